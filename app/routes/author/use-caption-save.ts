/** Sends the whole list against what it started from, and keeps what the server answered. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Cue } from '~/video/captions';
import type { SavedState } from './use-kept-draft';

type Answer = { saved: SavedState } | { error: { code: string; message: string; saved?: SavedState } };

interface UseCaptionSave {
  lang: string;
  version: number;
  loaded: SavedState;
  cues: Cue[];
  onSaved(sent: Cue[], saved: Cue[]): void;
}

export function useCaptionSave({ lang, version, loaded, cues, onSaved }: UseCaptionSave) {
  const [base, setBase] = useState(loaded);
  const [refusal, setRefusal] = useState<{ message: string; saved?: SavedState } | null>(null);
  const fetcher = useFetcher<Answer>();
  const sent = useRef(cues);
  const done = useRef(onSaved);
  done.current = onSaved;
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer) return;
    if ('error' in answer) return setRefusal(answer.error);
    setRefusal(null);
    setBase(answer.saved);
    done.current(sent.current, answer.saved.cues);
  }, [answer]);
  return {
    base,
    setBase,
    refusal,
    forget: () => setRefusal(null),
    busy: fetcher.state !== 'idle',
    /** `mark`: what it is saved on top of; the one that was loaded when left out. */
    save(mark = base.mark) {
      if (fetcher.state !== 'idle') return;
      sent.current = cues;
      const form = { intent: 'save', lang, version: String(version), mark, cues: JSON.stringify(cues) };
      fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' });
    },
  };
}
