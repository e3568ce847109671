/** All that can be taken hold of on the strip: start and end, splits, the cut that is adjusted, what is marked. */
import type { EditAct } from '~/video/edit-history';
import { inPoint, outPoint, snapOnAxis, stepFrames, type VideoEdit } from '~/video/video-edit';
import type { Words } from '~/words/words';
import type { Grip } from './trim-handle';
import type { Mark } from './trim-types';

/** A mark that is dragged keeps this much. */
const LEAST_MARK_MS = 100;

interface Held {
  edit: VideoEdit;
  mark: Mark | null;
  /** Index of the cut that is adjusted. */
  chosen: number | null;
  act(change: EditAct): void;
  placeMark(fromMs: number, toMs: number): void;
  show(ms: number): void;
  names: Words['trim']['handle'];
}

export function listGrips({ edit, mark, chosen, act, placeMark, show, names }: Held): Grip[] {
  /** While a grip moves, the picture shows what it stands at; of an end, the last frame that is kept. */
  const moved = (change: (ms: number) => void, isEnd: boolean) => (ms: number) => {
    change(ms);
    show(isEnd ? stepFrames(edit, ms, -1) : snapOnAxis(edit, ms));
  };
  const cut = chosen === null ? undefined : edit.cuts[chosen];
  return [
    {
      ...{ id: 'in', label: names.in, ms: inPoint(edit), kind: 'keep', side: 'before' },
      move: moved((ms) => act({ do: 'in', ms: Math.min(ms, outPoint(edit)) }), false),
    },
    {
      ...{ id: 'out', label: names.out, ms: outPoint(edit), kind: 'keep', side: 'after' },
      move: moved((ms) => act({ do: 'out', ms: Math.max(ms, inPoint(edit)) }), true),
    },
    ...edit.splits.map((ms, at): Grip => ({
      ...{ id: `split-${at}`, label: names.split(at + 1), ms, kind: 'split', side: 'on' },
      move: moved((to) => act({ do: 'move-split', at, ms: to }), false),
    })),
    ...(cut && chosen !== null
      ? (['from', 'to'] as const).map((side): Grip => ({
          ...{ id: `cut-${side}`, ms: side === 'from' ? cut[0] : cut[1], kind: 'keep' },
          label: side === 'from' ? names.cutFrom(chosen + 1) : names.cutTo(chosen + 1),
          side: side === 'from' ? 'after' : 'before',
          move: moved((ms) => act({ do: 'edge', at: chosen, side, ms }), side === 'from'),
        }))
      : []),
    ...(mark
      ? (['fromMs', 'toMs'] as const).map((side): Grip => ({
          ...{
            id: `mark-${side}`,
            ms: mark[side],
            kind: 'mark',
            side: side === 'fromMs' ? 'before' : 'after',
          },
          label: side === 'fromMs' ? names.markFrom : names.markTo,
          move: moved(
            (ms) =>
              side === 'fromMs'
                ? placeMark(Math.min(ms, mark.toMs - LEAST_MARK_MS), mark.toMs)
                : placeMark(mark.fromMs, Math.max(ms, mark.fromMs + LEAST_MARK_MS)),
            side === 'toMs',
          ),
        }))
      : []),
  ];
}
