/** A caption's start or end, typed as minutes and seconds; what is no time is told and changes nothing. */
import { useEffect, useState } from 'react';
import { formatCueClock, parseCueClock } from '~/video/caption-clock';
import { isComposing } from '~/ui/composing';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';

interface TimeFieldProps {
  label: string;
  ms: number;
  onTime(ms: number): void;
}

export function TimeField({ label, ms, onTime }: TimeFieldProps) {
  const { badTime } = useWords().captions.cue;
  const [typed, setTyped] = useState(() => formatCueClock(ms));
  useEffect(() => setTyped(formatCueClock(ms)), [ms]);
  const commit = () => {
    const read = parseCueClock(typed);
    if (read !== null && read !== ms) onTime(read);
  };
  return (
    <TextField
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      inputMode="decimal"
      autoComplete="off"
      validate={(value) => (parseCueClock(value) === null ? badTime : undefined)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) commit();
      }}
    />
  );
}
