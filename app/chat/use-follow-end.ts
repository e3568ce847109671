import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So near to its end counts as being there. */
const NEAR_PX = 56;

/**
 * Keeps a list at its end while the reader is there; elsewhere it stays still and counts what has come. A leap of the video
 * (`epoch`) brings it to the end again. Only the list's own scroll moves, never the page.
 */
export function useFollowEnd(box: RefObject<HTMLElement>, keys: readonly string[], epoch: number) {
  const atEnd = useRef(true);
  const lastSeen = useRef<string | undefined>(undefined);
  const epochBefore = useRef(epoch);
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
    atEnd.current = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX;
    if (atEnd.current) setUnseen(0);
  }, [box]);

  useLayoutEffect(() => {
    const leapt = epochBefore.current !== epoch;
    epochBefore.current = epoch;
    if (leapt || atEnd.current) toEnd();
    else if (last !== lastSeen.current) {
      const from = lastSeen.current === undefined ? -1 : keys.indexOf(lastSeen.current);
      if (from >= 0) setUnseen((count) => count + keys.length - 1 - from);
    }
    lastSeen.current = last;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last, keys.length, epoch]);

  return { unseen, toEnd, onScroll };
}
