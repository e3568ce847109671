import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonView } from './lesson';
import { maySeeUnpublished, requireLesson } from './require-lesson.server';

/**
 * The lesson as this person may see it: author, author's head and HR get the working version with its failures and
 * questions (`as: 'learner'` shows them what learners see), everybody else the live version without answers.
 * Throws `not-found` for what is neither live nor theirs.
 */
export async function findLesson({
  db,
  person,
  lessonId,
  as,
}: Pick<Context, 'db'> & { person: Person; lessonId: string; as?: 'learner' }): Promise<LessonView> {
  const record = await requireLesson({ db, person, lessonId });
  const whole = maySeeUnpublished(person, record) && !(as === 'learner' && record.lesson.liveVersionId);
  return buildLessonView({ db, record, audience: whole ? 'author' : 'learner' });
}
