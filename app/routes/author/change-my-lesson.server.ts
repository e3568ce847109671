/** What the studio's list may post about one of its lessons. */
import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { reasonInput } from '~/approvals/schema';
import { duplicateLesson } from '~/lessons/duplicate-lesson.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { reopenLesson } from '~/lessons/reopen-lesson.server';
import { id } from '~/lessons/schema';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { formToObject, parseInput } from '~/platform/form';

const again = '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.';
const input = z.object({
  intent: z.enum(['withdraw', 'recall', 'reopen', 'duplicate'], again),
  lessonId: id,
});

export async function changeMyLesson(
  { context, person }: { context: RequestContext; person: Person },
  form: FormData,
) {
  const { intent, lessonId } = parseInput(input, formToObject(form));
  const given = { ...context, person, lessonId };
  switch (intent) {
    case 'withdraw':
      await withdrawLesson({ ...given, ...parseInput(reasonInput, formToObject(form)) });
      break;
    case 'recall':
      await recallLesson(given);
      break;
    case 'reopen':
      await reopenLesson(given);
      throw redirect(`/studio/${lessonId}`);
    case 'duplicate':
      throw redirect(`/studio/${(await duplicateLesson(given)).id}`);
  }
  return { intent };
}
