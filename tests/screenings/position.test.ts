import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_PAUSE_MS, newerOf, placeAt, type Course } from '~/screenings/position';
import type { ScreeningState } from '~/screenings/screening';

const START = Date.parse('2026-05-11T06:00:00Z');
const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const course = (change: Partial<Course> = {}): Course => ({
  ...{ startsAt: iso(0), durationMs: 60_000, pausedMs: 0, pausedAt: null, endedAt: null, cancelledAt: null },
  ...change,
});

describe('where a screening stands', () => {
  it.each<[string, Partial<Course>, number, string, number, number]>([
    // what, state, second after the start, phase, position in seconds, over at second
    ['before', {}, -90, 'waiting', 0, 60],
    ['at the very start', {}, 0, 'playing', 0, 60],
    ['in the middle', {}, 12.5, 'playing', 12.5, 60],
    ['at its last moment', {}, 59.999, 'playing', 59.999, 60],
    ['at its end', {}, 60, 'ended', 60, 60],
    ['long after', {}, 9999, 'ended', 60, 60],
    ['paused', { pausedAt: iso(10) }, 25, 'paused', 10, 10 + LONGEST_PAUSE_MS / 1000],
    ['paused and forgotten', { pausedAt: iso(10) }, 10 + LONGEST_PAUSE_MS / 1000, 'ended', 10, 1810],
    ['gone on after a pause', { pausedMs: 15_000 }, 25, 'playing', 10, 75],
    ['paused again', { pausedMs: 15_000, pausedAt: iso(40) }, 70, 'paused', 25, 1840],
    ['ended early', { endedAt: iso(30) }, 31, 'ended', 30, 30],
    ['ended in a pause', { pausedAt: iso(10), endedAt: iso(30) }, 31, 'ended', 10, 30],
    ['called off', { cancelledAt: iso(-50) }, 5, 'cancelled', 0, 60],
    ['a lesson that cannot be shown', { durationMs: 0 }, 0, 'ended', 0, 0],
    ['the same before it', { durationMs: 0 }, -10, 'waiting', 0, 0],
  ])('%s', (_what, change, second, phase, position, over) => {
    expect(placeAt(course(change), START + second * 1000)).toEqual({
      ...{ phase, positionMs: position * 1000, endsAtMs: START + over * 1000 },
      untilStartMs: Math.max(0, -second * 1000),
    });
  });

  it('never goes back, never beyond the lesson, whatever is paused', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 90 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(pauses, (acts) => {
        let [at, pausedMs, last] = [0, 0, 0];
        const look = (change: Partial<Course>) => {
          const { positionMs } = placeAt(course({ pausedMs, ...change }), START + at * 1000);
          expect(positionMs).toBeGreaterThanOrEqual(last);
          expect(positionMs).toBeLessThanOrEqual(60_000);
          last = positionMs;
        };
        for (const [plays, pauses] of acts) {
          at += plays;
          look({});
          const pausedAt = iso(at);
          at += pauses;
          look({ pausedAt });
          pausedMs += pauses * 1000;
          look({});
        }
      }),
    );
  });
});

it('an older state never replaces a newer one', () => {
  const state = (revision: number, screeningId = 'a') => ({ revision, screeningId }) as ScreeningState;
  expect(newerOf(null, state(1)).revision).toBe(1);
  expect(newerOf(state(3), state(2)).revision).toBe(3);
  expect(newerOf(state(3), state(4)).revision).toBe(4);
  expect(newerOf(state(3), state(1, 'b')).revision).toBe(1);
});
