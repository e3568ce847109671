import type { LessonView } from '~/lessons/lesson';
import { LinkButton } from '~/ui/button';
import { useWords } from '~/words/words';

/** From a page of a lesson to what else there is about it. */
interface StudioLinksProps {
  lesson: Pick<LessonView, 'id' | 'publishedAt'>;
  /** The page that shows them. */
  here?: 'preview';
}

export function StudioLinks({ lesson, here }: StudioLinksProps) {
  const { makers, stats, common, screenings } = useWords();
  const at = `/studio/${lesson.id}`;
  return (
    <div className="stack">
      {here === 'preview' ? null : (
        <LinkButton to={`${at}/preview`} icon="eye" block>
          {common.act.preview}
        </LinkButton>
      )}
      {lesson.publishedAt ? (
        <LinkButton to={`${at}/stats`} icon="chart" block>
          {stats.title}
        </LinkButton>
      ) : null}
      {lesson.publishedAt ? (
        <LinkButton to={`/screenings/new?lesson=${lesson.id}`} icon="calendar" block>
          {screenings.lesson.schedule}
        </LinkButton>
      ) : null}
      <LinkButton to={`${at}/people`} icon="people" block>
        {makers.open}
      </LinkButton>
    </div>
  );
}
