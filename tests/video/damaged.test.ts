// A recording that is partly damaged plays what decodes and tells its author what was lost; one that is beyond use, or
// no recording at all, is refused with advice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireVideo } from '~/video/find-video.server';
import { makeClip, makeTestClip } from '../support/media';
import { aac, h264, picture, tone } from '../support/odd-clips';
import {
  append,
  claimLength,
  claimMatroskaLength,
  cutOff,
  findBox,
  patchClip,
  renameCodec,
  scramble,
} from '../support/patch-media';
import { watchWhole } from '../support/watch-renditions';
import { createPipeline, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

/** Twelve seconds of a picture that fills its bytes evenly. */
const long = (extension: string, more: string[] = []) =>
  makeClip(extension, [
    ...[...picture('160x120', '25'), ...tone, '-t', '12', ...h264, '-x264-params', 'scenecut=0', ...aac],
    ...more,
  ]);
const fragments = ['-movflags', 'frag_keyframe+empty_moov+default_base_moof'];

describe('plays what is left, with a note', () => {
  it.each([
    ['MP4 damaged in the middle', async () => scramble(await long('mp4'), 0.4, 0.6)],
    ['MKV damaged in the middle', async () => scramble(await long('mkv'), 0.4, 0.6)],
    ['TS damaged in the middle', async () => scramble(await long('ts'), 0.4, 0.6)],
    ['MP4 damaged at the beginning', async () => scramble(await long('mp4'), 0.005, 0.15)],
  ])('%s', async (name, make) => {
    const video = await pipeline.settle(await make(), 1);
    expect(video).toMatchObject({ status: 'ready', reason: null, errorLog: null });
    const seconds = video.durationMs! / 1000;
    expect(seconds).toBeGreaterThanOrEqual(11);
    const [, from, lasts] = /^원본의 (\d+)초부터 (\d+)초가 손상되어 .*다시 올려 주세요\.$/.exec(video.note!)!;
    const [begins, ends] = name.includes('beginning') ? [0, 0.15 * 12] : [0.4 * 12, 0.6 * 12];
    expect(Math.abs(Number(from) - begins)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(Number(from) + Number(lasts) - ends)).toBeLessThanOrEqual(2);
    const { rungs, sound } = await watchWhole(setFolderOf(pipeline, video));
    for (const { ends } of [...rungs, sound]) expect(Math.abs(ends - seconds)).toBeLessThan(1.1);
    const { view } = await requireVideo({ db: pipeline.db, videoId: video.id, maySee: () => true });
    expect(view.note).toBe(video.note);
  });

  it.each([
    ['MP4 with its index in front', async () => cutOff(await long('mp4', ['-movflags', '+faststart']), 0.5)],
    ['MKV', async () => cutOff(await long('mkv'), 0.5)],
  ])('%s that breaks off', async (_name, make) => {
    const video = await pipeline.settle(await make(), 1);
    expect(video).toMatchObject({ status: 'ready', reason: null, errorLog: null });
    expect(video.note).toMatch(/^원본은 12초 길이로 적혀 있으나 [567]초에서 끊겨 있어 그 뒤가 빠졌습니다\./);
    expect(Math.abs(video.durationMs! - 6000)).toBeLessThanOrEqual(1000);
    await watchWhole(setFolderOf(pipeline, video));
  });

  it.each([
    ['a fragmented MP4', () => long('mp4', fragments)],
    ['a transport stream', () => long('ts')],
  ])('%s that breaks off never said how long it would be, and plays as it is', async (_name, make) => {
    const video = await pipeline.settle(await cutOff(await make(), 0.5), 1);
    expect(video).toMatchObject({ status: 'ready', errorLog: null });
    expect(Math.abs(video.durationMs! - 6000)).toBeLessThanOrEqual(1000);
    await watchWhole(setFolderOf(pipeline, video));
  });
});

describe('refused with a code, the reason and advice', () => {
  const short = () => makeTestClip({ seconds: 2, width: 160, height: 120 });
  const fake = (tail: string) => Buffer.from(`\0\0\0\x18ftypisom\0\0\x02\0isommp41${tail}`, 'latin1');
  const zip = 'PK\x03\x04rest of an archivePK\x05\x06' + '\0'.repeat(18);
  const encryption = [
    '-encryption_scheme',
    'cenc-aes-ctr',
    '-encryption_key',
    '76a6c65c5ea762046bd749a2e632ccbb',
  ];
  it.each([
    ['a still picture’s sound', () => makeClip('mp4', [...tone, '-t', '1', ...aac]), 'no-picture'],
    ['VVC', async () => renameCodec(await short(), 'avc1', 'vvc1'), 'undecodable'],
    ['AC-4 sound', async () => renameCodec(await short(), 'mp4a', 'ac-4'), 'sound-undecodable'],
    [
      'encrypted (CENC)',
      () =>
        makeClip('mp4', [
          ...[...picture(), ...tone, '-t', '1', ...h264, ...aac, ...encryption],
          ...['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'],
        ]),
      'encrypted',
    ],
    ['damaged nearly everywhere', async () => scramble(await long('mp4'), 0.01, 0.97), 'damaged'],
    ['too short', () => makeClip('mp4', [...picture(), '-frames:v', '2', ...h264]), 'too-short'],
    [
      'too long',
      () => makeClip('mkv', [...picture('32x32', '1/10'), '-t', '3700', ...h264, '-bf', '0']),
      'too-long',
    ],
    [
      'a length that lies',
      async () =>
        claimMatroskaLength(
          await makeTestClip({ seconds: 2, width: 160, height: 120, extension: 'mkv' }),
          40,
        ),
      'duration-mismatch',
    ],
    [
      'a web document behind an MP4’s first bytes',
      () => pipeline.write('a.mp4', fake('<html>hi</html>\n')),
      'not-video-markup',
    ],
    ['an archive behind an MP4’s first bytes', () => pipeline.write('b.mp4', fake(zip)), 'not-video-archive'],
    [
      'an archive hidden behind a whole MP4',
      async () => append(await short(), Buffer.from(zip, 'latin1')),
      'not-video-archive',
    ],
    [
      'an HLS playlist behind spaces',
      () => pipeline.write('c.mp4', ' \n\t#EXTM3U\n#EXTINF:1,\nx.ts\n'),
      'not-video-playlist',
    ],
    [
      'an HLS playlist behind a byte order mark',
      () => pipeline.write('d.mp4', '\ufeff#EXTM3U\nx.ts\n'),
      'not-video-playlist',
    ],
    [
      'a concat script',
      () => pipeline.write('e.mp4', "ffconcat version 1.0\nfile '/etc/passwd'\n"),
      'not-video-playlist',
    ],
    ['DASH', () => pipeline.write('f.mp4', '<?xml version="1.0"?><MPD/>'), 'not-video-markup'],
    ['SVG', () => pipeline.write('g.mp4', '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-video-markup'],
    ['an empty file', () => pipeline.write('h.mp4', ''), 'not-video-empty'],
  ])('%s', async (_name, make, code) => {
    const video = await pipeline.settle(await make(), 1);
    expect(video).toMatchObject({
      status: 'rejected',
      reasonCode: code,
      renditionSetId: null,
      errorLog: null,
    });
    expect(video.reason).toMatch(/니다.*세요\.$/);
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('but not for a header whose words the samples do not bear out', async () => {
    const wall = patchClip(await short(), 'wall', (bytes) => {
      const { at } = findBox(bytes, 'avc1', 1);
      bytes.writeUInt16BE(60_000, at + 24);
      bytes.writeUInt16BE(60_000, at + 26);
    });
    for (const file of [await wall, await claimLength(await short(), 40)]) {
      const video = await pipeline.settle(file, 1);
      expect(video).toMatchObject({ status: 'ready', durationMs: 2000, width: 160, height: 120 });
    }
  });
});
