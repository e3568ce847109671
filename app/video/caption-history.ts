/** The editor's state with undo and redo: every act leaves the list before it behind; typing in one cue is one step. */
import {
  addCue,
  checkCue,
  mergeWithNext,
  nextUnchecked,
  removeCue,
  replaceText,
  setEnd,
  setStart,
  setText,
  shiftCues,
  splitCue,
  type Edited,
} from './caption-edit';
import type { Cue } from './captions';

export type CaptionAct =
  | { do: 'text'; at: number; text: string }
  | { do: 'start' | 'end'; at: number; ms: number }
  | { do: 'split'; at: number; offset: number }
  | { do: 'merge' | 'remove' | 'select' | 'check'; at: number }
  | { do: 'shift'; from: number; byMs: number }
  | { do: 'replace'; find: string; replacement: string }
  | { do: 'add'; ms: number }
  /** A whole list from elsewhere: aligned, recognised, or what the server holds. It can be undone too. */
  | { do: 'load'; cues: Cue[] }
  | { do: 'undo' | 'redo' }
  /** What the server made of a list that was saved: no step of its own. */
  | { do: 'settle'; sent: Cue[]; cues: Cue[] };

export interface CaptionDraft extends Edited {
  past: Edited[];
  future: Edited[];
  /** What the last step was, so that the next letter joins it. */
  step: string;
}

const MOST_STEPS = 200;

/** What waits to be checked comes first. */
const firstInHand = (cues: Cue[]) => nextUnchecked(cues, -1) ?? (cues.length ? 0 : -1);

export const startDraft = (cues: Cue[]): CaptionDraft => ({
  cues,
  at: firstInHand(cues),
  past: [],
  future: [],
  step: '',
});

function apply({ cues, at }: Edited, act: CaptionAct): Edited {
  switch (act.do) {
    case 'text':
      return setText(cues, act.at, act.text);
    case 'start':
      return setStart(cues, act.at, act.ms);
    case 'end':
      return setEnd(cues, act.at, act.ms);
    case 'split':
      return splitCue(cues, act.at, act.offset);
    case 'merge':
      return mergeWithNext(cues, act.at);
    case 'remove':
      return removeCue(cues, act.at);
    case 'check':
      return checkCue(cues, act.at);
    case 'shift':
      return shiftCues(cues, act.from, act.byMs, at);
    case 'replace':
      return replaceText(cues, act.find, act.replacement, at);
    case 'add':
      return addCue(cues, act.ms);
    case 'load':
      return { cues: act.cues, at: firstInHand(act.cues) };
    default:
      return { cues, at };
  }
}

export const sameCues = (a: Cue[], b: Cue[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(
      (cue, i) =>
        cue === b[i] ||
        (cue.length === b[i]!.length && (cue as unknown[]).every((value, j) => value === b[i]![j])),
    ));

export function changeDraft(draft: CaptionDraft, act: CaptionAct): CaptionDraft {
  const { past, future } = draft;
  const now: Edited = { cues: draft.cues, at: draft.at };
  if (act.do === 'select') return { ...draft, at: act.at, step: '' };
  if (act.do === 'undo') {
    const before = past.at(-1);
    return before ? { ...before, past: past.slice(0, -1), future: [now, ...future], step: '' } : draft;
  }
  if (act.do === 'redo') {
    const [next, ...rest] = future;
    return next ? { ...next, past: [...past, now], future: rest, step: '' } : draft;
  }
  if (act.do === 'settle') {
    const at = Math.min(draft.at, act.cues.length - 1);
    return sameCues(draft.cues, act.sent) ? { ...draft, cues: act.cues, at } : draft;
  }
  const edited = apply(now, act);
  if (sameCues(edited.cues, now.cues)) return draft;
  const step = act.do === 'text' ? `text ${act.at}` : '';
  const joins = step !== '' && step === draft.step;
  return { ...edited, past: joins ? past : [...past, now].slice(-MOST_STEPS), future: [], step };
}
