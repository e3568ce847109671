import { Link } from '@remix-run/react';
import type { LessonSection } from '~/lessons/lesson';
import type { SectionText } from '~/manuals/list-section-texts.server';
import { sectionAnchor } from '~/manuals/manual';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { useWords } from '~/words/words';

/** What the manual says, to be read beside the video that teaches it; the first section stands open. */
export function ApprovalSections({ sections, texts }: { sections: LessonSection[]; texts: SectionText[] }) {
  const { approvals } = useWords();
  if (sections.length === 0) return null;
  return (
    <Card title={approvals.manuals} headingLevel={3}>
      <p className="small">{approvals.manualsNote}</p>
      {sections.map((section, index) => (
        <details key={section.id} className="picker-group" open={index === 0}>
          <summary>
            {section.manualTitle} {section.number} {section.title}{' '}
            {section.changed ? <Badge tone="warn">{approvals.manualChanged}</Badge> : null}
          </summary>
          <div
            className="prose"
            dangerouslySetInnerHTML={{ __html: texts.find(({ id }) => id === section.id)?.html ?? '' }}
          />
          <Link className="link touch" to={`/manuals/${section.manualSlug}#${sectionAnchor(section.number)}`}>
            {approvals.manualWhole(section.manualTitle)}
          </Link>
        </details>
      ))}
    </Card>
  );
}
