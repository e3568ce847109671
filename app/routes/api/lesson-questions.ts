import { putQuestions } from '~/lessons/put-questions.server';
import { putQuestionsInput } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { apiAction, takesOnly } from './door.server';

export const loader = takesOnly('PUT');
export const action = apiAction({
  PUT: async ({ context, person, id, json }) =>
    putQuestions({
      ...context,
      person,
      lessonId: id,
      questions: parseInput(putQuestionsInput, await json()),
    }),
});
