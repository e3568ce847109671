/** "안 본 구간만 재생": plays the missing parts one after another, as they were when it was asked for, then stops. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

type Range = [number, number];

/** Where to go from `seconds`: null = stay, a number = jump there, 'done' = nothing is left. */
export function nextMissing(plan: Range[], seconds: number): number | null | 'done' {
  const inside = plan.some(([from, to]) => seconds >= from - 0.25 && seconds < to - 0.05);
  if (inside) return null;
  const ahead = plan.find(([from]) => from > seconds - 0.25);
  return ahead ? ahead[0] : 'done';
}

export function useMissingPlayback(video: RefObject<HTMLVideoElement>, seekTo: (seconds: number) => void) {
  const plan = useRef<Range[] | null>(null);
  const [active, setActive] = useState(false);

  const stop = useCallback(() => {
    plan.current = null;
    setActive(false);
  }, []);

  /** Jumps to the first missing part at or after here, or to the first of all. */
  const start = useCallback(
    (missing: Range[]) => {
      const first = missing[0];
      if (!first) return;
      plan.current = missing;
      setActive(true);
      const here = video.current?.currentTime ?? 0;
      const where = nextMissing(missing, here);
      if (where !== null) seekTo(where === 'done' ? first[0] : where);
    },
    [seekTo, video],
  );

  useEffect(() => {
    const element = video.current;
    if (!element || !active) return;
    const follow = () => {
      if (!plan.current || element.seeking || element.paused || element.readyState === 0) return;
      const where = nextMissing(plan.current, element.currentTime);
      if (where === 'done') {
        element.pause();
        stop();
      } else if (where !== null) element.currentTime = where;
    };
    element.addEventListener('timeupdate', follow);
    return () => element.removeEventListener('timeupdate', follow);
  }, [active, stop, video]);

  return { active, start, stop };
}
