/** The one time axis: what the server has seen, what is missing, and the playhead, under one slider. */
import type { KeyboardEvent, ReactNode } from 'react';
import { SeenBar } from '~/ui/seen-bar';
import { useFormat, useWords } from '~/words/words';
import { Playhead } from './playhead';
import { ScenePreview, useScenePreview } from './scene-preview';

interface TimeAxisProps {
  seconds: number;
  durationSeconds: number;
  masterUrl: string;
  seen: [number, number][];
  missing: [number, number][];
  /** Drawn over the seen bar. */
  strip?: ReactNode;
  onSeek(seconds: number): void;
}

const STEP_SECONDS = 5;

/** Start of the next missing part after `seconds`, or of the last before it. */
function neighbour(missing: [number, number][], seconds: number, forward: boolean): number | undefined {
  const starts = missing.map(([from]) => from);
  return forward
    ? starts.find((from) => from > seconds + 1)
    : starts.reverse().find((from) => from < seconds - 1);
}

export function TimeAxis(props: TimeAxisProps) {
  const { seconds, durationSeconds, seen, missing, onSeek } = props;
  const preview = useScenePreview(props.masterUrl, durationSeconds);
  const { controls, progress } = useWords().watch;
  const format = useFormat();
  const press = (event: KeyboardEvent) => {
    const to =
      event.key === 'PageDown'
        ? neighbour(missing, seconds, true)
        : event.key === 'PageUp'
          ? neighbour(missing, seconds, false)
          : undefined;
    if (!/^Page(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    if (to !== undefined) onSeek(to);
  };
  const covered = seen.reduce((sum, [from, to]) => sum + to - from, 0);
  const all = format.duration(durationSeconds);
  return (
    <div className={props.strip ? 'timeline with-talk' : 'timeline'}>
      {props.strip}
      <SeenBar
        ranges={seen}
        durationSeconds={durationSeconds}
        label={progress.seenBar(format.duration(covered), all)}
      />
      <Playhead seconds={seconds} durationSeconds={durationSeconds} tall={Boolean(props.strip)} />
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.floor(durationSeconds))}
        step={STEP_SECONDS / 5}
        value={Math.floor(seconds)}
        aria-label={controls.position}
        aria-valuetext={controls.positionText(format.duration(seconds), all)}
        {...preview.handlers}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        onKeyDown={(event) => {
          press(event);
          const step = {
            ArrowRight: STEP_SECONDS,
            ArrowUp: STEP_SECONDS,
            ArrowLeft: -STEP_SECONDS,
            ArrowDown: -STEP_SECONDS,
          }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          onSeek(seconds + step);
        }}
      />
      {preview.shown ? <ScenePreview {...preview.shown} /> : null}
      <div className="split tiny num" aria-hidden="true">
        <span className="now-at">{format.clock(seconds)}</span>
        <span>{format.clock(durationSeconds)}</span>
      </div>
    </div>
  );
}
