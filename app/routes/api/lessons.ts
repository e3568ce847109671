import { createLesson } from '~/lessons/create-lesson.server';
import { listLessons } from '~/lessons/list-lessons.server';
import { createLessonInput, listLessonsInput } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { apiAction, apiLoader, created } from './door.server';

export const loader = apiLoader(async ({ context, person, url }) => {
  const input = parseInput(listLessonsInput, Object.fromEntries(url.searchParams));
  const { items, nextCursor } = await listLessons({ ...context, input });
  const mine = await listLessonProgress({ ...context, person, lessonIds: items.map((item) => item.id) });
  return {
    items: items.map(({ id, title, courseTitle, durationSeconds, instructorName }) => ({
      id,
      title,
      courseTitle,
      durationSeconds,
      instructorName,
      mine: mine.get(id) ?? { coveredSeconds: 0, completed: false },
    })),
    nextCursor,
  };
});

export const action = apiAction({
  POST: async ({ context, person, json }) =>
    created(await createLesson({ ...context, person, input: parseInput(createLessonInput, await json()) })),
});
