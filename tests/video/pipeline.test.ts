// Real recordings through the real pipeline: what plays afterwards, measured by ffprobe and a full decode.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { requireVideo } from '~/video/find-video.server';
import { sweepRenditions } from '~/video/sweep-renditions.server';
import { readStoryboard } from '~/watch/read-storyboard';
import { makeClip, makeTestClip } from '../support/media';
import { createPipeline, ownerId, probeFile, readMaster, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

const setFolder = (video: { renditionSetId: string | null }) =>
  path.join(pipeline.root, 'renditions', video.renditionSetId!);
const decodeWhole = (playlist: string) =>
  runFfmpeg(['-xerror', '-protocol_whitelist', 'file', '-i', playlist, '-f', 'null', '-'], {
    timeoutMs: 60_000,
  });

describe('a plain phone recording of 8 seconds', () => {
  let video: Awaited<ReturnType<Pipeline['find']>>;
  let folder: string;
  beforeAll(async () => {
    video = await pipeline.settle(await makeTestClip({ seconds: 8.4, width: 640, height: 360, fps: 30 }));
    folder = setFolder(video);
  });

  it('becomes ready with whole seconds and an upright size', () => {
    expect(video).toMatchObject({
      status: 'ready',
      percent: 100,
      durationMs: 8000,
      width: 640,
      height: 360,
      reason: null,
    });
  });

  it('is announced by a master playlist that tells the truth', async () => {
    const { lines, variants, media } = await readMaster(path.join(folder, 'master.m3u8'));
    expect(lines).toContain('#EXT-X-INDEPENDENT-SEGMENTS');
    expect(variants.map((v) => v.uri)).toEqual(['360p/media.m3u8', '240p/media.m3u8', 'audio/media.m3u8']);
    expect(variants[0]).toMatchObject({
      RESOLUTION: '640x360',
      'FRAME-RATE': '30.000',
      'CLOSED-CAPTIONS': 'NONE',
      AUDIO: 'audio',
      CODECS: expect.stringMatching(/^avc1\.64[0-9a-f]{4},mp4a\.40\.2$/) as string,
    });
    expect(variants[2]).toMatchObject({ CODECS: 'mp4a.40.2', AUDIO: 'audio' });
    expect(media).toMatchObject([
      { TYPE: 'AUDIO', 'GROUP-ID': 'audio', URI: 'audio/media.m3u8', DEFAULT: 'YES' },
    ]);
    for (const variant of variants) {
      const names = await readdir(path.join(folder, path.dirname(variant.uri!)));
      const sizes = await Promise.all(
        names
          .filter((n) => n.endsWith('.m4s'))
          .map(async (n) => (await stat(path.join(folder, path.dirname(variant.uri!), n))).size),
      );
      expect(Number(variant.BANDWIDTH)).toBeGreaterThanOrEqual(Number(variant['AVERAGE-BANDWIDTH']));
      expect(Number(variant.BANDWIDTH)).toBeGreaterThanOrEqual((Math.max(...sizes) * 8) / 6.1);
    }
  });

  it('is cut at the same keyframes, every two seconds, in all rungs', async () => {
    const keyframes = await Promise.all(
      ['240p', '360p'].map(async (rung) => {
        const { packets } = await probeFile(path.join(folder, rung, 'media.m3u8'), 'packet=pts_time,flags');
        return packets.filter((p) => p.flags!.includes('K')).map((p) => Number(p.pts_time));
      }),
    );
    expect(keyframes[0]).toEqual([0, 2, 4, 6, 8]);
    expect(keyframes[1]).toEqual(keyframes[0]);
    expect(await readFile(path.join(folder, '240p', 'media.m3u8'), 'utf8')).toMatch(
      /#EXTINF:6\.000000,[^]*#EXTINF:2\.400000,/,
    );
  });

  it('is H.264 High 4:2:0 with AAC stereo, both from zero, and decodes whole', async () => {
    const { streams } = await probeFile(
      path.join(folder, '360p', 'media.m3u8'),
      'stream=codec_name,profile,pix_fmt,width,height,start_time,color_space',
    );
    expect(streams[0]).toMatchObject({
      codec_name: 'h264',
      profile: 'High',
      pix_fmt: 'yuv420p',
      width: 640,
      height: 360,
      color_space: 'bt709',
    });
    expect(Number(streams[0]!.start_time)).toBe(0);
    const sound = await probeFile(
      path.join(folder, 'audio', 'media.m3u8'),
      'stream=codec_name,channels,sample_rate,start_time',
    );
    expect(sound.streams[0]).toMatchObject({ codec_name: 'aac', channels: 2, sample_rate: '48000' });
    expect(Math.abs(Number(sound.streams[0]!.start_time))).toBeLessThan(0.05);
    for (const name of ['240p', '360p', 'audio']) await decodeWhole(path.join(folder, name, 'media.m3u8'));
    const poster = await probeFile(path.join(folder, 'poster.jpg'), 'stream=codec_name,width,height');
    expect(poster.streams[0]).toMatchObject({ codec_name: 'mjpeg', width: 640, height: 360 });
  });

  it('has a scene for every two seconds to seek by', async () => {
    const { streams } = await probeFile(path.join(folder, 'storyboard.jpg'), 'stream=width,height');
    expect(streams).toMatchObject([{ width: 5 * 160, height: 90 }]);
    const scenes = readStoryboard(await readFile(path.join(folder, 'storyboard.vtt'), 'utf8'))!;
    expect(scenes.scenes.map(({ fromSeconds, x }) => [fromSeconds, x])).toEqual([
      [0, 0],
      [2, 160],
      [4, 320],
      [6, 480],
      [8, 640],
    ]);
  });

  it('played early as it came, and that preview goes when nobody can be watching it any more', async () => {
    expect(video.renditionSets.map((set) => set.provisional).sort()).toEqual([false, true]);
    const preview = video.renditionSets.find((set) => set.provisional)!;
    await decodeWhole(pipeline.storage.localPath(`${preview.prefix}/source/media.m3u8`));
    const sweep = (hours: number) =>
      sweepRenditions({
        ...pipeline.deps,
        now: new Date(pipeline.clock.now().getTime() + hours * 3_600_000),
      });
    expect(await sweep(1)).toBe(0);
    expect(await sweep(3)).toBe(1);
    expect(await pipeline.storage.stat(`${preview.prefix}/master.m3u8`)).toBeNull();
    expect(await pipeline.storage.stat(`renditions/${video.renditionSetId!}/master.m3u8`)).not.toBeNull();
  });

  it('is shown as the contract says, to those who may see it', async () => {
    const { view } = await requireVideo({
      db: pipeline.db,
      videoId: video.id,
      maySee: (v) => v.ownerId === ownerId,
    });
    expect(view).toEqual({
      ...{ id: video.id, status: 'ready', percent: 100, reason: null, note: null },
      ...{ durationSeconds: 8, playable: true, queue: null, minutesLeft: null },
      ...{ masterUrl: `/media/${video.renditionSetId!}/master.m3u8`, width: 640, height: 360 },
    });
    for (const videoId of [video.id, 'x', '11111111-2222-4333-8444-555555555555']) {
      await expect(requireVideo({ db: pipeline.db, videoId, maySee: () => false })).rejects.toMatchObject({
        status: 404,
      });
    }
  });

  it('leaves no working folder behind', async () => {
    expect(await pipeline.workFolders()).toEqual([]);
  });
});

describe('every other recording becomes the same shape', { timeout: 60_000 }, () => {
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=44100'];
  const picture = (spec: string) => ['-f', 'lavfi', '-i', spec];
  it.each([
    {
      name: 'odd sizes in WebM (VP9)',
      clip: () =>
        makeClip('webm', [
          ...picture('testsrc=size=161x121:rate=29.97'),
          '-t',
          '1.5',
          '-c:v',
          'libvpx-vp9',
          '-cpu-used',
          '8',
          '-deadline',
          'realtime',
        ]),
      ready: { width: 161, height: 121, durationMs: 1000 },
      top: '160x120',
    },
    {
      name: '60 frames a second, HEVC 10 bit HLG, 5.1 sound later than the picture',
      clip: () =>
        makeClip('mkv', [
          ...picture('testsrc2=size=320x240:rate=60'),
          ...[
            '-itsoffset',
            '0.5',
            ...tone,
            '-t',
            '2',
            '-ac',
            '6',
            '-c:a',
            'ac3',
            '-c:v',
            'libx265',
            '-preset',
            'ultrafast',
            '-pix_fmt',
            'yuv420p10le',
          ],
          ...[
            '-color_trc',
            'arib-std-b67',
            '-color_primaries',
            'bt2020',
            '-colorspace',
            'bt2020nc',
            '-x265-params',
            'log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc',
          ],
        ]),
      ready: { durationMs: 2000 },
      top: '320x240',
      rate: '30.000',
    },
    {
      name: 'tiny',
      clip: () => makeTestClip({ seconds: 1, width: 32, height: 18 }),
      ready: { width: 32, height: 18, durationMs: 1000 },
      top: '32x18',
    },
  ])('$name', async ({ clip, ready, top, rate }) => {
    const video = await pipeline.settle(await clip());
    expect(video).toMatchObject({ status: 'ready', errorLog: null, ...ready });
    const { variants } = await readMaster(path.join(setFolder(video), 'master.m3u8'));
    const pictures = variants.filter((v) => v.RESOLUTION);
    const largest = pictures.reduce((a, b) => (Number(a.BANDWIDTH) > Number(b.BANDWIDTH) ? a : b));
    if (top) expect(largest.RESOLUTION).toBe(top);
    if (rate) expect(largest['FRAME-RATE']).toBe(rate);
    const names = [...pictures.map((v) => v.uri!), 'audio/media.m3u8'];
    for (const name of names) await decodeWhole(path.join(setFolder(video), name));
    const ends = await Promise.all(
      names.map(async (name) => {
        const { packets } = await probeFile(
          path.join(setFolder(video), name),
          'packet=pts_time,duration_time',
        );
        return Math.max(...packets.map((p) => Number(p.pts_time) + Number(p.duration_time ?? 0)));
      }),
    );
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.1);
  });

  it('in two rungs where only two are asked for', async () => {
    const video = await pipeline.settle(await makeTestClip({ seconds: 1, width: 1280, height: 720 }), 2);
    expect(video.errorLog).toBeNull();
    expect(video.renditionSets.find((s) => !s.provisional)!.rungs).toMatchObject([
      { name: '240p' },
      { name: '360p' },
    ]);
  });
});
