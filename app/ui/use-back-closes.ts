import { useEffect, useRef } from 'react';

let opened = 0;

/**
 * While `open`, the back button closes instead of leaving the page: one entry of the same address is put into the history
 * and taken out again on closing. The router must not see either step, or it would load the page's data anew.
 * A link inside should simply navigate; it needs no closing of its own.
 */
export function useBackCloses(open: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return;
    opened += 1;
    const mark = opened;
    window.history.pushState({ ...window.history.state, sheet: mark }, '');
    const onBack = (event: PopStateEvent) => {
      if (event.state?.sheet === mark) return;
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('popstate', onBack, { capture: true });
    return () => {
      window.removeEventListener('popstate', onBack, { capture: true });
      if (window.history.state?.sheet !== mark) return;
      window.addEventListener('popstate', (event) => event.stopImmediatePropagation(), {
        capture: true,
        once: true,
      });
      window.history.back();
    };
  }, [open]);
}
