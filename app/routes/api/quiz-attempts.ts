import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { parseInput } from '~/platform/form';
import { quizAttemptInput } from '~/progress/quiz-schema';
import { submitQuizAttempt } from '~/progress/submit-quiz-attempt.server';
import { apiAction, takesOnly } from './door.server';

export const loader = takesOnly('POST');
export const action = apiAction({
  POST: async ({ context, person, id, json }) => {
    const lesson = await findWatchableLesson({ ...context, lessonId: id });
    const input = parseInput(quizAttemptInput, await json());
    return submitQuizAttempt({ ...context, person, lesson, input });
  },
});
