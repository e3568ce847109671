/** What a reviewer may post while watching: a remark at a second, and taking one's own back. */
import { z } from 'zod';
import { addReviewComment } from '~/lessons/add-review-comment.server';
import { deleteReviewComment } from '~/lessons/delete-review-comment.server';
import { id, reviewCommentInput } from '~/lessons/schema';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { formToObject, parseInput } from '~/platform/form';

const remarkInput = z.discriminatedUnion('intent', [
  reviewCommentInput.extend({ intent: z.literal('comment'), id }),
  z.object({ intent: z.literal('delete-comment'), id, commentId: id }),
]);

export const isRemark = (form: FormData) =>
  ['comment', 'delete-comment'].includes(String(form.get('intent')));

export interface Remarked {
  remarked: 'added' | 'deleted';
}

export async function remark(
  { context, person }: { context: RequestContext; person: Person },
  form: FormData,
): Promise<Remarked> {
  const input = parseInput(remarkInput, formToObject(form));
  const change = { ...context, person, lessonId: input.id };
  if (input.intent === 'delete-comment') {
    await deleteReviewComment({ ...change, commentId: input.commentId });
    return { remarked: 'deleted' };
  }
  await addReviewComment({ ...change, input });
  return { remarked: 'added' };
}
