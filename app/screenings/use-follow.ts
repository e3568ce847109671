/** Keeps a <video> where everybody's stands, for as long as it is `on`. */
import { useEffect, useRef, type RefObject } from 'react';
import { follow, FOLLOWING, type Steps } from './follow';
import { placeAt } from './position';
import type { ScreeningConnection } from './screening-connection';
import { LOOK_MS } from './use-screening';

interface UseFollow {
  video: RefObject<HTMLVideoElement>;
  connection: ScreeningConnection;
  on: boolean;
  maxRate: number;
  /** The browser wants a touch before it plays. */
  onRefused(): void;
}

/** The element has something to show after this moment. */
const HAVE_FUTURE_DATA = 3;

function take(element: HTMLVideoElement, steps: Steps, onRefused: () => void): void {
  if (steps.rate !== undefined) element.playbackRate = steps.rate;
  // Before anything is loaded, the stream begins at the right place by itself.
  if (steps.seekTo !== undefined && element.readyState > 0)
    element.currentTime = Math.max(0, Math.min(steps.seekTo, element.duration || Infinity));
  if (steps.pause) element.pause();
  if (steps.play)
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onRefused();
    });
}

export function useFollow({ video, connection, on, maxRate, onRefused }: UseFollow): void {
  const latest = useRef({ maxRate, onRefused });
  latest.current = { maxRate, onRefused };
  useEffect(() => {
    const element = video.current;
    if (!on || !element) return;
    let memory = FOLLOWING;
    const look = () => {
      const now = connection.serverNow();
      if (now === null) return;
      const { state } = connection.getState();
      const { phase, positionMs } = placeAt(state, now);
      const picture = {
        ...{ seconds: element.currentTime, durationSeconds: state.durationMs / 1000 },
        ...{ rate: element.playbackRate, paused: element.paused, ended: element.ended },
        ...{ seeking: element.seeking, buffering: element.readyState < HAVE_FUTURE_DATA },
      };
      const goal = { phase, seconds: positionMs / 1000, maxRate: latest.current.maxRate };
      const { steps, after } = follow(picture, goal, memory, performance.now());
      memory = after;
      take(element, steps, () => latest.current.onRefused());
    };
    const timer = setInterval(look, LOOK_MS);
    const listen = new AbortController();
    // Timers of a hidden page are slow; whoever comes back stands in place at once.
    document.addEventListener('visibilitychange', look, { signal: listen.signal });
    const unsubscribe = connection.subscribe(look);
    look();
    return () => {
      clearInterval(timer);
      listen.abort();
      unsubscribe();
      element.playbackRate = 1;
    };
  }, [video, connection, on]);
}
