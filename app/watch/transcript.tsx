/** The captions as text: follows the picture, and jumps where it is pressed. */
import { useEffect, useRef } from 'react';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';

export type Cue = [startMs: number, endMs: number, text: string];

/** Index of the cue that is spoken at `seconds`, or of the last one before; −1 before the first. */
export function cueAt(cues: Cue[], seconds: number): number {
  const ms = seconds * 1000;
  let at = -1;
  for (let i = 0; i < cues.length && cues[i]![0] <= ms; i++) at = i;
  return at;
}

interface TranscriptProps {
  cues: Cue[];
  seconds: number;
  playing: boolean;
  onJump(seconds: number): void;
}

export function Transcript({ cues, seconds, playing, onJump }: TranscriptProps) {
  const { script } = useWords().watch;
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const current = cueAt(cues, seconds);

  useEffect(() => {
    const box = list.current;
    const line = box?.children[current];
    // Only the list's own scroll moves: the page must not jump under somebody's thumb.
    if (!playing || !box || !(line instanceof HTMLElement)) return;
    box.scrollTo({ top: line.offsetTop - box.clientHeight / 3, behavior: 'smooth' });
  }, [current, playing]);

  if (cues.length === 0) return <EmptyState icon="captions" title={script.empty} />;
  return (
    <ol className="transcript" ref={list}>
      {cues.map(([startMs, , text], index) => (
        <li key={`${startMs}-${index}`} aria-current={index === current ? 'true' : undefined}>
          <button type="button" onClick={() => onJump(startMs / 1000)}>
            <span className="stamp" aria-label={script.jump(format.duration(startMs / 1000))}>
              {format.clock(startMs / 1000)}
            </span>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
