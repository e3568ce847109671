import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So near to its end counts as being there. */
const NEAR_PX = 56;

/**
 * Keeps a list at its end while the reader is there; elsewhere their line stays where it is, whatever comes in above it, and
 * what has come below is counted. A leap of the video
 * (`epoch`) brings it to the end again. Only the list's own scroll moves, never the page.
 */
export function useFollowEnd(box: RefObject<HTMLElement>, keys: readonly string[], epoch: number) {
  const atEnd = useRef(true);
  const lastSeen = useRef<string | undefined>(undefined);
  const epochBefore = useRef(epoch);
  const firstBefore = useRef<string | undefined>(undefined);
  /** Pixels from the reader's line to the end. */
  const below = useRef(0);
  const [unseen, setUnseen] = useState(0);
  const last = keys.at(-1);

  const toEnd = useCallback(() => {
    atEnd.current = true;
    setUnseen(0);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box]);
  const onScroll = useCallback(() => {
    const node = box.current;
    if (!node) return;
    below.current = node.scrollHeight - node.scrollTop;
    atEnd.current = below.current - node.clientHeight < NEAR_PX;
    if (atEnd.current) setUnseen(0);
  }, [box]);

  useLayoutEffect(() => {
    const leapt = epochBefore.current !== epoch;
    epochBefore.current = epoch;
    const node = box.current;
    const before = firstBefore.current;
    firstBefore.current = keys[0];
    if (leapt || atEnd.current) toEnd();
    else {
      const from = lastSeen.current === undefined ? -1 : keys.indexOf(lastSeen.current);
      if (from >= 0) setUnseen((count) => count + keys.length - 1 - from);
      const grewAbove = before !== undefined && before !== keys[0] && keys.includes(before);
      if (node && grewAbove) node.scrollTop = node.scrollHeight - below.current;
    }
    lastSeen.current = last;
    if (node) below.current = node.scrollHeight - node.scrollTop;
    // `keys` is another list each time: what matters of it is its end and its length.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last, keys.length, epoch]);

  const hasBox = keys.length > 0;
  useEffect(() => {
    // What comes above or below the list takes some of its height.
    if (!hasBox || !box.current || typeof ResizeObserver === 'undefined') return;
    const sized = new ResizeObserver(() => atEnd.current && toEnd());
    sized.observe(box.current);
    return () => sized.disconnect();
  }, [box, hasBox, toEnd]);

  return { unseen, toEnd, onScroll };
}
