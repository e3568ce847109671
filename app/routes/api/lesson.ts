import { findLesson } from '~/lessons/find-lesson.server';
import { updateLessonInput } from '~/lessons/schema';
import { updateLesson } from '~/lessons/update-lesson.server';
import { parseInput } from '~/platform/form';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { apiAction, apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id }) => {
  const lesson = await findLesson({ ...context, person, lessonId: id });
  const mine = await listLessonProgress({ ...context, person, lessonIds: [id] });
  return { ...lesson, mine: mine.get(id) ?? { coveredSeconds: 0, completed: false, completedAt: null } };
});

export const action = apiAction({
  PATCH: async ({ context, person, id, json }) =>
    updateLesson({ ...context, person, lessonId: id, input: parseInput(updateLessonInput, await json()) }),
});
