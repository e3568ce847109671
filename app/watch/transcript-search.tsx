/** The field over the transcript: how many lines match, the one before and after, and a jump of the picture to it. */
import { isComposing } from '~/ui/composing';
import { IconButton } from '~/ui/icon-button';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';

interface TranscriptSearchProps {
  query: string;
  /** How many lines match, and which of them is shown, from 0. */
  found: number;
  place: number;
  onQuery(query: string): void;
  onPlace(place: number): void;
  onJump(): void;
}

export function TranscriptSearch({ query, found, place, onQuery, onPlace, onJump }: TranscriptSearchProps) {
  const { script } = useWords().watch;
  const step = (by: number) => found > 0 && onPlace((place + by + found) % found);
  const searching = query.trim() !== '';
  return (
    <div className="transcript-search" role="search">
      <TextField
        label={script.search}
        hideLabel
        type="search"
        icon="search"
        placeholder={script.search}
        autoComplete="off"
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <div className={searching ? 'line' : 'hidden'}>
        <p className="small grow" role="status">
          {searching ? (found > 0 ? script.place(place + 1, found) : script.notFound) : ''}
        </p>
        {searching && found > 0 ? (
          <>
            <IconButton icon="chevron-up" label={script.previous} onClick={() => step(-1)} />
            <IconButton icon="chevron-down" label={script.next} onClick={() => step(1)} />
            <IconButton icon="play" solid label={script.jumpThere} onClick={onJump} />
          </>
        ) : null}
      </div>
    </div>
  );
}
