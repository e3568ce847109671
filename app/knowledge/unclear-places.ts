/** Where several viewers asked at nearly the same second: the lesson is unclear there. Pure. */

export interface Asked {
  second: number;
  personId: string;
}

export interface UnclearPlace {
  /** Seconds of the first and the last question of the place. */
  from: number;
  to: number;
  count: number;
  people: number;
}

/** So close together they are about the same. */
export const PLACE_SECONDS = 15;
const FEWEST_QUESTIONS = 3;
const FEWEST_PEOPLE = 2;

const peopleOf = (asked: readonly Asked[]) => new Set(asked.map(({ personId }) => personId)).size;

/** Places in order of the video; what overlaps is one place. A question belongs to at most one. */
export function findUnclearPlaces(asked: readonly Asked[]): UnclearPlace[] {
  const sorted = [...asked].sort((a, b) => a.second - b.second);
  const spans: [first: number, last: number][] = [];
  let last = 0;
  for (let first = 0; first < sorted.length; first += 1) {
    while (last + 1 < sorted.length && sorted[last + 1]!.second - sorted[first]!.second <= PLACE_SECONDS)
      last += 1;
    const within = sorted.slice(first, last + 1);
    if (within.length < FEWEST_QUESTIONS || peopleOf(within) < FEWEST_PEOPLE) continue;
    const before = spans.at(-1);
    if (before && first <= before[1]) before[1] = last;
    else spans.push([first, last]);
  }
  return spans.map(([first, end]) => {
    const within = sorted.slice(first, end + 1);
    return {
      ...{ from: within[0]!.second, to: within.at(-1)!.second },
      ...{ count: within.length, people: peopleOf(within) },
    };
  });
}

/** Those that touch none of the places already told of. */
export const newPlaces = (
  found: readonly UnclearPlace[],
  told: readonly Pick<UnclearPlace, 'from' | 'to'>[],
): UnclearPlace[] =>
  found.filter(
    (place) =>
      !told.some(({ from, to }) => place.from <= to + PLACE_SECONDS && place.to >= from - PLACE_SECONDS),
  );
