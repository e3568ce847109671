import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runFfprobe } from '~/platform/ffmpeg.server';
import { ProgramError } from '~/platform/program.server';
import { renderNarratedLesson } from '~/studio/render-narrated-lesson.server';
import { parseCaptions } from '~/video/parse-captions';
import { makeTempFolder } from '../support/temp-folder';
import { readPixels } from './pixels';

const script = {
  title: '두 장짜리 강의',
  poster: 'pool',
  slides: [
    {
      kicker: '시작',
      title: '컵을 헹굽니다',
      points: ['세 번'],
      narration: '컵을 헹굽니다. 세 번 헹굽니다.',
    },
    {
      kicker: '끝',
      title: '1분 안에 읽습니다',
      points: [],
      narration: '일 분 안에 읽습니다.\n값을 적습니다.',
    },
  ],
};
interface Probe {
  streams: Record<string, string | number>[];
  packets?: { pts_time: string; flags: string }[];
}

test('two slides become a phone-friendly film whose captions lie on the words', async () => {
  const workFolder = makeTempFolder();
  const percents: number[] = [];
  const lesson = await renderNarratedLesson({
    script,
    workFolder,
    onProgress: (percent) => percents.push(percent),
  });

  const probe = (await runFfprobe(lesson.file, ['-show_streams'], { timeoutMs: 10_000 })) as Probe;
  const [video, audio] = probe.streams;
  expect(video).toMatchObject({
    codec_name: 'h264',
    pix_fmt: 'yuv420p',
    width: 1280,
    height: 720,
    r_frame_rate: '10/1',
  });
  expect(audio).toMatchObject({ codec_name: 'aac', profile: 'LC', sample_rate: '48000', channels: 2 });
  expect(Math.abs(Number(video!.duration) * 1000 - lesson.durationMs)).toBeLessThanOrEqual(100);
  expect(Math.abs(Number(audio!.duration) * 1000 - lesson.durationMs)).toBeLessThanOrEqual(100);

  const packets = ['-select_streams', 'v', '-show_packets', '-show_entries', 'packet=pts_time,flags'];
  const times = ((await runFfprobe(lesson.file, packets, { timeoutMs: 10_000 })) as Probe).packets!;
  expect(times).toHaveLength(Math.round(lesson.durationMs / 100));
  times.forEach(({ pts_time }, index) => expect(Number(pts_time)).toBeCloseTo(index / 10, 3));
  const keys = times.filter(({ flags }) => flags.startsWith('K')).map(({ pts_time }) => Number(pts_time));
  expect(
    Math.max(...keys.map((at, index) => (keys[index + 1] ?? lesson.durationMs / 1000) - at)),
  ).toBeLessThanOrEqual(2.1);

  const { cues } = parseCaptions(lesson.vtt);
  expect(cues.map(([, , text]) => text)).toEqual([
    '컵을 헹굽니다.',
    '세 번 헹굽니다.',
    '일 분 안에 읽습니다.',
    '값을 적습니다.',
  ]);
  expect(cues.at(-1)![1]).toBeLessThan(lesson.durationMs);
  // Each cue begins where a pause ends: the voice track is silent right before and speaks right after.
  const wave = await fs.readFile(path.join(workFolder, 'narration.wav'));
  const rate = wave.readUInt32LE(24);
  const loudest = (fromMs: number, toMs: number) => {
    let peak = 0;
    for (let at = Math.round((fromMs * rate) / 1000); at < Math.round((toMs * rate) / 1000); at++)
      peak = Math.max(peak, Math.abs(wave.readInt16LE(44 + at * 2)));
    return peak;
  };
  for (const [startMs, endMs] of cues) {
    expect(loudest(startMs - 100, startMs - 5)).toBe(0);
    expect(loudest(startMs, Math.min(endMs, startMs + 400))).toBeGreaterThan(1000);
  }

  // The picture changes when the second slide is spoken of.
  const slides = await Promise.all(
    ['slide-001.png', 'slide-002.png'].map((name) => readPixels(path.join(workFolder, name))),
  );
  const differing = (a: Buffer, b: Buffer) => a.filter((value, at) => Math.abs(value - b[at]!) > 48).length;
  const secondMs = cues[2]![0];
  for (const [atMs, shown] of [
    [0, 0],
    [secondMs - 200, 0],
    [secondMs + 100, 1],
    [lesson.durationMs - 200, 1],
  ] as const) {
    const frame = await readPixels(lesson.file, ['-ss', (atMs / 1000).toFixed(3)]);
    expect(differing(frame, slides[shown]!)).toBeLessThan(200);
    expect(differing(frame, slides[1 - shown]!)).toBeGreaterThan(5000);
  }

  expect(lesson.posterPng.subarray(1, 4).toString()).toBe('PNG');
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(percents.at(-1)).toBe(100);
});

test('ends at once when told to', async () => {
  const stop = AbortSignal.abort();
  const rendering = renderNarratedLesson({ script, workFolder: makeTempFolder(), signal: stop });
  await expect(rendering).rejects.toSatisfy(
    (error) => error instanceof ProgramError || (error as Error).name === 'AbortError',
  );
});
