/** Growing waits: four failures cost nothing, the fifth 30 s, then double each time up to 15 minutes. */
export const FREE_FAILURES = 4;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

/** Seconds to wait after so many failures in a row. */
export function waitSecondsAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failures - FREE_FAILURES - 1));
}

/** Failures still free before a wait begins. */
export const failuresLeft = (failures: number) => Math.max(0, FREE_FAILURES + 1 - failures);
