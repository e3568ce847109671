/** Which rung playback begins on, and what this device remembers of its network. */

const KEY = 'watch.bandwidth';
/** Older memories are of another place. */
const FRESH_MS = 24 * 3600 * 1000;
/** Seconds that the first piece of picture may take. */
const PATIENCE_SECONDS = 1;
/** Length of a piece, in seconds (video/hls-output.ts). */
const PIECE_SECONDS = 6;
/** What a stranger's network is taken for: the lowest rung, and up from there. */
export const CAUTIOUS_BPS = 500_000;

/** Index of the highest rung whose first piece comes soon; the lowest where none does. `bitrates` ascend. */
export function pickStartLevel(bitrates: number[], bitsPerSecond: number): number {
  const soon = bitrates.filter((rate) => rate * PIECE_SECONDS <= bitsPerSecond * PATIENCE_SECONDS);
  return Math.max(0, soon.length - 1);
}

interface Connection {
  /** Megabits a second, as the browser guesses. */
  downlink?: number;
  type?: string;
}
const connection = (): Connection => (navigator as { connection?: Connection }).connection ?? {};

/** Mobile data and the office's Wi-Fi are two memories, where the browser tells them apart. */
const keyNow = () => `${KEY}.${connection().type ?? 'any'}`;

/** Bits a second to count on at the start. */
export function recallBandwidth(now = Date.now()): number {
  try {
    const [kept = NaN, at = NaN] = (localStorage.getItem(keyNow()) ?? '').split(' ').map(Number);
    if (!(kept > 0) || !(now - at < FRESH_MS)) return CAUTIOUS_BPS;
    return Math.min(kept, (connection().downlink ?? Infinity) * 1_000_000);
  } catch {
    return CAUTIOUS_BPS; // storage is closed to us
  }
}

export function rememberBandwidth(bitsPerSecond: number, now = Date.now()): void {
  if (!(bitsPerSecond > 0)) return;
  try {
    localStorage.setItem(keyNow(), `${Math.round(bitsPerSecond)} ${now}`);
  } catch {
    // A full or closed storage costs the next start a little sharpness.
  }
}
