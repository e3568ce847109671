// Randomness that comes again: FAULT_SEEDS many seeds from 1 on, or the one of FAULT_SEED.
/** `FAULT_SEED=7` repeats one; `npm run faults` runs fifty; `usual` is how many `npm test` runs. */
export function listSeeds(usual = 1): number[] {
  if (process.env.FAULT_SEED) return [Number(process.env.FAULT_SEED)];
  return Array.from({ length: Number(process.env.FAULT_SEEDS ?? usual) }, (_, index) => index + 1);
}

export interface Random {
  /** From `low` to `high`, evenly. */
  between(low: number, high: number): number;
  chance(share: number): boolean;
}

/** mulberry32: small, quick, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = (seed * 0x9e3779b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (low, high) => low + (high - low) * next(),
    chance: (share) => next() < share,
  };
}
