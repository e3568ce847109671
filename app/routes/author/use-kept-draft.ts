/**
 * Unsaved captions survive a reload, a dead battery and a lost session: they lie in the browser's own store under the
 * lesson's version, with what they started from, until the server has them.
 */
import { useEffect, useRef, useState } from 'react';
import { sameCues } from '~/video/caption-history';
import type { Cue } from '~/video/captions';

export interface SavedState {
  cues: Cue[];
  mark: string;
}

interface KeptDraft {
  cues: Cue[];
  /** What the draft was begun from. */
  base: SavedState;
}

const WRITE_AFTER_MS = 300;

function read(key: string): KeptDraft | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as KeptDraft | null;
    return found && Array.isArray(found.cues) && Array.isArray(found.base?.cues) ? found : null;
  } catch {
    return null;
  }
}

function write(key: string, draft: KeptDraft | null) {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden store: leaving still asks.
  }
}

interface UseKeptDraft {
  key: string;
  cues: Cue[];
  base: SavedState;
  /** Called once after the page has come, with what lay in the store. */
  onFound(kept: KeptDraft): void;
}

/** True once the store has been looked at. */
export function useKeptDraft({ key, cues, base, onFound }: UseKeptDraft): boolean {
  const [looked, setLooked] = useState(false);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const kept = read(key);
    if (kept && !sameCues(kept.cues, base.cues)) found.current(kept);
    setLooked(true);
    // Only what lay there when the page came; afterwards the page is ahead of the store.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  const put = useRef<() => void>(() => undefined);
  put.current = () => {
    if (looked) write(key, sameCues(cues, base.cues) ? null : { cues, base });
  };
  useEffect(() => {
    const timer = setTimeout(() => put.current(), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looked, key, cues, base]);
  useEffect(() => {
    const now = () => put.current();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
  return looked;
}
