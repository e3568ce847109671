/** How media time of one lesson version lies in a later one: `[[oldFromMs, oldToMs, newFromMs]]`. Pure. */
import { z } from 'zod';

export const versionMapSchema = z.array(
  z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]).refine(([from, to]) => from < to),
);
export type VersionMap = z.output<typeof versionMapSchema>;

/** Where one moment lies; null where it is gone. */
export function placeOf(atMs: number, map: VersionMap): number | null {
  const piece = map.find(([from, to]) => atMs >= from && atMs <= to);
  return piece ? atMs - piece[0] + piece[2] : null;
}

/** First `a`, then `b`. */
export function compose(a: VersionMap, b: VersionMap): VersionMap {
  return a.flatMap(([oldFrom, oldTo, midFrom]) =>
    b.flatMap(([bFrom, bTo, newFrom]): VersionMap => {
      const from = Math.max(midFrom, bFrom);
      const to = Math.min(midFrom + oldTo - oldFrom, bTo);
      return from < to ? [[from - midFrom + oldFrom, to - midFrom + oldFrom, from - bFrom + newFrom]] : [];
    }),
  );
}

/** From version `fromNumber` to `toNumber`; each entry's map leads from the version before it. Empty = nothing is carried. */
export function mapBetween(
  maps: readonly { number: number; map: VersionMap }[],
  fromNumber: number,
  toNumber: number,
): VersionMap {
  const steps = maps.filter(({ number }) => number > fromNumber && number <= toNumber);
  const [first, ...rest] = steps.sort((a, b) => a.number - b.number).map(({ map }) => map);
  return rest.reduce(compose, first ?? []);
}
