import { findQuiz } from '~/lessons/find-quiz.server';
import { notFound } from '~/platform/errors';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, id }) => {
  const quiz = await findQuiz({ ...context, lessonId: id });
  if (!quiz) throw notFound('이 강의는 없거나 지금은 볼 수 없습니다.');
  return { questions: quiz.questions };
});
