/** Plays HLS on a <video>: what is fetched when, and what went wrong. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { letFontsWait } from '~/ui/fonts';
import { savesData } from '~/ui/saves-data';
import { whenAtEase } from './when-at-ease';
import { createHlsStream } from './hls-stream';
import { playsNatively, type MediaProblem, type MediaStream } from './media-stream';
import { createNativeStream } from './native-stream';

function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 300);
    return () => clearTimeout(timer);
  }
  const id = window.requestIdleCallback(work, { timeout: 3000 });
  return () => window.cancelIdleCallback(id);
}

interface UseHls {
  video: RefObject<HTMLVideoElement>;
  /** Another address is another stream, which begins at `startSeconds`. */
  url: string;
  startSeconds: number;
  /** The cookie for the media ran out: resolves once a new one is there; playback goes on afterwards. */
  onForbidden(): Promise<void>;
  /** In place of stopping, where there is another stream to turn to. */
  onUnplayable?(): void;
}

export function useHls({ video, url, startSeconds, onForbidden, onUnplayable }: UseHls) {
  // Of which address: what is wrong with the picture's stream is no fault of the sound's.
  const [fault, setFault] = useState<{ url: string; problem: MediaProblem | null }>({ url, problem: null });
  const note = useCallback(
    (problem: MediaProblem | null) =>
      setFault((was) => (was.url === url && was.problem === problem ? was : { url, problem })),
    [url],
  );
  const stream = useRef<MediaStream | null>(null);
  const latest = useRef({ startSeconds, onForbidden, onUnplayable });
  latest.current = { startSeconds, onForbidden, onUnplayable };
  /** It played when nothing more came: trying again plays on. */
  const held = useRef(false);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    note(null);
    held.current = false;
    const native = playsNatively(element);
    const create = native ? createNativeStream : createHlsStream;
    const leaving = new AbortController();
    // Where pieces are fetched ahead, they and the library come first.
    if (!native && !savesData()) letFontsWait(whenAtEase(element, leaving.signal));
    let before: MediaProblem | null = null;
    const made = create({
      element,
      url,
      startSeconds: () => latest.current.startSeconds,
      renew: () => latest.current.onForbidden(),
      onProblem(problem) {
        const again = problem === before;
        before = problem;
        note(problem);
        if (again || problem !== 'unplayable') return;
        if (latest.current.onUnplayable) return latest.current.onUnplayable();
        // Nothing more comes: the picture must not look as if it did.
        held.current ||= !element.paused;
        element.pause();
      },
    });
    stream.current = made;
    const notYet = whenIdle(() => void made.prepare());
    return () => {
      notYet();
      leaving.abort();
      made.destroy();
    };
  }, [url, video, note]);

  /** Starts to fetch segments; called inside the play gesture. */
  const load = useCallback(async () => stream.current?.load(), []);
  /** Begins what makes it quick; called where a finger already touches. */
  const warm = useCallback(() => void stream.current?.prepare(), []);
  const retry = useCallback(() => {
    stream.current?.retry();
    if (!held.current) return;
    held.current = false;
    // Refused where the browser wants a fresh touch: the play button stays and the next press works.
    void video.current?.play().catch(() => undefined);
  }, [video]);

  return { load, warm, retry, problem: fault.url === url ? fault.problem : null };
}
