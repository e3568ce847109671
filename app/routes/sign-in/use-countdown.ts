import { useEffect, useState } from 'react';

/** Whole seconds that are left of the wait which an answer told; 0 when there is none. Counts anew for each answer. */
export function useCountdown(answer: { retryAfterSeconds?: number } | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = answer?.retryAfterSeconds ?? 0;
    setLeft(seconds);
    if (seconds === 0) return;
    const until = Date.now() + seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [answer]);
  return left;
}
