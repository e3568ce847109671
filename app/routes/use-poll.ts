import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Asks the page's loaders again every so many milliseconds, null = not now; not behind another window, and not while
 * they are still answering, which would break that answer off.
 */
export function usePoll(everyMs: number | null): void {
  const { state, revalidate } = useRevalidator();
  const idle = useRef(true);
  idle.current = state === 'idle';
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (!document.hidden && idle.current) revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate]);
}
