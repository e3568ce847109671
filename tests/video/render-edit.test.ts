// Cutting by real ffmpeg: which pictures and which beeps are in the result, counted.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { giveFolder } from '~/platform/fence.server';
import type { EditPart } from '~/video/edit-parts';
import { msOfFrame } from '~/video/edit-parts';
import { probeVideo } from '~/video/probe-video.server';
import { renderEdit } from '~/video/render-edit.server';
import { makeCountedClip, readBeeps, readNumbers, readSamples } from '../support/counted-clip';
import { makeClip } from '../support/media';
import { probeFile } from './pipeline-support';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
const signal = new AbortController().signal;

async function render(
  rate: { num: number; den: number },
  given: { file: string; parts: [fromMs: number, toMs: number][] }[],
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'edit-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  await giveFolder(folder);
  const pieces = await Promise.all(
    given.map(async ({ file, parts }, i) => ({
      file,
      facts: (await probeVideo({ file, signal })).facts,
      parts: parts.map(([fromMs, toMs]): EditPart => ({ videoId: String(i), fromMs, toMs })),
    })),
  );
  const shown: number[] = [];
  const onPercent = (percent: number) => void shown.push(percent);
  return { file: await renderEdit({ folder, rate, pieces, timeoutMs: 60_000, signal, onPercent }), shown };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

it('holds exactly the chosen frames, and each beep where its picture is', async () => {
  const file = await makeCountedClip({ seconds: 12 });
  const parts: [number, number][] = [
    [1520, 3520],
    [5600, 7600],
    [8600, 12_000],
  ];
  const result = await render({ num: 25, den: 1 }, [{ file, parts }]);
  expect(await readNumbers(result.file)).toEqual([
    ...numbers(38, 88),
    ...numbers(140, 190),
    ...numbers(215, 300),
  ]);
  const beeps = await readBeeps(result.file);
  expect(beeps.map(({ second }) => second)).toEqual([2, 3, 6, 7, 9, 10, 11]);
  for (const [i, at] of [0.48, 1.48, 2.4, 3.4, 4.4, 5.4, 6.4].entries()) {
    expect(Math.abs(beeps[i]!.atSeconds - at)).toBeLessThan(0.01);
  }
  const { streams } = await probeFile(
    result.file,
    'stream=codec_name,duration,r_frame_rate,color_space,has_b_frames',
  );
  expect(streams[0]).toMatchObject({ codec_name: 'h264', r_frame_rate: '25/1', color_space: 'bt709' });
  expect(Math.abs(Number(streams[1]!.duration) - 7.4)).toBeLessThan(0.03);
});

it('does not click where the sound is cut', async () => {
  // A steady low tone: a jump in the middle of its wave would be larger than any step within it.
  const file = await makeCountedClip({ seconds: 4, more: ['-af', 'aeval=0.6*sin(2*PI*110*t):c=same'] });
  const result = await render({ num: 25, den: 1 }, [
    {
      file,
      parts: [
        [0, 1040],
        [2000, 3000],
      ],
    },
  ]);
  const samples = await readSamples(result.file);
  const steepest = 0.6 * 32_768 * ((2 * Math.PI * 110) / 48_000);
  const seam = samples.subarray(Math.round(1.0 * 48_000), Math.round(1.1 * 48_000));
  let step = 0;
  for (let i = 1; i < seam.length; i++) step = Math.max(step, Math.abs(seam[i]! - seam[i - 1]!));
  expect(step).toBeLessThan(steepest * 2.2);
});

it('counts frames at 29.97 a second, over minutes of source time', async () => {
  const rate = { num: 30_000, den: 1001 };
  const file = await makeCountedClip({ seconds: 30, fps: 30_000 / 1001, width: 160, height: 120 });
  const parts = [315, 375, 765, 825].map((frame) => msOfFrame(frame, rate));
  const result = await render(rate, [
    {
      file,
      parts: [
        [parts[0]!, parts[1]!],
        [parts[2]!, parts[3]!],
      ],
    },
  ]);
  expect(await readNumbers(result.file)).toEqual([...numbers(315, 375), ...numbers(765, 825)]);
  const beeps = await readBeeps(result.file);
  expect(beeps.map(({ second }) => second)).toEqual([11, 12, 26, 27]);
  for (const [i, at] of [11 - 10.5105, 12 - 10.5105, 26 - 23.5235, 27 - 23.5235].entries()) {
    expect(Math.abs(beeps[i]!.atSeconds - at)).toBeLessThan(0.02);
  }
});

it('takes every second frame of 50, and gives silence where there is no sound', async () => {
  const file = await makeCountedClip({ seconds: 4, fps: 50, sound: false });
  const result = await render({ num: 25, den: 1 }, [{ file, parts: [[1000, 2000]] }]);
  const found = await readNumbers(result.file);
  expect(found).toHaveLength(25);
  found.forEach((number, i) => expect(Math.abs(number - (50 + 2 * i))).toBeLessThanOrEqual(1));
  expect((await readSamples(result.file)).some((sample) => Math.abs(sample) > 2)).toBe(false);
});

it('stands upright where the recording was held upright', async () => {
  const lying = await makeCountedClip({ seconds: 2 });
  const file = await makeClip('mp4', ['-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90']);
  const result = await render({ num: 25, den: 1 }, [{ file, parts: [[0, 1000]] }]);
  const { streams } = await probeFile(result.file, 'stream=width,height');
  expect(streams[0]).toMatchObject({ width: 240, height: 320 });
});

it('joins recordings of another size, rate and loudness, and one without sound, into the first one’s shape', async () => {
  const rate = { num: 25, den: 1 };
  const [wide, tall, mute] = await Promise.all([
    makeCountedClip({ seconds: 6, width: 320, height: 180 }),
    makeCountedClip({ seconds: 6, width: 180, height: 320, fps: 30, loudness: 0.06 }),
    makeCountedClip({ seconds: 4, width: 320, height: 240, sound: false }),
  ]);
  const result = await render(rate, [
    {
      file: wide,
      parts: [
        [1000, 3000],
        [4000, 6000],
      ],
    },
    { file: tall, parts: [[1000, 5000]] },
    { file: mute, parts: [[0, 2000]] },
  ]);
  const { streams } = await probeFile(result.file, 'stream=width,height,duration');
  expect(streams[0]).toMatchObject({ width: 320, height: 180 });
  const first = (await readNumbers(result.file)).slice(0, 100);
  expect(first).toEqual([...numbers(25, 75), ...numbers(100, 150)]);
  // 180×320 within 320×180 is 100 pixels wide.
  const second = (await readNumbers(result.file, '100:180:110:0')).slice(100, 200);
  second.forEach((number, i) => expect(Math.abs(number - (30 + (i * 30) / 25))).toBeLessThanOrEqual(1));
  const third = (await readNumbers(result.file, '240:180:40:0')).slice(200);
  expect(third).toEqual(numbers(0, 50));
  const beeps = await readBeeps(result.file);
  expect(beeps.map(({ second }) => second)).toEqual([1, 2, 4, 5, 1, 2, 3, 4]);
  beeps.forEach(({ atSeconds }, i) => expect(Math.abs(atSeconds - i)).toBeLessThan(0.05));
  const samples = await readSamples(result.file);
  const loudest = (from: number, to: number) =>
    samples.subarray(from * 48_000, to * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const ratio = loudest(0, 4) / loudest(4, 8);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
  expect(loudest(8, 10)).toBeLessThan(200);
});
