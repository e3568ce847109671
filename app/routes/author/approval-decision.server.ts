/** What the approver's desk may post: approve one or several lessons, or return one, with a reason where no remark says it. */
import { z } from 'zod';
import { reviewChecks, type ReviewCheck } from '~/approvals/approval';
import { reasonIfAny } from '~/approvals/schema';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { AppError } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';

const MOST_AT_ONCE = 50;
const again = '고른 결재를 읽을 수 없습니다. 화면을 새로 고친 뒤 다시 골라 주세요.';
const lessonId = z.uuid(again);

const checksWanted = '영상에서 확인할 것을 모두 표시해 주세요. 표시한 것은 결재와 함께 남습니다.';
const allChecks = z
  .array(z.string(), checksWanted)
  .refine((given) => reviewChecks.every((check) => given.includes(check)), checksWanted)
  .transform((): ReviewCheck[] => [...reviewChecks]);

const decisionInput = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('approve'),
      ids: z
        .string(again)
        .transform((ids) => [...new Set(ids.split(','))])
        .pipe(
          z
            .array(lessonId)
            .min(1, again)
            .max(MOST_AT_ONCE, `한 번에 ${MOST_AT_ONCE}건까지 승인할 수 있습니다.`),
        ),
      checks: allChecks,
    }),
    z.object({ intent: z.literal('return'), id: lessonId, reason: reasonIfAny }),
  ],
  again,
);

export interface Outcome {
  approved: number;
  returned: number;
  /** Those that could not be decided, each with its sentence. */
  refused: { id: string; message: string }[];
}

/** Each approval is a transaction of its own: one that is refused keeps none of the others back. */
export async function decide(
  { context, person }: { context: RequestContext; person: Person },
  form: FormData,
): Promise<Outcome> {
  const input = parseInput(decisionInput, { ...formToObject(form), checks: form.getAll('checks') });
  if (input.intent === 'return') {
    await returnLesson({ ...context, person, lessonId: input.id, reason: input.reason });
    return { approved: 0, returned: 1, refused: [] };
  }
  const outcome: Outcome = { approved: 0, returned: 0, refused: [] };
  for (const id of input.ids) {
    try {
      await publishLesson({ ...context, person, lessonId: id, checks: input.checks });
      outcome.approved += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcome.refused.push({ id, message: error.message });
    }
  }
  return outcome;
}
