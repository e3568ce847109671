/**
 * What a form began from. It stays while others save, however often the page is loaded anew beside what is being typed,
 * and moves on with one's own save, or with a refusal that has told of the other one.
 */
import { useEffect, useState } from 'react';

interface Answer {
  mark?: string | undefined;
}

export function useMark(
  begun: string | undefined,
  saved: Answer | undefined,
  error: Answer | undefined,
): string | undefined {
  const [mark, setMark] = useState(begun);
  useEffect(() => {
    if (saved?.mark) setMark(saved.mark);
  }, [saved]);
  useEffect(() => {
    if (error?.mark) setMark(error.mark);
  }, [error]);
  return mark;
}
