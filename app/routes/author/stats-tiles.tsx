import type { VersionFigures } from '~/reports/lesson-stats';
import { StatTile, StatTiles } from '~/ui/stat-tile';
import { useFormat, useWords } from '~/words/words';

const DAY_SECONDS = 86_400;

export function StatsTiles({ version }: { version: VersionFigures }) {
  const { tiles } = useWords().stats;
  const { common } = useWords();
  const format = useFormat();
  const { began, completed, medianSeconds } = version;
  const spell = (seconds: number) =>
    seconds >= DAY_SECONDS
      ? tiles.days(format.number(Math.round((seconds / DAY_SECONDS) * 10) / 10))
      : seconds >= 3600
        ? format.minutes(Math.floor(seconds / 60))
        : format.duration(seconds);
  return (
    <StatTiles label={tiles.label}>
      <StatTile
        label={tiles.began}
        figure={format.number(began)}
        unit={tiles.people}
        note={tiles.beganNote}
      />
      <StatTile
        label={tiles.completed}
        figure={format.number(completed)}
        unit={tiles.people}
        note={tiles.completedNote(format.percent(completed, began))}
      />
      <StatTile
        label={tiles.median}
        figure={medianSeconds === null ? common.state.none : spell(medianSeconds)}
        note={medianSeconds === null ? tiles.medianNone : tiles.medianNote}
      />
    </StatTiles>
  );
}
