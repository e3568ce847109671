/**
 * Sets of media time: sorted, disjoint spans of whole milliseconds, half open, as PostgreSQL's int4multirange keeps them
 * (spans that touch are one).
 */
export type Span = readonly [fromMs: number, toMs: number];
export type Ranges = readonly Span[];

/** The union of any spans, in any order; empty ones vanish. */
export function unite(...sets: readonly (readonly Span[])[]): Ranges {
  const spans = sets
    .flat()
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** What is in `set` and not in `gone`; both must be sets, not mere lists. */
export function subtract(set: Ranges, gone: Ranges): Ranges {
  const out: Span[] = [];
  for (const [from, to] of set) {
    let at = from;
    for (const [goneFrom, goneTo] of gone) {
      if (goneTo <= at) continue;
      if (goneFrom >= to) break;
      if (goneFrom > at) out.push([at, goneFrom]);
      at = Math.max(at, goneTo);
    }
    if (at < to) out.push([at, to]);
  }
  return out;
}

export function intersect(a: Ranges, b: Ranges): Ranges {
  return subtract(a, subtract(a, b));
}

export const measure = (set: Ranges): number => set.reduce((sum, [from, to]) => sum + to - from, 0);

/**
 * The first `limitMs` of media time in the order the spans were played; what an earlier span already holds is not
 * counted again.
 */
export function takeFirst(played: readonly Span[], limitMs: number): Ranges {
  let left = limitMs;
  let taken: Ranges = [];
  for (const span of played) {
    for (const [from, to] of subtract([span], taken)) {
      if (left <= 0) return taken;
      const end = Math.min(to, from + left);
      left -= end - from;
      taken = unite(taken, [[from, end]]);
    }
  }
  return taken;
}

/** `{[0,4500),[9000,12000)}` as PostgreSQL writes an int4multirange. */
export function parseMultirange(text: string): Ranges {
  const out: Span[] = [];
  for (const [, from, to] of text.matchAll(/\[(\d+),(\d+)\)/g)) out.push([Number(from), Number(to)]);
  return out;
}

export const formatMultirange = (set: Ranges): string =>
  `{${set.map(([from, to]) => `[${from},${to})`).join(',')}}`;

/** `[[fromSeconds, toSeconds]]` with up to three decimals, as the contract shows them. */
export const toSeconds = (set: Ranges): [number, number][] =>
  set.map(([from, to]) => [from / 1000, to / 1000]);

/**
 * What still has to be watched: nothing once the requirement is met, else the unseen spans without those small ones
 * that the tolerance forgives in any case.
 */
export function missingFor(seen: Ranges, durationMs: number, requiredMs: number): Ranges {
  const unseen = subtract([[0, durationMs]], seen);
  let forgiven = durationMs - requiredMs;
  if (measure(unseen) <= forgiven) return [];
  const small = new Set<Span>();
  for (const span of [...unseen].sort((a, b) => measure([a]) - measure([b]))) {
    forgiven -= measure([span]);
    if (forgiven < 0) break;
    small.add(span);
  }
  return unseen.filter((span) => !small.has(span));
}
