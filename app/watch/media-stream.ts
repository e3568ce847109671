/** What feeds a <video>: hls.js where there is Media Source, the browser's own HLS elsewhere and on iPhones. */

export type MediaProblem = 'network' | 'unplayable';

export interface StreamOptions {
  element: HTMLVideoElement;
  /** A multivariant playlist, or the one media playlist of the sound. */
  url: string;
  /** Where playback begins that was never begun: the place to resume at, or where the person went since. */
  startSeconds(): number;
  /** The cookie for the media ran out; resolves once the new one is there. */
  renew(): Promise<void>;
  onProblem(problem: MediaProblem | null): void;
}

export interface MediaStream {
  /** While the page is idle: fetches what makes the first picture quick. */
  prepare(): Promise<void>;
  /** Playback is wanted, from `startSeconds` the first time; called inside the play gesture. */
  load(): Promise<void>;
  /** After a problem, on the person's wish. */
  retry(): void;
  destroy(): void;
}

export const HLS_TYPE = 'application/vnd.apple.mpegurl';

/**
 * iPhones open only the <video> itself full screen, under the system's own controls: there the system must know the
 * captions, which it reads from the playlist.
 */
export function playsNatively(element: HTMLVideoElement): boolean {
  const hasMediaSource = 'MediaSource' in window || 'ManagedMediaSource' in window;
  const can = (name: string) => name in element;
  const onlyVideoGoesFull = can('webkitEnterFullscreen') && !can('requestFullscreen');
  return !hasMediaSource || (onlyVideoGoesFull && element.canPlayType(HLS_TYPE) !== '');
}

/** A cookie that is asked for twice in this time and refused again will not help. */
const RENEWAL_PATIENCE_MS = 10_000;

/** At most one renewal at a time and one in ten seconds; false = it was tried just now. */
export function createRenewal(renew: () => Promise<void>, now: () => number = () => performance.now()) {
  let under: Promise<boolean> | null = null;
  let doneAt = -Infinity;
  return (): Promise<boolean> => {
    if (under) return under;
    if (now() - doneAt < RENEWAL_PATIENCE_MS) return Promise.resolve(false);
    under = renew().then(
      () => true,
      () => false,
    );
    void under.then(() => {
      doneAt = now();
      under = null;
    });
    return under;
  };
}
