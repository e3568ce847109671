import { listQuizQuestions } from '~/lessons/list-quiz-questions.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, id }) => ({
  questions: await listQuizQuestions({ ...context, lessonId: id }),
}));
