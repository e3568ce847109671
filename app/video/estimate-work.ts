/** How long work takes, from what was measured before. Pure; says nothing where it knows nothing. */

/** One piece of work, or one that is to come: whatever is known of its recording. */
export interface Extent {
  sizeBytes: number;
  recordingSeconds: number | null;
  /** Of one picture. */
  pixels: number | null;
}
export type Measured = Extent & { workSeconds: number };

const median = (values: number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};

/** Seconds of the recording times megapixels of its picture. */
const contentOf = ({ recordingSeconds, pixels }: Extent) =>
  recordingSeconds && pixels ? (recordingSeconds * pixels) / 1e6 : null;

/** `measured`: finished work of the same kind. By content where both know theirs, else by bytes. */
export function estimateWork(measured: readonly Measured[], work: Extent): number | null {
  const content = contentOf(work);
  if (content !== null) {
    const rate = median(
      measured.flatMap((each) => {
        const its = contentOf(each);
        return its ? [each.workSeconds / its] : [];
      }),
    );
    if (rate !== null) return rate * content;
  }
  const rate = median(
    measured.filter(({ sizeBytes }) => sizeBytes > 0).map((m) => m.workSeconds / m.sizeBytes),
  );
  return rate !== null && work.sizeBytes > 0 ? rate * work.sizeBytes : null;
}

/** A share below this says little: much of the beginning is not what per cents count. */
const SPEAKING_PERCENT = 5;

/** Of work that has taken `elapsedSeconds`: the more of it is done, the more its own pace counts. */
export function estimateLeft(work: {
  elapsedSeconds: number;
  /** 0–100; null where the work shows none. */
  percent: number | null;
  /** Of all of it, beforehand. */
  estimatedSeconds: number | null;
}): number | null {
  const { elapsedSeconds, percent, estimatedSeconds } = work;
  const foreseen = estimatedSeconds === null ? null : Math.max(0, estimatedSeconds - elapsedSeconds);
  if (percent === null || percent < SPEAKING_PERCENT) return foreseen || null;
  const paced = (elapsedSeconds * (100 - percent)) / percent;
  // What lasts longer than foreseen goes by its own pace.
  return foreseen ? (paced * percent + foreseen * (100 - percent)) / 100 : paced;
}

const MOST_MINUTES = 24 * 60;

/** What a person is told: whole minutes, up, at least one; null beyond a day, where nobody plans by it. */
export function toldMinutes(seconds: number | null): number | null {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return null;
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes > MOST_MINUTES ? null : minutes;
}
