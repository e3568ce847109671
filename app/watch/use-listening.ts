/**
 * The sound alone as the stream of the same <video>: the place, the speed and whether it plays go over from one to the
 * other. The wish is kept for the visit, so that the next lesson begins as this one was left.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WatchController } from './watch-controller';

const KEY = 'watch.listening';

function recall(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'on';
  } catch {
    return false; // storage is closed to us
  }
}

function remember(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(KEY, 'on');
    else sessionStorage.removeItem(KEY);
  } catch {
    // The next lesson begins with its picture.
  }
}

interface UseListening {
  controller: WatchController;
  /** Whether the element plays now. */
  isPlaying(): boolean;
  /** Told before the stream changes: the place is to be noted. */
  onLeave(toListening: boolean): void;
}

export function useListening({ controller, isPlaying, onLeave }: UseListening) {
  const [on, setOn] = useState(false);
  const [soundless, setSoundless] = useState(false);
  const goesOn = useRef(false);
  const latest = useRef({ isPlaying, onLeave });
  latest.current = { isPlaying, onLeave };

  const turn = useCallback(
    async (wanted: boolean) => {
      await controller.setListening(wanted);
      goesOn.current = latest.current.isPlaying();
      latest.current.onLeave(wanted);
      remember(wanted);
      setOn(wanted);
    },
    [controller],
  );

  // Known in the browser only: the server renders the picture.
  useEffect(() => {
    if (recall()) void turn(true);
  }, [turn]);

  /** True once after the stream changed while it played: whoever owns the play gesture goes on playing. */
  const takeUp = useCallback(() => {
    const was = goesOn.current;
    goesOn.current = false;
    return was;
  }, []);

  const toggle = useCallback(() => {
    setSoundless(false);
    void turn(!on);
  }, [turn, on]);

  /** A recording without sound has no such stream: back to what it has. */
  const giveUp = useCallback(() => {
    if (!on) return;
    setSoundless(true);
    void turn(false);
  }, [turn, on]);

  return { on, soundless, toggle, giveUp, takeUp };
}
