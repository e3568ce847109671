// Random histories of opening, waiting, playing, lying and retrying: nobody gets more time than there was.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SLACK_MS } from '~/progress/clock-rules';
import { AppError } from '~/platform/errors';
import { World } from './world';

type Act =
  | { kind: 'wait'; seconds: number }
  | { kind: 'open'; lesson: string; seconds: number; maxRate: number; seekAhead: boolean }
  | {
      kind: 'beat';
      which: number;
      seq: number;
      from: number;
      length: number;
      again: number;
      rate: number;
      offline: boolean;
    };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('wait' as const),
    seconds: fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.constantFrom(300, 3600, -5, 80 * 3600)),
  }),
  fc.record({
    kind: fc.constant('open' as const),
    lesson: fc.constantFrom('a', 'b'),
    seconds: fc.constantFrom(60, 362),
    maxRate: fc.constantFrom(1, 1.3, 2),
    seekAhead: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('beat' as const),
    which: fc.nat(5),
    seq: fc.integer({ min: 1, max: 8 }),
    from: fc.double({ min: 0, max: 400, noNaN: true }),
    length: fc.double({ min: 0.01, max: 400, noNaN: true }),
    again: fc.nat(3),
    rate: fc.double({ min: 0.01, max: 20, noNaN: true }),
    offline: fc.boolean(),
  }),
);

it('Σ accepted wall time ≤ Σ time owned + 2 s; covered never falls; retries change nothing', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (history) => {
      const world = new World();
      const lengths = new Map<string, number>();
      const taken = new Map<string, number>();
      const began = world.now;
      let latest = began;
      const ids = [world.open('a')];
      lengths.set('a', 362);
      for (const step of history) {
        if (step.kind === 'wait') {
          world.wait(step.seconds);
          latest = Math.max(latest, world.now);
          continue;
        }
        if (step.kind === 'open') {
          const seconds = lengths.get(step.lesson) ?? step.seconds;
          lengths.set(step.lesson, seconds);
          ids.push(world.open(step.lesson, { ...step, seconds }));
          continue;
        }
        const id = ids[ids.length - 1 - (step.which % ids.length)]!;
        const { lesson } = world.sessions.get(id)!;
        const before = world.runs.get(lesson)!;
        for (let time = 0; time <= step.again; time++) {
          const middle = JSON.stringify([world.clock, world.runs.get(lesson)]);
          try {
            const answer = world.beat(id, { ...step, intervals: [[step.from, step.from + step.length]] });
            taken.set(id, (taken.get(id) ?? 0) + answer.takeMs);
            if (!answer.repeated) expect(answer.acceptedMs).toBeLessThanOrEqual(answer.takeMs * 2);
            if (time > 0) expect(JSON.stringify([world.clock, world.runs.get(lesson)])).toBe(middle);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
        }
        const after = world.runs.get(lesson)!;
        expect(after.coveredMs).toBeGreaterThanOrEqual(before.coveredMs);
        expect(after.learningMs).toBeLessThanOrEqual(after.durationMs);
        expect(after.coveredMs).toBeLessThanOrEqual(after.durationMs);
        expect(world.takenMs).toBeLessThanOrEqual(latest - began + SLACK_MS);
      }
      for (const [id, spent] of taken) {
        const { state } = world.sessions.get(id)!;
        const owned = (state.closedAt ?? latest) - state.openedAt;
        expect(spent).toBeLessThanOrEqual(owned + SLACK_MS);
        expect(state.residueMs).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 400 },
  );
});
