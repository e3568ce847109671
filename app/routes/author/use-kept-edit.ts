/** Cuts that are not applied survive a reload and a way elsewhere: they lie in the browser until the video is another. */
import { useEffect, useRef, useState } from 'react';
import { isUncut, setSources, type VideoEdit } from '~/video/video-edit';
import { sameEdit } from '~/video/edit-history';

const WRITE_AFTER_MS = 300;

function read(key: string): VideoEdit | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as VideoEdit | null;
    const lists = [found?.sources, found?.cuts, found?.splits];
    return found && lists.every(Array.isArray) ? found : null;
  } catch {
    return null;
  }
}

function write(key: string, edit: VideoEdit | null) {
  try {
    if (edit) localStorage.setItem(key, JSON.stringify(edit));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden store: the cuts last as long as the page.
  }
}

interface UseKeptEdit {
  key: string;
  edit: VideoEdit;
  /** What the page began with. */
  base: VideoEdit;
  /** Recordings that there are: of others nothing is put back. */
  known: VideoEdit['sources'];
  onFound(edit: VideoEdit): void;
}

export function useKeptEdit({ key, edit, base, known, onFound }: UseKeptEdit): void {
  const [looked, setLooked] = useState(false);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const kept = read(key);
    const lengths = new Map(known.map(({ videoId, durationMs }) => [videoId, durationMs]));
    const usable = kept?.sources.every(({ videoId }) => lengths.has(videoId));
    if (kept && usable) {
      const sources = kept.sources.map(({ videoId }) => ({ videoId, durationMs: lengths.get(videoId)! }));
      const again = { ...setSources(kept, sources), rate: base.rate, splits: kept.splits };
      if (!sameEdit(again, base) && !(isUncut(again) && again.sources.length === 1)) found.current(again);
    }
    setLooked(true);
    // Only what lay there when the page came; afterwards the page is ahead of the store.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  const put = useRef<() => void>(() => undefined);
  put.current = () => {
    if (looked) write(key, sameEdit(edit, base) ? null : edit);
  };
  useEffect(() => {
    const timer = setTimeout(() => put.current(), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [looked, key, edit, base]);
  useEffect(() => {
    const now = () => put.current();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
}
