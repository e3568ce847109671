// The playlist of keyframes, read by a reader of its own: every byte range is one keyframe, and nothing else changed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { splitFragments } from '~/video/split-fragments';
import { makeTestClip } from '../support/media';
import { createPipeline, probeFile, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
let folder: string;
let scratch: string;
beforeAll(async () => {
  pipeline = await createPipeline();
  scratch = await mkdtemp(path.join(tmpdir(), 'keyframes-'));
  const clip = await makeTestClip({ seconds: 9.2, width: 640, height: 360 });
  folder = setFolderOf(pipeline, await pipeline.settle(clip));
}, 120_000);
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await pipeline.stop();
});

const framesOf = async (input: string) => {
  const args = ['-protocol_whitelist', 'file', '-i', input, '-map', '0:v', '-fps_mode', 'passthrough'];
  const md5 = ['-xerror', ...args, '-f', 'framemd5', 'pipe:1'];
  const { stdout, stderrTail } = await runFfmpeg(md5, { timeoutMs: 60_000 });
  expect(stderrTail).toBe('');
  return stdout.split('\n').flatMap((line) => /^0,.* ([0-9a-f]{32})$/.exec(line)?.[1] ?? []);
};

describe('the playlist of keyframes', () => {
  it('is announced with its rate, codec, size and address', async () => {
    const master = await readFile(path.join(folder, 'master.m3u8'), 'utf8');
    const [, words] = /^#EXT-X-I-FRAME-STREAM-INF:(.*)$/m.exec(master)!;
    expect(words).toMatch(
      /^BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.64[0-9a-f]{4}",RESOLUTION=426x240,URI="240p\/iframes\.m3u8"$/,
    );
    expect(words).not.toContain('mp4a');
  });

  it('names byte ranges that are one keyframe each, at the instants of the rung', async () => {
    const text = await readFile(path.join(folder, '240p', 'iframes.m3u8'), 'utf8');
    for (const line of ['#EXT-X-I-FRAMES-ONLY', '#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-ENDLIST'])
      expect(text.split('\n')).toContain(line);
    const init = await readFile(path.join(folder, '240p', /MAP:URI="([^"]+)"/.exec(text)![1]!));
    const entries = [...text.matchAll(/#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n(\S+)/g)];
    expect(entries.map(([, seconds]) => Number(seconds))).toEqual([2, 2, 2, 2, expect.closeTo(1.2, 2)]);
    const whole = await framesOf(path.join(folder, '240p', 'media.m3u8'));
    expect(whole).toHaveLength(230);
    expect(await framesOf(path.join(folder, '240p', 'iframes.m3u8'))).toEqual(
      [0, 50, 100, 150, 200].map((i) => whole[i]),
    );
    const target = Number(/TARGETDURATION:(\d+)/.exec(text)![1]);
    for (const [i, [, seconds, bytes, offset, uri]] of entries.entries()) {
      const segment = await readFile(path.join(folder, '240p', uri!));
      const range = segment.subarray(Number(offset), Number(offset) + Number(bytes));
      expect(range).toHaveLength(Number(bytes));
      expect(range.toString('latin1', 4, 8)).toBe('moof');
      const alone = path.join(scratch, `${i}.mp4`);
      await writeFile(alone, Buffer.concat([init, range]));
      expect(await framesOf(alone)).toEqual([whole[i * 50]]);
      expect(Math.round(Number(seconds))).toBeLessThanOrEqual(target);
    }
  });

  it('leaves the rung whole: its keyframes are where they were, in fragments that begin with them', async () => {
    const { packets } = await probeFile(path.join(folder, '240p', 'media.m3u8'), 'packet=pts_time,flags');
    const keys = packets.filter((p) => p['flags']!.includes('K')).map((p) => Number(p['pts_time']));
    expect(keys).toEqual([0, 2, 4, 6, 8]);
    const segment = await readFile(path.join(folder, '240p', 's00000.m4s'));
    expect([...segment.toString('latin1').matchAll(/moof/g)]).toHaveLength(6);
  });

  it('says nothing to the player of the page: it is no variant', async () => {
    const master = await readFile(path.join(folder, 'master.m3u8'), 'utf8');
    const variants = master.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(variants).toEqual(['360p/media.m3u8', '240p/media.m3u8', 'audio/media.m3u8']);
  });

  it('is not made of what does not look like a segment', async () => {
    const segment = await readFile(path.join(folder, '360p', 's00000.m4s'));
    expect(splitFragments(segment, 1).keyframes).toHaveLength(3);
    const cut = () => splitFragments(segment.subarray(0, segment.length - 1), 1);
    expect(cut).toThrow('beyond its end');
    expect(() => splitFragments(Buffer.from('nothing of the kind'), 1)).toThrow();
    // Cut already: two runs are not one.
    expect(() => splitFragments(splitFragments(segment, 1).segment, 1)).toThrow();
  });
});
