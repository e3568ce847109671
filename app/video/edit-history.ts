/** The acts of the trim page with undo and redo; one drag of a handle, or one handle nudged again and again, is one step. */
import {
  cutOut,
  moveEdge,
  moveSplit,
  resetEdit,
  restoreCut,
  setIn,
  setOut,
  setSources,
  splitAt,
  splitInto,
  unsplit,
  type EditSource,
  type VideoEdit,
} from './video-edit';

export type EditAct =
  | { do: 'in' | 'out' | 'restore' | 'split'; ms: number }
  | { do: 'cut'; fromMs: number; toMs: number }
  | { do: 'edge'; at: number; side: 'from' | 'to'; ms: number }
  | { do: 'move-split'; at: number; ms: number }
  | { do: 'unsplit'; at: number }
  | { do: 'split-into'; splits: number[] }
  | { do: 'sources'; sources: EditSource[] }
  | { do: 'reset' }
  /** A whole edit from elsewhere; it can be undone too. */
  | { do: 'load'; edit: VideoEdit }
  /** What was being moved is let go: the next move is a step of its own. */
  | { do: 'let-go' }
  | { do: 'undo' | 'redo' };

export interface EditHistory {
  edit: VideoEdit;
  past: VideoEdit[];
  future: VideoEdit[];
  /** What is being moved, so that the next move joins the step. */
  step: string;
}

const MOST_STEPS = 200;

export const startHistory = (edit: VideoEdit): EditHistory => ({ edit, past: [], future: [], step: '' });

function apply(edit: VideoEdit, act: EditAct): VideoEdit {
  switch (act.do) {
    case 'in':
      return setIn(edit, act.ms);
    case 'out':
      return setOut(edit, act.ms);
    case 'cut':
      return cutOut(edit, act.fromMs, act.toMs);
    case 'restore':
      return restoreCut(edit, act.ms);
    case 'edge':
      return moveEdge(edit, act.at, act.side, act.ms);
    case 'split':
      return splitAt(edit, act.ms);
    case 'move-split':
      return moveSplit(edit, act.at, act.ms);
    case 'unsplit':
      return unsplit(edit, act.at);
    case 'split-into':
      return splitInto(edit, act.splits);
    case 'sources':
      return setSources(edit, act.sources);
    case 'reset':
      return resetEdit(edit);
    case 'load':
      return act.edit;
    default:
      return edit;
  }
}

export const sameEdit = (a: VideoEdit, b: VideoEdit): boolean =>
  a === b || JSON.stringify([a.sources, a.cuts, a.splits]) === JSON.stringify([b.sources, b.cuts, b.splits]);

function stepOf(act: EditAct): string {
  if (act.do === 'in' || act.do === 'out') return act.do;
  if (act.do === 'edge') return `edge ${act.at} ${act.side}`;
  return act.do === 'move-split' ? `split ${act.at}` : '';
}

export function changeEdit(history: EditHistory, act: EditAct): EditHistory {
  const { edit, past, future } = history;
  if (act.do === 'let-go') return history.step ? { ...history, step: '' } : history;
  if (act.do === 'undo') {
    const before = past.at(-1);
    return before ? { edit: before, past: past.slice(0, -1), future: [edit, ...future], step: '' } : history;
  }
  if (act.do === 'redo') {
    const [next, ...rest] = future;
    return next ? { edit: next, past: [...past, edit], future: rest, step: '' } : history;
  }
  const changed = apply(edit, act);
  if (sameEdit(changed, edit)) return history;
  const step = stepOf(act);
  const joins = step !== '' && step === history.step;
  return { edit: changed, past: joins ? past : [...past, edit].slice(-MOST_STEPS), future: [], step };
}
