/** What was seen of one lesson version, as media time of a later one. Pure. */
import { placeOf, type VersionMap } from '~/lessons/version-map';
import { unite, type Ranges } from './ranges';

/** Seconds that the map does not name are not carried. */
export function carry(set: Ranges, map: VersionMap, durationMs: number): Ranges {
  return unite(
    ...map.map(([oldFrom, oldTo, newFrom]) =>
      set.map(([from, to]): [number, number] => [
        Math.min(durationMs, Math.max(from, oldFrom) - oldFrom + newFrom),
        Math.min(durationMs, Math.min(to, oldTo) - oldFrom + newFrom),
      ]),
    ),
  );
}

/** Where one moment lies; the start where it is gone. */
export const carryMoment = (atMs: number, map: VersionMap): number => placeOf(atMs, map) ?? 0;
