import { findScreeningOfLesson } from '~/screenings/list-screenings.server';
import { mayShow } from '~/screenings/pick-lesson.server';
import { requireLiveLesson } from '~/screenings/schedule-screening.server';
import { apiLoader } from './door.server';

/** What runs or comes next of a lesson for this person, and whether they may ask others to watch it together. */
export const loader = apiLoader(async ({ context, person, id }) => {
  const [{ subject }, screening] = await Promise.all([
    requireLiveLesson(context.db.sql, id),
    findScreeningOfLesson({ ...context, person, lessonId: id }),
  ]);
  return { screening, maySchedule: mayShow(person, subject) };
});
