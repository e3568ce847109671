import { useEffect, useState } from 'react';

/** Epoch ms, anew every half minute: "방금" and "3분 전" grow old by themselves. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
