/** A lesson in a list, with how far this person is: lists of home, courses and search share it. */
import type { LessonCard as LessonFacts } from '~/lessons/lesson-card';
import { Badge } from '~/ui/badge';
import { LessonCard } from '~/ui/lesson-card';
import { posterUrl } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';

export type LessonItemFacts = Pick<
  LessonFacts,
  'id' | 'title' | 'durationSeconds' | 'instructorName' | 'courseTitle' | 'poster'
>;

export interface Mine {
  coveredSeconds: number;
  completed: boolean;
}

interface LessonItemProps {
  lesson: LessonItemFacts;
  mine?: Mine | undefined;
  /** What stands under the title instead of instructor and course. */
  meta?: string;
  headingLevel?: 2 | 3;
}

export function LessonItem({ lesson, mine, meta, headingLevel = 3 }: LessonItemProps) {
  const { lessons } = useWords();
  const format = useFormat();
  const started = mine && !mine.completed && mine.coveredSeconds > 0;
  const { durationSeconds, instructorName, courseTitle } = lesson;
  return (
    <LessonCard
      to={`/lessons/${lesson.id}`}
      title={lesson.title}
      meta={meta ?? (courseTitle ? lessons.by(instructorName, courseTitle) : instructorName)}
      headingLevel={headingLevel}
      poster={{
        src: posterUrl(lesson.poster),
        length: format.clock(durationSeconds),
        ...(started ? { seen: { ranges: [[0, mine.coveredSeconds]], durationSeconds } } : {}),
      }}
      badge={
        mine?.completed ? (
          <Badge tone="good" icon="check">
            {lessons.state.done}
          </Badge>
        ) : started ? (
          <span className="small">{lessons.seen(format.duration(mine.coveredSeconds))}</span>
        ) : undefined
      }
    />
  );
}
