/** The page's loaders once more, as a promise that resolves when their answer, cookies and all, is there. */
import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

export function useRefresh(): () => Promise<void> {
  const { state, revalidate } = useRevalidator();
  const waiting = useRef<(() => void)[]>([]);
  const under = useRef(false);
  useEffect(() => {
    if (state === 'loading') under.current = true;
    else if (under.current) {
      under.current = false;
      for (const done of waiting.current.splice(0)) done();
    }
  }, [state]);
  return useCallback(
    () =>
      new Promise<void>((resolve) => {
        waiting.current.push(resolve);
        revalidate();
      }),
    [revalidate],
  );
}
