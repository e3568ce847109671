/**
 * What is not saved yet survives a reload, a dead battery and a lost session: it lies in the browser's own store until it
 * is saved or given up.
 */
import { useEffect, useRef, useState } from 'react';

const WRITE_AFTER_MS = 300;

/** Null for what is not there, is torn, or was written by another version of the page. */
function read<T>(key: string, isWhole: (found: Partial<T>) => boolean): T | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
    return found && isWhole(found) ? found : null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store: it lasts as long as the page.
  }
}

interface UseKept<T> {
  key: string;
  /** What is kept; null while there is nothing unsaved. Only its parts in `watch` tell that it is another. */
  value: T | null;
  watch: readonly [unknown, unknown];
  isWhole(found: Partial<T>): boolean;
  /** Called once after the page has come, with what lay in the store. */
  onFound(kept: T): void;
}

/** True once the store has been looked at. */
export function useKept<T>({ key, value, watch, isWhole, onFound }: UseKept<T>): boolean {
  const [looked, setLooked] = useState(false);
  const latest = useRef({ value, isWhole, onFound, put: () => undefined as void });
  latest.current = {
    ...{ value, isWhole, onFound },
    put: () => {
      if (looked) write(key, value);
    },
  };
  useEffect(() => {
    // Only what lay there when the page came; afterwards the page is ahead of the store.
    const kept = read<T>(key, latest.current.isWhole);
    if (kept) latest.current.onFound(kept);
    setLooked(true);
  }, [key]);
  const [first, second] = watch;
  useEffect(() => {
    const timer = setTimeout(() => latest.current.put(), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looked, key, first, second]);
  useEffect(() => {
    const now = () => latest.current.put();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
  return looked;
}
