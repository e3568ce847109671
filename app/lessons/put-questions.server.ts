import { conflict } from '~/platform/errors';
import type { z } from 'zod';
import { questionsMark, refuseStale } from './content-mark.server';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import type { putQuestionsInput } from './schema';

/**
 * Replaces the check questions of the working version; the old ones are retired, because attempts refer to them.
 * Throws `conflict` `questions-live` when learners already answer them: a new video begins a new version.
 * With `mark` (what the editor began from) throws `lesson-stale` where somebody else saved them since.
 */
export function putQuestions({
  questions,
  mark,
  ...change
}: LessonChange & {
  questions: z.output<typeof putQuestionsInput>;
  mark?: string | undefined;
}): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { lesson, working } = record;
    refuseStale(mark, questionsMark(record));
    if (lesson.liveVersionId === working.id) {
      throw conflict(
        'questions-live',
        '공개된 판의 확인 문제는 바꿀 수 없습니다. 동영상을 다시 붙여 새 판을 만든 뒤 고쳐 주세요.',
      );
    }
    await tx.question.updateMany({
      where: { lessonVersionId: working.id, retiredAt: null },
      data: { retiredAt: change.now },
    });
    await tx.question.createMany({
      data: questions.map(({ text, choices, correct, explanation }, index) => ({
        lessonVersionId: working.id,
        ordinal: index + 1,
        text,
        choices: choices.map((choice, at) => ({ id: `c${at + 1}`, text: choice })),
        correctChoiceId: `c${correct + 1}`,
        explanation,
      })),
    });
  });
}
