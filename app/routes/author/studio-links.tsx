import type { LessonView } from '~/lessons/lesson';
import { LinkButton } from '~/ui/button';
import { WaitingLink } from './waiting-link';
import { useWords } from '~/words/words';

/** From a page of a lesson to what else there is about it. */
interface StudioLinksProps {
  lesson: Pick<LessonView, 'id' | 'publishedAt'>;
  /** The page that shows them. */
  here?: 'preview';
  /** Questions without an official answer; left out where the page does not know. */
  waiting?: number;
}

export function StudioLinks({ lesson, here, waiting }: StudioLinksProps) {
  const { makers, stats, common, screenings, knowledge } = useWords();
  const at = `/studio/${lesson.id}`;
  return (
    <div className="stack">
      {here === 'preview' ? null : (
        <LinkButton to={`${at}/preview`} icon="eye" block>
          {common.act.preview}
        </LinkButton>
      )}
      {lesson.publishedAt ? (
        waiting === undefined ? (
          <LinkButton to={`${at}/questions`} icon="help" block>
            {knowledge.desk.open}
          </LinkButton>
        ) : (
          <WaitingLink lessonId={lesson.id} waiting={waiting} />
        )
      ) : null}
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
