/**
 * The server's time on a device whose own may be anything: a few questions, each answered with the server's time, and the
 * answer that travelled shortest is believed (as NTP does). Times of the device come from a clock that nobody sets
 * (`performance.now`), so a device that is five minutes off, or is set right meanwhile, shows the same second.
 */
export interface ClockSample {
  /** The device's steady clock when it asked and when the answer was there, in milliseconds. */
  askedMs: number;
  heardMs: number;
  /** The server's epoch milliseconds in the answer. */
  serverMs: number;
}

export interface ServerClock {
  /** Newest last. */
  samples: readonly ClockSample[];
}

export const NO_CLOCK: ServerClock = { samples: [] };
const KEPT = 8;
/** An answer that took longer tells too little. */
const LONGEST_TRIP_MS = 10_000;
/** Two clocks run apart by so much between two questions, and no more. */
const WANDER_MS = 60;

const trip = ({ askedMs, heardMs }: ClockSample) => heardMs - askedMs;
const offsetOf = ({ askedMs, heardMs, serverMs }: ClockSample) => serverMs - (askedMs + heardMs) / 2;

const best = (samples: readonly ClockSample[]) =>
  samples.reduce<ClockSample | null>(
    (found, sample) => (found === null || trip(sample) <= trip(found) ? sample : found),
    null,
  );

/** What is known after one more answer. Answers that cannot be true of the same two clocks, as after sleep, are dropped. */
export function hearServer(clock: ServerClock, sample: ClockSample): ServerClock {
  if (!(trip(sample) >= 0 && trip(sample) <= LONGEST_TRIP_MS) || !Number.isFinite(sample.serverMs))
    return clock;
  const fits = (known: ClockSample) =>
    Math.abs(offsetOf(known) - offsetOf(sample)) <= (trip(known) + trip(sample)) / 2 + WANDER_MS;
  return { samples: [...clock.samples.filter(fits), sample].slice(-KEPT) };
}

/** Add it to the device's steady clock; null = not heard yet. It errs by half the shortest trip at most. */
export function offsetMs(clock: ServerClock): number | null {
  const sample = best(clock.samples);
  return sample && offsetOf(sample);
}
