/** How far the year has come, over the table: every figure beside its denominator. */
import type { YearStanding } from '~/reports/find-year-standing.server';
import { StatTile, StatTiles } from '~/ui/stat-tile';
import { useFormat, useWords } from '~/words/words';

interface RecordTilesProps {
  year: number;
  /** The one department they are of; blank = the institute. */
  department: string;
  standing: YearStanding;
  /** The rate of the year before, where anything was recorded then. */
  before: number | null;
  found: { entries: number; people: number };
}

export function RecordTiles({ year, department, standing, before, found }: RecordTilesProps) {
  const { tiles } = useWords().hr;
  const format = useFormat();
  const rate = `${format.number(standing.ratePercent ?? 0, 1)}%`;
  return (
    <StatTiles label={tiles.label(year, department)}>
      <StatTile
        label={tiles.target}
        figure={format.number(standing.due)}
        unit={tiles.people}
        note={tiles.targetNote(format.number(standing.exempt))}
      />
      <StatTile
        label={tiles.met}
        figure={format.number(standing.met)}
        unit={tiles.people}
        note={
          before === null ? tiles.metNote(rate) : tiles.metNoteBefore(rate, `${format.number(before, 1)}%`)
        }
      />
      <StatTile
        label={tiles.recognised}
        figure={format.hours(standing.recognisedMinutes)}
        unit={tiles.hours}
        note={tiles.perPerson(format.hours(standing.minutesPerPerson))}
      />
      <StatTile
        label={tiles.found}
        figure={format.number(found.entries)}
        unit={tiles.items}
        note={tiles.foundNote(format.number(found.people))}
      />
    </StatTiles>
  );
}
