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
}

export function useHls({ video, url, startSeconds, onForbidden }: UseHls) {
  // Of which address: what is wrong with the picture's stream is no fault of the sound's.
  const [fault, setFault] = useState<{ url: string; problem: MediaProblem | null }>({ url, problem: null });
  const note = useCallback(
    (problem: MediaProblem | null) =>
      setFault((was) => (was.url === url && was.problem === problem ? was : { url, problem })),
    [url],
  );
  const stream = useRef<MediaStream | null>(null);
  const latest = useRef({ startSeconds, onForbidden });
  latest.current = { startSeconds, onForbidden };

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    note(null);
    const native = playsNatively(element);
    const create = native ? createNativeStream : createHlsStream;
    const leaving = new AbortController();
    // Where pieces are fetched ahead, they and the library come first.
    if (!native && !savesData()) letFontsWait(whenAtEase(element, leaving.signal));
    const made = create({
      element,
      url,
      startSeconds: () => latest.current.startSeconds,
      renew: () => latest.current.onForbidden(),
      onProblem: note,
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
  const retry = useCallback(() => stream.current?.retry(), []);

  return { load, warm, retry, problem: fault.url === url ? fault.problem : null };
}
