import { useEffect, useState } from 'react';
import { fetchSections, type SectionChoice } from './fetch-questions';

const PAUSE_MS = 250;

/** Sections that fit what is typed; null while they are asked for. */
export function useSections(lessonId: string, query: string): SectionChoice[] | 'failed' | null {
  const [found, setFound] = useState<SectionChoice[] | 'failed' | null>(null);
  useEffect(() => {
    setFound(null);
    const over = new AbortController();
    const timer = setTimeout(
      () =>
        fetchSections(lessonId, query, over.signal).then(setFound, () => {
          if (!over.signal.aborted) setFound('failed');
        }),
      query ? PAUSE_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [lessonId, query]);
  return found;
}
