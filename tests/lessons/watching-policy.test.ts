import { describe, expect, it } from 'vitest';
import {
  completionTest,
  describePreset,
  isMeetable,
  presetNames,
  presets,
  requirementsFor,
  verifiedMs,
  watchingRule,
  type WatchingRule,
} from '~/lessons/watching-policy';

const rule = (change: Partial<WatchingRule> = {}): WatchingRule => ({ ...presets.own, ...change });

describe('presets', () => {
  it.each(presetNames)('%s is a valid rule that an honest viewer can meet, with a Korean label', (name) => {
    expect(watchingRule.parse(presets[name])).toEqual(presets[name]);
    for (const seconds of [270, 300, 362, 600]) expect(isMeetable(presets[name], seconds * 1000)).toBe(true);
    expect(describePreset(name).label).toMatch(/[가-힣]|%/);
  });

  it('own lets a viewer at 2× meet it, statutory neither speeds up nor jumps ahead', () => {
    expect(presets.own.maxRate).toBe(2);
    expect(presets.statutory).toMatchObject({ maxRate: 1, seekAhead: false });
  });
});

it('wants the picture in every preset, and where an older rule says nothing of the sound alone', () => {
  const { listening: _left, ...older } = presets.own;
  expect(watchingRule.parse(older).listening).toBe(false);
  expect(presetNames.filter((name) => presets[name].listening)).toEqual([]);
});

describe('a rule that cannot be met is refused', () => {
  it.each([
    [{ minLearningPercent: 48, maxRate: 2 }, true],
    [{ minLearningPercent: 49, maxRate: 2 }, false],
    [{ minLearningPercent: 97, maxRate: 1 }, true],
    [{ minLearningPercent: 98, maxRate: 1 }, false],
    [{ minCoveredPercent: 80, minLearningPercent: 45, maxRate: 2 }, false],
    [{ minLearningPercent: 0, nothingBelowPercent: 50, maxRate: 2 }, false],
    [{ minCoveredPercent: 1, minLearningPercent: 0 }, true],
  ])('%j → %s', (change, meetable) => {
    expect(isMeetable(rule(change))).toBe(meetable);
  });
});

describe('requirements', () => {
  it('leave the larger of 3 s and 2 % for rounding', () => {
    expect(requirementsFor(rule(), 100_000, false)).toEqual({
      coveredMs: 97_000,
      learningMs: 45_000,
      quiz: false,
    });
    expect(requirementsFor(rule(), 362_000, true)).toEqual({
      coveredMs: 354_760,
      learningMs: 162_900,
      quiz: true,
    });
  });

  it.each([
    [354_760, 162_900, true, true],
    [354_759, 162_900, true, false],
    [362_000, 162_899, true, false],
    [362_000, 362_000, false, false],
  ])('covered %i, learning %i, quiz %s → %s', (coveredMs, learningMs, quizPassed, completed) => {
    const required = requirementsFor(rule(), 362_000, true);
    expect(completionTest(required, { coveredMs, learningMs, quizPassed })).toBe(completed);
  });
});

describe('verified time', () => {
  it.each([
    ['a whole lesson but for the tolerance is the whole lesson', rule(), 356_000, 356_000, 362_000],
    ['80 % is 80 %', presets.eighty, 290_000, 290_000, 290_000],
    [
      'remote counts no more than the time spent',
      { ...presets['remote-2026'], minLearningPercent: 50 },
      362_000,
      200_000,
      200_000,
    ],
    ['remote, all spent', presets['remote-2026'], 362_000, 355_000, 362_000],
  ])('%s', (_name, given, coveredMs, learningMs, verified) => {
    expect(verifiedMs(given, 362_000, { coveredMs, learningMs })).toBe(verified);
  });
});

it.each([
  [{ maxRate: 3 }],
  [{ minCoveredPercent: 0 }],
  [{ minLearningPercent: 101 }],
  [{ quizPassScore: -1 }],
  [{ maxLessonsPerDay: 0 }],
  [{ seekAhead: 'yes' }],
])('refuses %j', (change) => {
  expect(watchingRule.safeParse({ ...presets.own, ...change }).success).toBe(false);
});
