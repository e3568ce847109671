// How busy a picture is decides its ladder; the ladder and the policy decide what is encoded first. Pure tables.
import { describe, expect, it } from 'vitest';
import { bitsPerPixelOf, planParts } from '~/video/measure-complexity.server';
import { capKbps, planLadder } from '~/video/plan-ladder';
import { planStages } from '~/video/plan-stages';

const FULL_HD = { width: 1920, height: 1080 };
const names = (rungs: { name: string }[] | null) => rungs?.map(({ name }) => name).join(' ') ?? null;

describe('the ladder of a picture', () => {
  it.each([
    // bits per pixel, busiest, frame rate, rungs
    ['a talk before trees', 0.12, 0.2, 30, '240p 360p 540p 720p 1080p'],
    ['a face', 0.05, 0.06, 30, '240p 360p 540p 720p 1080p'],
    ['slides that move a little', 0.008, 0.02, 30, '360p 720p 1080p'],
    ['still slides', 0.002, 0.004, 30, '360p 1080p'],
    ['a black picture', 0, 0, 30, '360p 1080p'],
    ['a face at 10 frames a second', 0.05, 0.06, 10, '360p 540p 720p 1080p'],
  ])('%s', (_name, bitsPerPixel, busiest, framesPerSecond, rungs) => {
    const complexity = { bitsPerPixel, busiest };
    expect(names(planLadder({ ...FULL_HD, framesPerSecond, complexity }))).toBe(rungs);
  });

  it('is whole where nothing is known', () => {
    expect(planLadder({ ...FULL_HD, complexity: null })).toEqual(planLadder(FULL_HD));
  });

  it('lowers the caps of a quiet picture, never below what a film between slides needs', () => {
    const capOf = (busiest: number) =>
      planLadder({ ...FULL_HD, complexity: { bitsPerPixel: 0.03, busiest } }).at(-1)!.maxKbps;
    const full = capKbps(1920, 1080);
    expect(capOf(0.5)).toBe(full);
    expect(capOf(0.03)).toBeLessThan(full);
    expect(capOf(0.001)).toBe(Math.ceil((full * 0.4) / 10) * 10);
  });

  it('gives fewer frames fewer bits, and no more to more than 30', () => {
    expect(capKbps(1280, 720, 60)).toBe(capKbps(1280, 720, 30));
    expect(capKbps(1280, 720, 10)).toBeLessThan(0.6 * capKbps(1280, 720, 30));
    expect(capKbps(1280, 720, 15)).toBeGreaterThan(0.5 * capKbps(1280, 720, 30));
  });

  it('keeps the lowest so many before it drops any', () => {
    const complexity = { bitsPerPixel: 0.002, busiest: 0.004 };
    expect(names(planLadder({ ...FULL_HD, complexity, maxRungs: 2 }))).toBe('360p');
  });
});

describe('how busy', () => {
  it.each([
    [360, [44.75, 134.25, 223.75, 313.25]],
    [9, [1.75, 5.25]],
    [3, [0.5]],
    [0.5, [0]],
  ])('%f seconds are looked at inside', (seconds, parts) => {
    expect(planParts(seconds)).toEqual(parts);
  });

  it('is read from the sizes of frames', () => {
    const rung = { name: '', width: 100, height: 10, maxKbps: 0 };
    const text = '#tb 0: 1/30\n0,   -1,  0,  1,   1000, 0x1\n0,  0,  1,  1,  500, 0x2, F=0x0, S=1,  8\n';
    expect(bitsPerPixelOf(text, rung)).toBe((1500 * 8) / 2000);
    expect(bitsPerPixelOf('#tb 0: 1/30\n', rung)).toBeNull();
  });
});

describe('the order of work', () => {
  const rungs = planLadder(FULL_HD);
  const busy = { readyLines: 540, bitsPerPixel: 0.1, pixelsPerSecond: 1920 * 1080 * 30 };
  it.each([
    ['what plays already is ready with the policy’s rungs', true, busy, null, '240p 360p 540p', true],
    ['else 360p comes first', false, busy, '360p', '240p 360p 540p', true],
    ['nothing follows a policy of 1080', false, { ...busy, readyLines: 1080 }, '360p', names(rungs), false],
    ['a policy below every rung means the lowest', false, { ...busy, readyLines: 144 }, null, '240p', true],
    ['slides that play are done in one go', true, { ...busy, bitsPerPixel: 0.01 }, null, names(rungs), false],
    [
      'slides that do not play are not',
      false,
      { ...busy, bitsPerPixel: 0.01 },
      '360p',
      '240p 360p 540p',
      true,
    ],
  ] as const)('%s', (_name, plays, policy, preview, ready, follows) => {
    const stages = planStages({ rungs, plays, ...policy });
    expect([names(stages.preview), names(stages.ready), names(stages.whole)]).toEqual([
      ...[preview, ready, follows ? names(rungs) : null],
    ]);
  });

  it.each([
    [1280, 720, 30, false],
    [1280, 720, 60, true],
    [1920, 1080, 24, true],
    [3840, 2160, 60, true],
  ])('%i x %i at %i a second: a preview of half the frames is %s', (width, height, rate, draft) => {
    const plan = { rungs, plays: false, ...busy, pixelsPerSecond: width * height * rate };
    expect(planStages(plan).draft).toBe(draft);
  });

  it('shows a small picture once', () => {
    const small = planLadder({ width: 426, height: 240 });
    expect(planStages({ rungs: small, plays: false, ...busy })).toEqual({
      ...{ preview: null, draft: true, ready: small, whole: null },
    });
  });
});
