/** Which of the questions that sound alike are shown to one who is about to ask. Pure. */

export interface Candidate {
  /** 0 to 1: how much of what is typed stands in it. */
  likeness: number;
  answered: boolean;
  sameLesson: boolean;
  /** Of the same manual or job field. */
  sameField: boolean;
  meToo: number;
}

/** The most that is shown. */
export const MOST_SIMILAR = 3;

/** What has an answer first, then what is near, then what sounds most alike; of the same likeness what more want to know. */
export function rankSimilar<T extends Candidate>(candidates: readonly T[]): T[] {
  const nearness = ({ sameLesson, sameField }: Candidate) => (sameLesson ? 2 : sameField ? 1 : 0);
  return [...candidates]
    .sort(
      (a, b) =>
        Number(b.answered) - Number(a.answered) ||
        nearness(b) - nearness(a) ||
        b.likeness - a.likeness ||
        b.meToo - a.meToo,
    )
    .slice(0, MOST_SIMILAR);
}
