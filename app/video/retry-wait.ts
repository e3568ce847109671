/** How long a video waits before it is tried again after something that is not its fault. Pure; seconds. */

const FIRST_SECONDS = 60;
const LONGEST_SECONDS = 3600;
/** With these waits together, an institute has about four hours to make room on its disk. */
const MOST_FAILURES = 9;

/** After the `failures`th answered failure of ours; null where it is left to a person. */
export const waitAfterFailure = (failures: number): number | null =>
  failures > MOST_FAILURES ? null : Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (failures - 1));

/** After the `deaths`th attempt that ended with its process: at once the first time, as most deaths are a restart. */
export const waitAfterDeath = (deaths: number): number =>
  deaths < 2 ? 0 : Math.min(LONGEST_SECONDS, 15 * 4 ** (deaths - 2));
