import { useNavigation } from '@remix-run/react';
import { useRef } from 'react';

interface Refusal {
  error: { code: string; message: string; fields?: Record<string, string>; mark?: string };
}

/**
 * The answer to the last form that was sent, and which form it was. It stays until the next is sent: the desk asks for
 * its video's state every two seconds, and each time the router forgets what the action said.
 */
export function useStudioAnswer<T extends { intent: string; mark?: string | undefined }>(
  answer: T | Refusal | undefined,
) {
  const { formData } = useNavigation();
  const sent = useRef<string | null>(null);
  const kept = useRef<T | Refusal | undefined>(undefined);
  const sending = formData?.get('intent');
  if (typeof sending === 'string') {
    sent.current = sending;
    kept.current = undefined;
  } else if (answer) kept.current = answer;
  const last = kept.current;
  const error = last && 'error' in last ? last.error : undefined;
  const done = last && 'intent' in last ? last : undefined;
  return {
    /** What was refused, for the form of this intent. */
    errorOf: (intent: string) => (error && sent.current === intent ? error : undefined),
    /** What was refused and belongs to none of the forms that show it themselves. */
    errorBeside: (...intents: string[]) =>
      error && !intents.includes(sent.current ?? '') ? error : undefined,
    savedBy: (intent: string) => (done?.intent === intent ? done : undefined),
    done,
  };
}
