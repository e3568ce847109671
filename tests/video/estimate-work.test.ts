// How long work takes: by what was measured, in words that are never nonsense; and how long a failure waits.
import { describe, expect, it } from 'vitest';
import { estimateLeft, estimateWork, toldMinutes } from '~/video/estimate-work';
import { waitAfterDeath, waitAfterFailure } from '~/video/retry-wait';

const MB = 1_000_000;
/** A minute of 1080p that took so many seconds. */
const minute = (workSeconds: number, pixels: number | null = 1920 * 1080) => ({
  ...{ workSeconds, sizeBytes: 60 * MB, recordingSeconds: pixels && 60, pixels },
});

describe('work is foreseen', () => {
  it.each([
    ['not at all where nothing was measured', [], minute(0), null],
    ['by seconds and pixels', [minute(40)], { ...minute(0), recordingSeconds: 300 }, 200],
    ['at a quarter for a quarter of the pixels', [minute(40)], minute(0, (1920 * 1080) / 4), 10],
    ['by the median, not by what once took forever', [30, 40, 9000].map((s) => minute(s)), minute(0), 40],
    [
      'by bytes where its picture is not known yet',
      [minute(40)],
      { ...minute(0, null), sizeBytes: 30 * MB },
      20,
    ],
    ['by bytes where that of the measured is not known', [minute(40, null)], minute(0), 40],
    ['not at all for no bytes', [minute(40)], { sizeBytes: 0, recordingSeconds: null, pixels: null }, null],
  ])('%s', (_name, measured, work, seconds) => {
    const estimated = estimateWork(measured, work);
    if (seconds === null) expect(estimated).toBeNull();
    else expect(estimated).toBeCloseTo(seconds, 6);
  });
});

describe('time left', () => {
  it.each([
    [
      'is not known at the start of unknown work',
      { elapsedSeconds: 0, percent: 0, estimatedSeconds: null },
      null,
    ],
    ['is what was foreseen at the start', { elapsedSeconds: 10, percent: 0, estimatedSeconds: 100 }, 90],
    [
      'goes by its own pace where nothing was foreseen',
      { elapsedSeconds: 30, percent: 25, estimatedSeconds: null },
      90,
    ],
    ['weighs both as it goes on', { elapsedSeconds: 50, percent: 50, estimatedSeconds: 150 }, 75],
    [
      'goes by its pace where it takes longer than foreseen',
      { elapsedSeconds: 90, percent: 30, estimatedSeconds: 60 },
      210,
    ],
    [
      'is not known where all that was foreseen has passed',
      { elapsedSeconds: 90, percent: null, estimatedSeconds: 60 },
      null,
    ],
    ['is nothing at the end', { elapsedSeconds: 90, percent: 100, estimatedSeconds: 60 }, 0],
  ])('%s', (_name, work, seconds) => expect(estimateLeft(work)).toBe(seconds));
});

it.each([
  [null, null],
  [Number.NaN, null],
  [Infinity, null],
  [-5, null],
  [0, 1],
  [1, 1],
  [60, 1],
  [61, 2],
  [359, 6],
  [86_400, 1440],
  [86_401, null],
])('%s seconds are told as %s minutes', (seconds, minutes) => expect(toldMinutes(seconds)).toBe(minutes));

it('waits twice as long after each failure, an hour at most, and nine times', () => {
  const waits = Array.from({ length: 10 }, (_, i) => waitAfterFailure(i + 1));
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, null]);
});

it('takes up what died once at once, and lets others go before what died again', () => {
  expect([1, 2, 3, 9].map(waitAfterDeath)).toEqual([0, 15, 60, 3600]);
});
