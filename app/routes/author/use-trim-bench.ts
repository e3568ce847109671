/** The trim's state and everything that can be done with it, by button, grip or key. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { changeEdit, sameEdit, startHistory, type EditAct } from '~/video/edit-history';
import {
  axisMs,
  editOf,
  editParts,
  inPoint,
  outPoint,
  partsByLesson,
  snapOnAxis,
  startEdit,
  stepFrames,
} from '~/video/video-edit';
import { useWords } from '~/words/words';
import type { Grip } from './trim-handle';
import type { Mark, TrimData } from './trim-types';
import { useKeptEdit } from './use-kept-edit';
import { useTrimKeys, type TrimKey } from './use-trim-keys';
import { useTrimPlayer } from './use-trim-player';

/** What a first mark spans, to be moved from there. */
const MARK_MS = 5000;

type Answer = { error?: { code: string; message: string } };

function begin({ sources, rate, parts }: TrimData) {
  return (parts && editOf(parts, sources, rate)) ?? startEdit(sources, rate);
}

export function useTrimBench(page: TrimData) {
  const { trim: text } = useWords();
  const base = useMemo(() => begin(page), [page]);
  const [history, dispatch] = useReducer(changeEdit, base, startHistory);
  const { edit } = history;
  const [mark, setMark] = useState<Mark | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [skipping, setSkipping] = useState(false);
  const [revived, setRevived] = useState(false);
  const [names, setNames] = useState<Record<number, string>>({});
  const player = useTrimPlayer(edit, skipping);
  const { momentMs } = player;
  const fetcher = useFetcher<Answer>();
  const busy = fetcher.state !== 'idle';
  const known = useMemo(() => [...page.sources, ...page.others], [page]);
  useKeptEdit({
    ...{ key: `trim ${page.lessonId} ${page.videoId}`, edit, base, known },
    onFound(kept) {
      dispatch({ do: 'load', edit: kept });
      setRevived(true);
    },
  });
  const act = (change: EditAct) => {
    if (page.locked) return;
    if (change.do !== 'edge') setChosen(null);
    dispatch(change);
  };
  // A cut that is adjusted may have grown into its neighbour.
  useEffect(() => {
    if (chosen !== null && !edit.cuts[chosen]) setChosen(null);
  }, [chosen, edit.cuts]);

  const placeMark = (from: number, to: number) => {
    const [fromMs, toMs] = [from, to].map((ms) => snapOnAxis(edit, Math.max(0, Math.min(axisMs(edit), ms))));
    if (!page.locked) setMark(toMs! > fromMs! ? { fromMs: fromMs!, toMs: toMs! } : null);
  };
  const markFrom = (ms: number) => placeMark(ms, mark && mark.toMs > ms ? mark.toMs : ms + MARK_MS);
  const markTo = (ms: number) => placeMark(mark && mark.fromMs < ms ? mark.fromMs : ms - MARK_MS, ms);
  const cutMark = () => {
    if (!mark) return;
    act({ do: 'cut', ...mark });
    setMark(null);
  };
  const step = (frames: number) => player.show(stepFrames(edit, momentMs, frames));
  const second = Math.round(edit.rate.num / edit.rate.den);
  const acts: Record<TrimKey, () => void> = {
    play: player.toggle,
    frameBack: () => step(-1),
    frameOn: () => step(1),
    secondBack: () => step(-second),
    secondOn: () => step(second),
    in: () => act({ do: 'in', ms: momentMs }),
    out: () => act({ do: 'out', ms: player.afterMs() }),
    markFrom: () => markFrom(momentMs),
    markTo: () => markTo(player.afterMs()),
    cut: cutMark,
    split: () => act({ do: 'split', ms: momentMs }),
    undo: () => act({ do: 'undo' }),
    redo: () => act({ do: 'redo' }),
  };
  useTrimKeys(acts);

  /** While a grip moves, the picture shows what it stands at; of an end, the last frame that is kept. */
  const moved = (change: (ms: number) => void, isEnd: boolean) => (ms: number) => {
    change(ms);
    player.show(isEnd ? stepFrames(edit, ms, -1) : snapOnAxis(edit, ms));
  };
  const cut = chosen === null ? undefined : edit.cuts[chosen];
  const grips: Grip[] = [
    {
      ...{ id: 'in', label: text.handle.in, ms: inPoint(edit), kind: 'keep', side: 'before' },
      move: moved((ms) => act({ do: 'in', ms: Math.min(ms, outPoint(edit)) }), false),
    },
    {
      ...{ id: 'out', label: text.handle.out, ms: outPoint(edit), kind: 'keep', side: 'after' },
      move: moved((ms) => act({ do: 'out', ms: Math.max(ms, inPoint(edit)) }), true),
    },
    ...edit.splits.map((ms, at): Grip => ({
      ...{ id: `split-${at}`, label: text.handle.split(at + 1), ms, kind: 'split', side: 'on' },
      move: moved((to) => act({ do: 'move-split', at, ms: to }), false),
    })),
    ...(cut && chosen !== null
      ? (['from', 'to'] as const).map((side): Grip => ({
          ...{ id: `cut-${side}`, ms: side === 'from' ? cut[0] : cut[1], kind: 'keep' },
          label: side === 'from' ? text.handle.cutFrom(chosen + 1) : text.handle.cutTo(chosen + 1),
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
          label: side === 'fromMs' ? text.handle.markFrom : text.handle.markTo,
          move: moved(
            (ms) =>
              side === 'fromMs'
                ? placeMark(Math.min(ms, mark.toMs - 100), mark.toMs)
                : placeMark(mark.fromMs, Math.max(ms, mark.fromMs + 100)),
            side === 'toMs',
          ),
        }))
      : []),
  ];

  const dirty = !sameEdit(edit, base);
  const defaultName = (i: number, count: number) => `${page.title.slice(0, 90)} (${i + 1}/${count})`;
  return {
    ...{ page, base, history, edit, mark, setMark, chosen, setChosen, skipping, setSkipping, revived, dirty },
    ...{ player, act, acts, grips, busy, names, defaultName },
    setName: (at: number, name: string) => setNames((before) => ({ ...before, [at]: name })),
    letGo: () => dispatch({ do: 'let-go' }),
    discard() {
      dispatch({ do: 'load', edit: base });
      setRevived(false);
    },
    refusal: fetcher.data?.error ?? null,
    apply() {
      if (busy || page.locked) return;
      const lessons = partsByLesson(edit).map((parts, i, { length }) => ({
        ...{ title: names[i] ?? defaultName(i, length), parts },
      }));
      const form = {
        videoId: page.videoId ?? '',
        ...(lessons.length > 1
          ? { intent: 'split', lessons: JSON.stringify(lessons) }
          : { intent: 'apply', parts: JSON.stringify(editParts(edit)) }),
      };
      fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' });
    },
  };
}

export type TrimBenchState = ReturnType<typeof useTrimBench>;
