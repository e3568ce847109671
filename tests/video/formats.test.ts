// Every kind of picture a phone, an editor or a screen recorder writes becomes the same shape, upright and in ordinary
// colours: one property a clip, through the real pipeline.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip, makeTestClip } from '../support/media';
import {
  colour,
  formats,
  h264,
  makeAlphaClip,
  makeAv1Clip,
  makeCornerClip,
  makeHdrClip,
  picture,
} from '../support/odd-clips';
import { setMatrix } from '../support/patch-media';
import { expectOneShape, readColours } from '../support/watch-renditions';
import { createPipeline, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

/** Processes the clip, expects it ready and whole, and returns where it lies and what is in it. */
async function play(clip: string) {
  const video = await pipeline.settle(clip, 1);
  expect(video).toMatchObject({ status: 'ready', reason: null, note: null, errorLog: null });
  const folder = setFolderOf(pipeline, video);
  const { rungs, sound } = await expectOneShape(folder);
  const [rung] = rungs;
  const size = `${String(rung!.stream['width'])}x${String(rung!.stream['height'])}`;
  const name = `${Math.min(Number(rung!.stream['width']), Number(rung!.stream['height']))}p`;
  return { video, folder, size, rung: rung!, sound, playlist: path.join(folder, name, 'media.m3u8') };
}

const near = (wanted: number[]) => (colours: number[]) =>
  colours.every((value, i) => Math.abs(value - wanted[i]!) < 60);
const names: Record<string, (rgb: number[]) => boolean> = {
  red: near([255, 0, 0]),
  green: near([0, 255, 0]),
  blue: near([0, 0, 255]),
  white: near([255, 255, 255]),
  black: near([0, 0, 0]),
};
const nameOf = (rgb: number[]) => Object.keys(names).find((name) => names[name]!(rgb)) ?? rgb.join();

describe('codecs and containers', () => {
  it.each(Object.entries(formats))('%s', async (_name, make) => {
    const { video, size } = await play(await make());
    expect(video.durationMs).toBe(2000);
    expect(['160x120', '176x144', '192x144']).toContain(size);
  });

  it('AV1 in MP4', async () => {
    expect((await play(await makeAv1Clip())).size).toBe('160x120');
  });
});

describe('held any way', () => {
  it.each([
    ['a quarter to the right', [0, 1, -1, 0], 'blue red white green', '120x160'],
    ['upside down', [-1, 0, 0, -1], 'white blue green red', '160x120'],
    ['a quarter to the left', [0, -1, 1, 0], 'green white red blue', '120x160'],
    ['mirrored by a front camera', [-1, 0, 0, 1], 'green red white blue', '160x120'],
    ['mirrored upside down', [1, 0, 0, -1], 'blue white red green', '160x120'],
    ['mirrored and turned', [0, 1, 1, 0], 'red blue green white', '120x160'],
  ] as const)('%s', async (_name, matrix, corners, size) => {
    const shown = await play(await setMatrix(await makeCornerClip(), matrix));
    expect(shown.size).toBe(size);
    expect((await readColours(shown.playlist)).map(nameOf).join(' ')).toBe(corners);
  });
});

describe('sizes and pixels', () => {
  it.each([
    ['odd', ['-f', 'lavfi', '-i', 'testsrc=size=161x121:rate=25'], [], '160x120', [161, 121]],
    ['wide pixels', picture('176x144'), ['-vf', 'setsar=16/11'], '256x144', [256, 144]],
    ['tall pixels', picture('160x120'), ['-vf', 'setsar=1/2'], '80x120', [80, 120]],
  ])('%s', async (_name, input, more, size, [width, height]) => {
    const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'];
    const shown = await play(await makeClip('mkv', [...input, ...more, '-t', '0.4', ...codec]));
    expect(shown.size).toBe(size);
    expect(shown.video).toMatchObject({ width, height });
  });
});

describe('frame rates', () => {
  it.each([
    ['one a second', picture('160x120', '1'), ['-t', '3'], 3000, '10/1'],
    ['120 a second', picture('160x120', '120'), ['-t', '1'], 1000, '30/1'],
    ['NTSC', picture('160x120', '30000/1001'), ['-t', '2'], 2000, '30000/1001'],
    [
      'as they come',
      picture('160x120', '30'),
      ['-vf', "select='not(mod(n,7))+lt(mod(n,30),10)'", '-fps_mode', 'vfr', '-t', '2'],
      2000,
      '30/1',
    ],
  ])('%s', async (_name, input, more, durationMs, rate) => {
    const { video, rung } = await play(await makeClip('mp4', [...input, ...more, ...h264]));
    expect(Math.abs(video.durationMs! - durationMs)).toBeLessThanOrEqual(1000);
    expect(rung.stream['r_frame_rate']).toBe(rate);
    const [frames, a_second] = rate.split('/').map(Number) as [number, number];
    expect(Math.abs(rung.frames - ((rung.ends - rung.starts) * frames) / a_second)).toBeLessThan(1.5);
  });
});

describe('colours', () => {
  it.each(['arib-std-b67', 'smpte2084'] as const)(
    'HDR %s: reference white is bright and not burnt out on an ordinary screen',
    async (transfer) => {
      const { playlist } = await play(await makeHdrClip(transfer));
      const [rgb] = await readColours(playlist, 1, 1);
      expect(Math.max(...rgb!) - Math.min(...rgb!)).toBeLessThan(12);
      expect(rgb![0]).toBeGreaterThan(150);
      expect(rgb![0]).toBeLessThan(252);
    },
  );

  it('full range keeps its black, grey and white', async () => {
    const clip = await makeClip('avi', [
      ...['-f', 'lavfi', '-i', 'color=black:size=162x120:rate=25,format=rgb24'],
      ...['-vf', 'drawbox=54:0:54:120:0x808080:fill,drawbox=108:0:54:120:white:fill', '-t', '0.4'],
      ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj444p', '-q:v', '2'],
    ]);
    const shades = (await readColours((await play(clip)).playlist, 3, 1)).map(([red]) => red!);
    for (const [i, wanted] of [0, 128, 255].entries()) expect(Math.abs(shades[i]! - wanted)).toBeLessThan(8);
  });

  it.each(['QuickTime', 'ProRes 4444', 'VP9'] as const)(
    'see-through %s lies on black, whatever is hidden there',
    async (kind) => {
      const { playlist } = await play(await makeAlphaClip(kind));
      expect((await readColours(playlist, 2, 1)).map(nameOf)).toEqual(['black', 'red']);
    },
  );

  it('interlaced fields become whole pictures', async () => {
    const clip = await makeClip('ts', [
      ...picture('160x120', '50'),
      ...['-vf', 'interlace', '-flags', '+ilme+ildct', '-t', '1', '-c:v', 'mpeg2video'],
    ]);
    expect((await play(clip)).rung.stream).toMatchObject({ r_frame_rate: '25/1' });
  });
});

describe('several tracks', () => {
  const twoPictures = [...colour('red'), ...colour('blue'), '-map', '0', '-map', '1', '-t', '0.4', ...h264];

  it('the first picture track is shown', async () => {
    const clip = await makeClip('mkv', [...twoPictures, '-disposition:v', '0']);
    expect((await readColours((await play(clip)).playlist, 1, 1)).map(nameOf)).toEqual(['red']);
  });

  it('unless another is marked as the default', async () => {
    const marks = ['-disposition:v:0', '0', '-disposition:v:1', 'default'];
    const clip = await makeClip('mkv', [...twoPictures, ...marks]);
    expect((await readColours((await play(clip)).playlist, 1, 1)).map(nameOf)).toEqual(['blue']);
  });

  it('a cover picture is no picture track, even where it comes first', async () => {
    const cover = await makeClip('jpg', [...colour('red'), '-frames:v', '1', '-update', '1']);
    const film = await makeClip('mp4', [...colour('blue'), '-t', '0.4', ...h264]);
    const clip = await makeClip('mp4', [
      ...['-i', cover, '-i', film, '-map', '0', '-map', '1', '-c', 'copy'],
      ...['-disposition:v:0', 'attached_pic'],
    ]);
    expect((await readColours((await play(clip)).playlist, 1, 1)).map(nameOf)).toEqual(['blue']);
  });
});

it('says the upright size of a turned recording in every rung', async () => {
  const flat = await makeTestClip({ seconds: 1, width: 640, height: 360, sound: false });
  const video = await pipeline.settle(await setMatrix(flat, [0, 1, -1, 0]));
  expect(video).toMatchObject({ status: 'ready', width: 360, height: 640 });
  const { rungs } = await expectOneShape(setFolderOf(pipeline, video));
  expect(rungs.map(({ stream }) => `${String(stream['width'])}x${String(stream['height'])}`)).toEqual([
    '240x426',
    '360x640',
  ]);
});
