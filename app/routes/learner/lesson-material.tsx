/** The sections of manuals that a lesson was made from. */
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useWords } from '~/words/words';

interface Section {
  id: string;
  number: string;
  title: string;
  manualSlug: string;
  manualTitle: string;
  /** Since the lesson was made. */
  changed: boolean;
}

export function LessonMaterial({ sections }: { sections: readonly Section[] }) {
  const { files } = useWords().watch;
  if (sections.length === 0) return <EmptyState icon="book" title={files.empty} />;
  return (
    <div className="rows">
      {sections.map((section) => (
        <Row
          key={section.id}
          icon="book"
          to={`/manuals/${section.manualSlug}#s-${section.number.replaceAll('.', '-')}`}
          title={`${section.number} ${section.title}`}
          note={section.changed ? files.changed : section.manualTitle}
        />
      ))}
    </div>
  );
}
