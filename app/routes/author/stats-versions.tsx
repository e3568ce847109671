import type { VersionFigures } from '~/reports/lesson-stats';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { useWords } from '~/words/words';

/** Figures belong to a version: what was completed before a new video stays there. */
export function StatsVersions({ versions, shown }: { versions: VersionFigures[]; shown: number }) {
  const { versions: text } = useWords().stats;
  return (
    <div className="stack tight">
      <ChipGroup label={text.label}>
        {versions.map(({ number, live }) => (
          <ChipLink key={number} to={`?version=${number}`} current={number === shown} preventScrollReset>
            {live ? text.live(number) : text.version(number)}
          </ChipLink>
        ))}
      </ChipGroup>
      <p className="small quiet">{text.note}</p>
    </div>
  );
}
