/** Dividing into lessons: where is proposed or chosen, the parts have names, and each shows whether its length fits. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { Button, TextButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { partsMs } from '~/video/edit-parts';
import { proposeSplit } from '~/video/propose-split';
import {
  keptMs,
  laySources,
  partsByLesson,
  toAxis,
  toResult,
  type Span,
  type VideoEdit,
} from '~/video/video-edit';
import { useFormat, useWords } from '~/words/words';
import type { Heard, HeardAnswer } from './trim-quiet';
import { LengthBadge, lengthProblem } from './trim-summary';
import type { TrimBenchState } from './use-trim-bench';

/** Silences and changes of the picture, in the time of the result. */
function mapHeard(edit: VideoEdit, heard: Heard[]) {
  const quiet: Span[] = [];
  const scenes: Span[] = [];
  for (const { videoId, offsetMs, durationMs } of laySources(edit)) {
    const one = heard.find((candidate) => candidate.videoId === videoId);
    const edges = [0, ...(one?.speech ?? []).flat(), durationMs];
    if (one?.speech.length) {
      for (let i = 0; i < edges.length; i += 2) quiet.push([edges[i]! + offsetMs, edges[i + 1]! + offsetMs]);
    }
    scenes.push(...(one?.scenes ?? []).map((at): Span => [at + offsetMs, at + offsetMs + 1]));
  }
  return { quiet: toResult(edit, quiet), scenes: toResult(edit, scenes).map(([at]) => at) };
}

export function TrimParts({ bench }: { bench: TrimBenchState }) {
  const { trim } = useWords();
  const text = trim.parts;
  const format = useFormat();
  const { edit, act, page, names, setName } = bench;
  const fetcher = useFetcher<HeardAnswer>();
  const [impossible, setImpossible] = useState(false);
  const { limits } = page;
  const problem = lengthProblem(keptMs(edit), limits);
  const lessons = partsByLesson(edit);
  const heard = fetcher.data?.heard;
  const latest = useRef({ edit, act, limits });
  latest.current = { edit, act, limits };
  // Once an answer: whatever else changes must not bring back what was moved by hand since.
  useEffect(() => {
    if (!heard) return;
    const { edit, act, limits } = latest.current;
    const rule = {
      minMs: limits.minSeconds * 1000,
      maxMs: limits.maxSeconds * 1000,
      graceMs: limits.graceSeconds * 1000,
    };
    const borders = proposeSplit({ keptMs: keptMs(edit), ...mapHeard(edit, heard), limits: rule });
    setImpossible(borders === null);
    if (borders) act({ do: 'split-into', splits: borders.map((ms) => toAxis(edit, ms)) });
  }, [heard]);
  const propose = () => {
    const videoIds = JSON.stringify(edit.sources.map(({ videoId }) => videoId));
    fetcher.submit(
      { intent: 'listen', withScenes: 'true', videoIds },
      { method: 'post', encType: 'multipart/form-data' },
    );
  };
  return (
    <Card title={text.title}>
      {problem && 'over' in problem ? (
        <p className="small">{text.note(format.duration(limits.maxSeconds))}</p>
      ) : null}
      {fetcher.data?.error ? <Notice tone="bad" live="alert" title={fetcher.data.error.message} /> : null}
      {impossible ? <Notice tone="warn" live="status" title={text.none} /> : null}
      <div className="trim-acts">
        {problem && 'over' in problem && edit.splits.length === 0 ? (
          <Button busy={fetcher.state !== 'idle'} busyLabel={text.proposing} onClick={propose}>
            {text.propose}
          </Button>
        ) : null}
        <Button variant="outline" icon="scissors" onClick={bench.acts.split}>
          {trim.act.split}
        </Button>
      </div>
      {lessons.length > 1 ? (
        <>
          <ul className="stack">
            {lessons.map((parts, i) => {
              const ms = partsMs(parts, edit.rate);
              return (
                <li key={i} className="stack">
                  <TextField
                    label={text.name(i + 1)}
                    value={names[i] ?? bench.defaultName(i, lessons.length)}
                    maxLength={100}
                    onChange={(event) => setName(i, event.currentTarget.value)}
                  />
                  <p className="trim-part num">
                    {trim.lengthOf(format.clock(ms / 1000))} <LengthBadge ms={ms} limits={limits} />
                    {i > 0 ? (
                      <TextButton
                        aria-label={text.unsplit(i)}
                        onClick={() => act({ do: 'unsplit', at: i - 1 })}
                      >
                        {text.unsplitShort}
                      </TextButton>
                    ) : null}
                  </p>
                </li>
              );
            })}
          </ul>
          <p className="small">{text.effect(lessons.length)}</p>
        </>
      ) : null}
    </Card>
  );
}
