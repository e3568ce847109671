import { describe, expect, it } from 'vitest';
import { follow, FOLLOWING, type Following, type Goal, type Picture, type Steps } from '~/screenings/follow';

const picture = (change: Partial<Picture> = {}): Picture => ({
  ...{ seconds: 30, durationSeconds: 60, rate: 1, paused: false, ended: false },
  ...{ seeking: false, buffering: false, ...change },
});
const goal = (change: Partial<Goal> = {}): Goal => ({ phase: 'playing', seconds: 30, maxRate: 2, ...change });

describe('what a picture does next', () => {
  it.each<[string, Partial<Picture>, Partial<Goal>, Partial<Following>, Steps]>([
    ['in place: nothing', {}, {}, {}, {}],
    ['a little off: nothing', { seconds: 30.2 }, {}, {}, {}],
    ['behind: faster', { seconds: 29.6 }, {}, {}, { rate: 1.05 }],
    ['ahead: slower', { seconds: 30.4 }, {}, {}, { rate: 0.95 }],
    ['behind under a rule of 1.0×: as it is', { seconds: 29.6 }, { maxRate: 1 }, {}, {}],
    ['ahead under that rule: slower', { seconds: 30.4 }, { maxRate: 1 }, {}, { rate: 0.95 }],
    ['nudged and not there yet: goes on', { seconds: 29.85, rate: 1.05 }, {}, { nudge: 1 }, {}],
    ['nudged and there: as usual', { seconds: 29.95, rate: 1.05 }, {}, { nudge: 1 }, { rate: 1 }],
    ['far behind: a jump', { seconds: 20 }, {}, {}, { seekTo: 30 }],
    ['far ahead: a jump', { seconds: 40 }, {}, {}, { seekTo: 30 }],
    [
      'far behind after a jump: stays and hurries',
      { seconds: 28 },
      {},
      { jumpedAtMs: 9_000 },
      { rate: 1.05 },
    ],
    ['waiting for the network: left alone', { seconds: 20, buffering: true }, {}, {}, {}],
    ['on its way: left alone', { seconds: 20, seeking: true }, {}, {}, {}],
    ['stands still and in place: plays', { paused: true }, {}, {}, { play: true }],
    ['stands elsewhere: plays there', { paused: true, seconds: 0 }, {}, {}, { play: true, seekTo: 30 }],
    ['the host pauses: stands', { seconds: 30.1 }, { phase: 'paused' }, {}, { pause: true }],
    ['and looks at the same frame', { paused: true, seconds: 30.6 }, { phase: 'paused' }, {}, { seekTo: 30 }],
    ['and stays there', { paused: true, seconds: 30.1 }, { phase: 'paused' }, {}, {}],
    ['nothing plays before it begins', {}, { phase: 'waiting', seconds: 0 }, {}, { pause: true }],
    ['ended early: stands', {}, { phase: 'ended' }, {}, { pause: true }],
    ['over: the last moment is seen', { seconds: 59.4 }, { phase: 'ended', seconds: 60 }, {}, {}],
    [
      'has ended a moment before the others',
      { paused: true, ended: true, seconds: 60 },
      { seconds: 59.5 },
      {},
      {},
    ],
  ])('%s', (_what, seen, wanted, before, steps) => {
    expect(follow(picture(seen), goal(wanted), { ...FOLLOWING, ...before }, 10_000).steps).toEqual(steps);
  });
});

/** A browser's picture whose jumps take time, four looks a second; the largest difference once it has settled. */
function simulate(options: { from: number; jumpMs: number; skew?: number; rule?: number; seconds?: number }) {
  const { from, jumpMs, skew = 1, rule = 2, seconds = 60 } = options;
  let [at, rate, readyAt, jumps, after] = [from, 1, 0, 0, FOLLOWING];
  const drifts: number[] = [];
  for (let ms = 0; ms < seconds * 1000; ms += 250) {
    const here = ms / 1000 + 100;
    const seeking = ms < readyAt;
    const seen = picture({ seconds: at, rate, seeking, durationSeconds: 600 });
    const told = follow(seen, goal({ seconds: here, maxRate: rule }), after, ms);
    after = told.after;
    if (told.steps.rate !== undefined) rate = told.steps.rate;
    if (told.steps.seekTo !== undefined) {
      at = told.steps.seekTo;
      readyAt = ms + jumpMs;
      jumps += 1;
    } else if (!seeking) at += 0.25 * rate * skew;
    drifts.push(Math.abs(at - here - 0.25));
  }
  return { jumps, late: Math.max(...drifts.slice(-80)) };
}

describe('over a minute', () => {
  it.each([
    ['from the start, with jumps that take a second', { from: 0, jumpMs: 1000 }, 2],
    ['with jumps that take two', { from: 0, jumpMs: 2000 }, 3],
    ['from far ahead', { from: 400, jumpMs: 300 }, 2],
    ['with a device that plays 1 % too fast', { from: 100, jumpMs: 300, skew: 1.01 }, 0],
    ['under a rule of 1.0×, half a second behind', { from: 99.5, jumpMs: 300, rule: 1 }, 0],
  ])('it comes in place and stays within a second: %s', (_what, options, mostJumps) => {
    const { jumps, late } = simulate(options);
    expect(late).toBeLessThan(1);
    expect(jumps).toBeLessThanOrEqual(mostJumps);
  });

  it('a network too slow for jumps is asked for ever fewer of them', () => {
    const { jumps } = simulate({ from: 0, jumpMs: 6000, seconds: 120 });
    expect(jumps).toBeLessThanOrEqual(8);
  });
});
