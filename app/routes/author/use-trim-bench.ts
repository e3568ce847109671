/** The trim's state and everything that can be done with it, by button, grip or key. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { changeEdit, sameEdit, startHistory, type EditAct } from '~/video/edit-history';
import {
  axisMs,
  editOf,
  editParts,
  partsByLesson,
  snapOnAxis,
  startEdit,
  stepFrames,
} from '~/video/video-edit';
import { useWords } from '~/words/words';
import { listGrips } from './list-grips';
import type { Mark, TrimData } from './trim-types';
import { useKeptEdit, type LessonNames } from './use-kept-edit';
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
  const [names, setNames] = useState<LessonNames>({});
  const player = useTrimPlayer(edit, skipping);
  const { momentMs } = player;
  const fetcher = useFetcher<Answer>();
  const busy = fetcher.state !== 'idle';
  const known = useMemo(() => [...page.sources, ...page.others], [page]);
  useKeptEdit({
    ...{ key: `trim ${page.lessonId} ${page.videoId}`, edit, names, base, known },
    onFound(kept, keptNames) {
      dispatch({ do: 'load', edit: kept });
      setNames(keptNames);
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

  const grips = listGrips({ edit, mark, chosen, act, placeMark, show: player.show, names: text.handle });

  const dirty = !sameEdit(edit, base);
  // The number first: it is what tells them apart where a list cuts a long name.
  const defaultName = (i: number, count: number) => `(${i + 1}/${count}) ${page.title.slice(0, 90)}`;
  return {
    ...{ page, base, history, edit, mark, setMark, chosen, setChosen, skipping, setSkipping, revived, dirty },
    ...{ player, act, acts, grips, busy, names, defaultName },
    setName: (at: number, name: string) => setNames((before) => ({ ...before, [at]: name })),
    letGo: () => dispatch({ do: 'let-go' }),
    discard() {
      dispatch({ do: 'load', edit: base });
      setNames({});
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
