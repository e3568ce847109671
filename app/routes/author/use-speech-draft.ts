/** The recogniser's draft comes into an editor that holds nothing by itself, as an act that can be undone; else on a press. */
import { useEffect, useRef } from 'react';
import type { Cue } from '~/video/captions';
import type { SpeechDraftView } from '~/video/find-speech-draft.server';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { CaptionBenchState } from './use-caption-bench';

export type SpeechDraft = Omit<SpeechDraftView, 'createdAt'> & { createdAt: Date | string; cues: Cue[] };

/** Returns what loads it. */
export function useSpeechDraft(
  { draft, settled, act }: Pick<CaptionBenchState, 'draft' | 'settled' | 'act'>,
  speech: SpeechDraft | null | undefined,
  locked: boolean,
): () => void {
  const { captions, common } = useWords();
  const toast = useToast();
  const offered = useRef<string | null>(null);
  const load = () => {
    if (!speech) return;
    act({ do: 'load', cues: speech.cues });
    toast({
      text: captions.recognise.loaded(speech.lines),
      undo: { label: common.act.undo, act: () => act({ do: 'undo' }) },
    });
  };
  const latest = useRef(load);
  latest.current = load;
  const ready = speech?.status === 'ready' ? `${speech.id} ${String(speech.createdAt)}` : null;
  const empty = settled && !locked && draft.cues.length === 0 && draft.past.length === 0;
  useEffect(() => {
    // Once: whoever undoes it wants it gone.
    if (!ready || !empty || offered.current === ready) return;
    offered.current = ready;
    latest.current();
  }, [ready, empty]);
  return load;
}
