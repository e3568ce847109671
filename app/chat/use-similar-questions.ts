/** Questions that sound like the one being typed. It waits for a pause, and a failure is silence: asking goes on without. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchSimilar } from './fetch-questions';
import type { SimilarQuestion } from './question';

const PAUSE_MS = 450;

export interface Similar {
  items: readonly SimilarQuestion[];
  /** `asking` = the text is going to be a question; else nothing is looked for. */
  typed(text: string, asking: boolean): void;
  /** No more of them for this question. */
  dismiss(): void;
}

export function useSimilarQuestions(lessonId: string): Similar {
  const [items, setItems] = useState<readonly SimilarQuestion[]>([]);
  const dismissed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const asked = useRef<AbortController>();
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    asked.current?.abort();
  }, []);
  useEffect(() => stop, [stop]);
  const typed = useCallback(
    (text: string, asking: boolean) => {
      stop();
      if (!text.trim()) dismissed.current = false;
      if (!asking || dismissed.current || !text.trim()) return setItems([]);
      timer.current = setTimeout(() => {
        const over = new AbortController();
        asked.current = over;
        fetchSimilar(lessonId, text, over.signal).then(setItems, () => undefined);
      }, PAUSE_MS);
    },
    [lessonId, stop],
  );
  const dismiss = useCallback(() => {
    stop();
    dismissed.current = true;
    setItems([]);
  }, [stop]);
  return { items, typed, dismiss };
}
