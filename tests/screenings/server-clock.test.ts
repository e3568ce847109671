import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearServer, NO_CLOCK, offsetMs, type ClockSample } from '~/screenings/server-clock';

const SERVER = Date.parse('2026-05-11T06:00:00Z');
/** One question at `askedMs`, where the server is `offset` ahead of the device and the two ways take so long. */
const sample = (askedMs: number, up: number, down: number, offset = SERVER): ClockSample => ({
  ...{ askedMs, heardMs: askedMs + up + down, serverMs: askedMs + up + offset },
});
const after = (...samples: ClockSample[]) => samples.reduce(hearServer, NO_CLOCK);

describe('the server’s time', () => {
  it('is not known before an answer', () => {
    expect(offsetMs(NO_CLOCK)).toBeNull();
  });

  it.each([
    ['even ways', [sample(0, 40, 40)], 0],
    ['all on the way up', [sample(0, 80, 0)], 40],
    ['the shortest trip is believed', [sample(0, 400, 20), sample(1000, 10, 10), sample(2000, 20, 300)], 0],
    ['no answer in time tells nothing', [sample(0, 10, 10), sample(1000, 9_000, 2_000)], 0],
    ['an answer from before the question is none', [sample(0, 10, 10), sample(1000, -700, 10)], 0],
  ])('%s', (_what, samples, error) => {
    expect(offsetMs(after(...samples))).toBe(SERVER + error);
  });

  it('is found anew when the device slept, whose steady clock stood still', () => {
    const slept = after(sample(0, 5, 5), sample(1000, 5, 5), sample(2000, 30, 30, SERVER + 600_000));
    expect(offsetMs(slept)).toBe(SERVER + 600_000);
  });

  it('is off by half the shortest trip at most, whatever the ways', () => {
    const trips = fc.array(fc.tuple(fc.nat(2000), fc.nat(2000)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(trips, (ways) => {
        const samples = ways.map(([up, down], at) => sample(at * 5000, up, down));
        const shortest = Math.min(...ways.map(([up, down]) => up + down));
        const found = offsetMs(after(...samples))!;
        expect(Math.abs(found - SERVER)).toBeLessThanOrEqual(shortest / 2 + 0.001);
      }),
    );
  });
});
