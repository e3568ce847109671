import { z } from 'zod';

const answer = z.object(
  {
    questionId: z.uuid('문제 번호(questionId)가 올바르지 않습니다.'),
    choiceId: z
      .string('고른 보기(choiceId)를 보내 주세요.')
      .min(1, '고른 보기(choiceId)를 보내 주세요.')
      .max(100),
  },
  '답은 { questionId, choiceId } 모양입니다.',
);

export const quizAttemptInput = z.object(
  {
    answers: z
      .array(answer, '답을 목록으로 보내 주세요.')
      .min(1, '답을 한 개 이상 골라 주세요.')
      .max(50, '답은 50개까지 보낼 수 있습니다.')
      .refine(
        (all) => new Set(all.map((one) => one.questionId)).size === all.length,
        '같은 문제에 답이 두 개 있습니다. 하나만 골라 주세요.',
      ),
  },
  '답(answers)을 보내 주세요.',
);
export type QuizAttemptInput = z.output<typeof quizAttemptInput>;
