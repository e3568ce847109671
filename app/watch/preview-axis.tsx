/** The time axis where nothing is counted: how far it has played, what is marked on it, and the slider. */
import { useFormat, useWords } from '~/words/words';
import { placeOnAxis, Playhead } from './playhead';

interface PreviewAxisProps {
  seconds: number;
  durationSeconds: number;
  /** Seconds with something to read; the list beside the picture says what. */
  marks: number[];
  onSeek(seconds: number): void;
}

const STEPS: Record<string, number> = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5 };
const MARK_WIDTH = 6;

export function PreviewAxis({ seconds, durationSeconds, marks, onSeek }: PreviewAxisProps) {
  const { controls } = useWords().watch;
  const format = useFormat();
  const at = (second: number) => placeOnAxis(second, durationSeconds);
  return (
    <div className="timeline">
      <svg className="played" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={at(seconds)} height={1} />
        {marks.map((second, index) => (
          <rect key={index} className="mark" x={at(second) - MARK_WIDTH / 2} width={MARK_WIDTH} height={1} />
        ))}
      </svg>
      <Playhead seconds={seconds} durationSeconds={durationSeconds} />
      <input
        type="range"
        min={0}
        max={Math.max(1, durationSeconds)}
        value={Math.floor(seconds)}
        aria-label={controls.position}
        aria-valuetext={controls.positionText(format.duration(seconds), format.duration(durationSeconds))}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step === undefined) return;
          event.preventDefault();
          onSeek(seconds + step);
        }}
      />
      <div className="split tiny num" aria-hidden="true">
        <span className="now-at">{format.clock(seconds)}</span>
        <span>{format.clock(durationSeconds)}</span>
      </div>
    </div>
  );
}
