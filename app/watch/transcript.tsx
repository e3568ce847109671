/** The captions as text: follows the picture, jumps where it is pressed, and is searched. */
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { findInCues, markMatches } from './find-in-cues';
import { TranscriptSearch } from './transcript-search';

export type Cue = [startMs: number, endMs: number, text: string];

/** Index of the cue that is spoken at `seconds`, or of the last one before; −1 before the first. */
export function cueAt(
  cues: readonly (readonly [startMs: number, ...rest: unknown[]])[],
  seconds: number,
): number {
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

interface LineProps {
  cue: Cue;
  spoken: boolean;
  found: boolean;
  query: string;
  onJump(seconds: number): void;
}

/** By itself, so that the hundred lines of a lesson are not drawn anew four times a second while it plays. */
const TranscriptLine = memo(function TranscriptLine({ cue, spoken, found, query, onJump }: LineProps) {
  const { script } = useWords().watch;
  const format = useFormat();
  const [startMs, , text] = cue;
  const seconds = startMs / 1000;
  return (
    <li aria-current={spoken ? 'true' : undefined} className={found ? 'found' : undefined}>
      <button type="button" onClick={() => onJump(seconds)}>
        <span className="stamp" aria-label={script.jump(format.duration(seconds))}>
          {format.clock(seconds)}
        </span>
        <span>
          {query
            ? markMatches(text, query).map((piece, i) => (i % 2 ? <mark key={i}>{piece}</mark> : piece))
            : text}
        </span>
      </button>
    </li>
  );
});

export function Transcript({ cues, seconds, playing, onJump }: TranscriptProps) {
  const { script } = useWords().watch;
  const list = useRef<HTMLOListElement>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const current = cueAt(cues, seconds);
  const found = findInCues(cues, query);
  const shown = found[place];
  const latestJump = useRef(onJump);
  latestJump.current = onJump;
  const jump = useCallback((to: number) => latestJump.current(to), []);

  const bring = (index: number, behavior: ScrollBehavior) => {
    const box = list.current;
    const line = box?.children[index];
    // Only the list's own scroll moves: the page must not jump under somebody's thumb.
    if (box && line instanceof HTMLElement)
      box.scrollTo({ top: line.offsetTop - box.clientHeight / 3, behavior });
  };
  // Whoever searches looks around: the list follows the picture again when the field is empty.
  useEffect(() => {
    if (playing && !query) bring(current, 'smooth');
  }, [current, playing, query]);
  useEffect(() => {
    if (shown !== undefined) bring(shown, 'auto');
  }, [shown]);

  if (cues.length === 0) return <EmptyState icon="captions" title={script.empty} />;
  return (
    <>
      <TranscriptSearch
        query={query}
        found={found.length}
        place={place}
        onQuery={(typed) => {
          setQuery(typed);
          setPlace(0);
        }}
        onPlace={setPlace}
        onJump={() => shown !== undefined && onJump(cues[shown]![0] / 1000)}
      />
      <ol className="transcript" ref={list}>
        {cues.map((cue, index) => (
          <TranscriptLine
            key={`${cue[0]}-${index}`}
            cue={cue}
            spoken={index === current}
            found={index === shown}
            query={query}
            onJump={jump}
          />
        ))}
      </ol>
    </>
  );
}
