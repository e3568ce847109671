import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

let lastPathname: string | null = null;

/**
 * After a change of page the focus goes to its h1, so that the keyboard and the screen reader start where the page starts.
 * Not on the first load, and not when only the search or the hash of the address changed.
 */
export function useFocusHeading(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    const before = lastPathname;
    lastPathname = pathname;
    if (before === null || before === pathname) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [pathname]);
}
