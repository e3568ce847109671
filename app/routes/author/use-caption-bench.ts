/** The editor's state and everything that can be done with it, by button or by key. */
import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { CaptionDraftPage } from '~/lessons/find-caption-draft.server';
import { nextUnchecked } from '~/video/caption-edit';
import { countUnchecked } from '~/video/captions';
import { changeDraft, sameCues, startDraft, type CaptionAct } from '~/video/caption-history';
import { listWarnings, nextWarned } from '~/video/caption-rules';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { CaptionPlayerHandle } from './caption-player';
import { CUE_TEXT_ID, type CueFocus } from './caption-row';
import { useCaptionKeys, type CaptionKey } from './use-caption-keys';
import { useCaptionSave } from './use-caption-save';
import { useKeptDraft } from './use-kept-draft';

/** After these another caption is in hand, and the keyboard goes with it. */
const movesOn = new Set<CaptionAct['do']>(['select', 'split', 'merge', 'remove', 'add', 'check']);

export function useCaptionBench(page: CaptionDraftPage) {
  const { captions: text } = useWords();
  const toast = useToast();
  const player = useRef<CaptionPlayerHandle>(null);
  const [draft, dispatch] = useReducer(changeDraft, page.cues, startDraft);
  const [moment, setMoment] = useState(0);
  const [focus, setFocus] = useState<CueFocus>({ tick: 0, on: 'text' });
  const [revived, setRevived] = useState(false);
  const { cues, at } = draft;
  const warnings = useMemo(() => listWarnings(cues, page.durationMs), [cues, page.durationMs]);
  const unchecked = useMemo(() => countUnchecked(cues), [cues]);
  const warned = useMemo(() => new Set(warnings.map((warning) => warning.at)), [warnings]);

  const { base, setBase, refusal, forget, busy, save } = useCaptionSave({
    ...{ lang: page.lang, version: page.version, loaded: page, cues },
    onSaved: (sent, saved) => {
      dispatch({ do: 'settle', sent, cues: saved });
      setRevived(false);
      toast(text.act.saved);
    },
  });
  const dirty = !sameCues(cues, base.cues);
  const settled = useKeptDraft({
    key: `captions ${page.lessonId} ${page.version} ${page.lang}`,
    ...{ cues, base },
    onFound: (kept) => {
      setBase(kept.base);
      dispatch({ do: 'load', cues: kept.cues });
      setRevived(true);
    },
  });

  const act = useCallback((change: CaptionAct) => {
    dispatch(change);
    if (!movesOn.has(change.do)) return;
    // Tapping from line to line must not open a phone's keyboard each time.
    const typing = document.activeElement instanceof HTMLTextAreaElement;
    const on = change.do === 'check' && !typing ? 'check' : 'text';
    setFocus(({ tick }) => ({ tick: tick + 1, on }));
  }, []);
  const select = useCallback((to: number) => act({ do: 'select', at: to }), [act]);
  const loadSaved = () => {
    const saved = refusal?.saved ?? page;
    act({ do: 'load', cues: saved.cues });
    setBase({ cues: saved.cues, mark: saved.mark });
    setRevived(false);
    forget();
  };

  const now = () => player.current?.now() ?? 0;
  const split = () => {
    const field = document.getElementById(CUE_TEXT_ID);
    const offset = field instanceof HTMLTextAreaElement ? field.selectionStart : 0;
    if (!cues[at]?.[2].slice(0, offset).trim() || !cues[at][2].slice(offset).trim())
      return toast(text.cue.cannotSplit);
    act({ do: 'split', at, offset });
  };
  const change = (make: () => void) => () => void (page.locked || make());
  const acts: Record<CaptionKey, () => void> = {
    play: () => player.current?.toggle(),
    back: () => player.current?.nudge(-2),
    forward: () => player.current?.nudge(2),
    playCue: () => cues[at] && player.current?.playFrom(cues[at][0]),
    start: change(() => act({ do: 'start', at, ms: now() })),
    end: change(() => act({ do: 'end', at, ms: now() })),
    split: change(split),
    merge: change(() => act({ do: 'merge', at })),
    add: change(() => act({ do: 'add', ms: now() })),
    remove: change(() => act({ do: 'remove', at })),
    previous: () => at > 0 && select(at - 1),
    next: () => at < cues.length - 1 && select(at + 1),
    warning: () => select(nextWarned(warnings, at) ?? at),
    check: change(() => act({ do: 'check', at })),
    save: change(() => dirty && save()),
    undo: change(() => act({ do: 'undo' })),
    redo: change(() => act({ do: 'redo' })),
  };
  useCaptionKeys(acts);
  const goUnchecked = () => select(nextUnchecked(cues, at) ?? at);
  return {
    ...{ draft, player, warnings, warned, unchecked, settled, focus, moment, setMoment, act, select, acts },
    ...{ dirty, busy, save, refusal, revived, loadSaved, goUnchecked },
  };
}

export type CaptionBenchState = ReturnType<typeof useCaptionBench>;
