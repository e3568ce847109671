// A file that makes ffmpeg read another person's upload: each attack is first shown to work on ffmpeg as it comes, then
// to get nothing past our guard, and then to be refused by the pipeline.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputGuard, runFfmpeg } from '~/platform/ffmpeg.server';
import { pointElsewhere } from '../support/external-dref';
import { makeClip } from '../support/media';
import { colour, h264 } from '../support/odd-clips';
import { createPipeline, ownerId, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
let folder: string;
let theirs: string;
/** The first second of the other person's picture as every reader of it would get it. */
let secret: string;

const readPicture = async (file: string, before: string[]) => {
  const args = [...before, '-i', file, '-map', '0:v', '-frames:v', '1', '-f', 'framemd5', 'pipe:1'];
  const answer = await runFfmpeg(args, { timeoutMs: 20_000 }).catch(() => ({ stdout: '' }));
  return /^0,.* ([0-9a-f]{32})$/m.exec(answer.stdout)?.[1] ?? '';
};

beforeAll(async () => {
  pipeline = await createPipeline();
  folder = await mkdtemp(path.join(tmpdir(), 'attacks-'));
  theirs = path.join(folder, 'theirs.mp4');
  const clip = await makeClip('mp4', [...colour('lime'), '-t', '1', ...h264]);
  await writeFile(theirs, await readFile(clip));
  secret = await readPicture(theirs, []);
  expect(secret).not.toBe('');
});
afterAll(async () => {
  await pipeline.stop();
  await rm(folder, { recursive: true });
});

const hls = (address: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}\n#EXT-X-ENDLIST\n`;
const attacks: { name: string; write: () => string | Promise<Buffer>; unguarded: string[] }[] = [
  { name: 'an HLS playlist with its path', write: () => hls(theirs), unguarded: [] },
  { name: 'an HLS playlist with its name', write: () => hls('theirs.mp4'), unguarded: [] },
  {
    name: 'an HLS playlist, only local files allowed',
    write: () => hls(theirs),
    unguarded: ['-protocol_whitelist', 'file'],
  },
  {
    name: 'a concat script',
    write: () => `ffconcat version 1.0\nfile theirs.mp4\n`,
    unguarded: ['-protocol_whitelist', 'file'],
  },
  {
    name: 'a QuickTime file whose samples lie in another',
    write: () => pointElsewhere(theirs),
    unguarded: ['-enable_drefs', '1', '-use_absolute_path', '1'],
  },
];

describe('another person’s upload', () => {
  it.each(attacks)('is not read through $name', async ({ name, write, unguarded }) => {
    const attack = path.join(folder, `attack-${attacks.findIndex((a) => a.name === name)}.mp4`);
    await writeFile(attack, await write());
    expect(await readPicture(attack, unguarded)).toBe(secret);

    expect(await readPicture(attack, inputGuard)).not.toBe(secret);
    for (const demuxer of ['mov', 'matroska', 'avi', 'mpegts'])
      expect(await readPicture(attack, [...inputGuard, '-f', demuxer])).toBe('');
    const video = await pipeline.settle(attack, 1);
    expect(video).toMatchObject({ status: 'rejected', renditionSetId: null, renditionSets: [] });
    expect(video.reason).toMatch(/니다.*세요\.$/);
  });
});

it('a file’s name is words for people: no path and no command', async () => {
  const evil = '$(touch pwned);`touch pwned`;-i x\n& ..%2f..%2fetc.mp4';
  const file = path.join(folder, evil);
  await writeFile(file, await readFile(theirs));
  const video = await pipeline.settle(file, 1);
  expect(video).toMatchObject({ status: 'ready', ownerId, sourceKey: `originals/${video.id}` });
  expect(await readdir(path.join(pipeline.root, 'originals'))).toContain(video.id);
  const everything = await readdir(pipeline.root, { recursive: true });
  expect([...everything, ...(await readdir('.'))].filter((name) => /pwned|touch/.test(name))).toEqual([]);
});
