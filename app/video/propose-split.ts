/**
 * Where a long recording may be divided into lessons: as evenly as the rule of length allows, in a silence where one is
 * near, best where the picture changes too. Pure; milliseconds of what is kept.
 */
import type { Span } from './video-edit';

export interface SplitGiven {
  keptMs: number;
  /** Silences in order. */
  quiet: Span[];
  /** Moments at which the picture becomes another one. */
  scenes: number[];
  limits: { minMs: number; maxMs: number; graceMs: number };
}

interface Border {
  ms: number;
  /** 0 = a pause with a new picture, 1 = in the middle of everything. */
  harm: number;
}

const [SHORT_PAUSE_MS, PAUSE_MS] = [400, 1500];
/** How much unevenness a good place is worth: about an eighth of a part's length. */
const WORTH = 0.02;
/** Fallback places lie so far apart. */
const GRID_MS = 5000;

function listBorders({ keptMs, quiet, scenes }: SplitGiven): Border[] {
  const pauses = quiet
    .filter(([from, to]) => to - from >= SHORT_PAUSE_MS)
    .map(([from, to]): Border => {
      const scene = scenes.find((at) => at >= from && at <= to);
      const harm = to - from >= PAUSE_MS ? 0.2 : 0.4;
      return scene === undefined
        ? { ms: Math.round((from + to) / 2), harm }
        : { ms: scene, harm: harm - 0.2 };
    });
  const cuts = scenes.map((ms): Border => ({ ms, harm: 0.7 }));
  const grid = Array.from({ length: Math.floor(keptMs / GRID_MS) }, (_, i): Border => ({
    ms: i * GRID_MS,
    harm: 1,
  }));
  return [...pauses, ...cuts, ...grid].filter(({ ms }) => ms > 0 && ms < keptMs);
}

/** Borders in order; empty where one lesson is enough, null where no division fits the rule. */
export function proposeSplit(given: SplitGiven): number[] | null {
  const { keptMs, limits } = given;
  if (keptMs <= limits.maxMs + limits.graceMs) return [];
  const parts = Math.ceil(keptMs / limits.maxMs);
  const even = keptMs / parts;
  if (even < limits.minMs) return null;
  const evenly = Array.from({ length: parts - 1 }, (_, i): Border => ({
    ms: Math.round(even * (i + 1)),
    harm: 1,
  }));
  const borders = [...listBorders(given), ...evenly].sort((a, b) => a.ms - b.ms);
  const cost = (from: number, to: Border) => {
    const length = to.ms - from;
    if (length < limits.minMs || length > limits.maxMs) return Infinity;
    return ((length - even) / even) ** 2 + WORTH * to.harm;
  };
  // The cheapest way to each border after one, two, … parts.
  let ways = borders.map((border) => ({ cost: cost(0, border), at: [border.ms] }));
  for (let part = 2; part < parts; part++) {
    ways = borders.map((border) => {
      let best = { cost: Infinity, at: [] as number[] };
      for (const way of ways) {
        const total = way.cost + (way.cost < Infinity ? cost(way.at.at(-1)!, border) : 0);
        if (total < best.cost) best = { cost: total, at: [...way.at, border.ms] };
      }
      return best;
    });
  }
  const ends = ways.map((way) => ({
    cost: way.cost + (way.cost < Infinity ? cost(way.at.at(-1)!, { ms: keptMs, harm: 0 }) : 0),
    at: way.at,
  }));
  const best = ends.reduce((a, b) => (b.cost < a.cost ? b : a), { cost: Infinity, at: [] as number[] });
  return best.cost < Infinity ? best.at : null;
}
