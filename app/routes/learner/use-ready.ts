/**
 * The one touch after which a browser plays by itself: "함께 볼 준비". Before the begin it plays a moment without sound and
 * stops again, which is what lets an iPhone play with sound later.
 */
import { useCallback, useState, type RefObject } from 'react';

interface UseReady {
  video: RefObject<HTMLVideoElement>;
  /** The picture is to play at once. */
  running: boolean;
  load(): Promise<void>;
}

export type Readiness = 'not' | 'getting' | 'ready' | 'refused';

export function useReady({ video, running, load }: UseReady) {
  const [readiness, setReadiness] = useState<Readiness>('not');
  const getReady = useCallback(async () => {
    const element = video.current;
    if (!element) return;
    setReadiness('getting');
    await load();
    if (!running) {
      const muted = element.muted;
      element.muted = true;
      await element.play().then(
        () => element.pause(),
        () => undefined,
      );
      element.muted = muted;
    }
    setReadiness('ready');
  }, [video, running, load]);
  const refuse = useCallback(() => setReadiness('refused'), []);
  return { readiness, getReady, refuse };
}
