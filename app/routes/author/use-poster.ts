import { useFetcher } from '@remix-run/react';
import type { ActionError } from '../door.server';

/** Posts a lesson's poster from any page of the lesson, and tells how that went. */
export function usePoster(lessonId: string) {
  const fetcher = useFetcher<ActionError | { intent: string }>({ key: `poster ${lessonId}` });
  const answer = fetcher.data;
  const busy = fetcher.state !== 'idle';
  const problem = answer && 'error' in answer ? answer.error.message : null;
  return { form: fetcher.Form, busy, problem: busy ? null : problem, done: !busy && !!answer && !problem };
}
