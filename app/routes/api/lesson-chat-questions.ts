import { listLessonQuestions } from '~/knowledge/list-lesson-questions.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(({ context, person, id }) =>
  listLessonQuestions({ ...context, person, lessonId: id }),
);
