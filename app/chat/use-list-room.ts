import { useEffect, useLayoutEffect, type RefObject } from 'react';

/** Where the list stands beside the picture it has a height of its own. */
const UNDER_THE_PICTURE = '(max-width: 1023.98px)';

/**
 * Under the picture the list ends where the line that one writes in begins, wherever the page is scrolled to: what is said
 * now would otherwise stand below the fold. As `--room` on the list, in pixels from its top.
 */
export function useListRoom(box: RefObject<HTMLElement>): void {
  const measure = () => {
    const node = box.current;
    const dock = node?.closest('.talk-panel')?.querySelector('.dock');
    // Nothing is laid out in a tab that is not open.
    if (!node || !dock || node.offsetParent === null) return;
    if (!window.matchMedia?.(UNDER_THE_PICTURE).matches) return void node.style.removeProperty('--room');
    const room = dock.getBoundingClientRect().top - node.getBoundingClientRect().top;
    node.style.setProperty('--room', `${Math.max(0, Math.floor(room))}px`);
  };
  // What is drawn anew may have moved it.
  useLayoutEffect(measure);
  useEffect(() => {
    let due = 0;
    const later = () => {
      cancelAnimationFrame(due);
      due = requestAnimationFrame(measure);
    };
    const sized = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(later);
    const dock = box.current?.closest('.talk-panel')?.querySelector('.dock');
    for (const node of [document.body, dock]) if (node) sized?.observe(node);
    window.addEventListener('scroll', later, { passive: true });
    window.addEventListener('resize', later);
    window.visualViewport?.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(due);
      sized?.disconnect();
      window.removeEventListener('scroll', later);
      window.removeEventListener('resize', later);
      window.visualViewport?.removeEventListener('resize', later);
    };
    // It reads the page, and nothing that is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [box]);
}
