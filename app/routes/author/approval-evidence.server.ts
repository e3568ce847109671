/** What waits, each with what an approver has to know of it; the page makes sentences of it. */
import type { ApprovalItem } from '~/approvals/list-approvals.server';
import { listReviewFacts, type ReviewFacts } from '~/lessons/list-review-facts.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { posterUrl } from '~/video/media-urls';

export type Evidence = Omit<ReviewFacts, 'poster'> & { posterUrl: string };

/** Without evidence the lesson is no longer there for this person. */
export type WaitingApproval = ApprovalItem & { evidence: Evidence | null };

export async function withEvidence(
  { context, person }: { context: RequestContext; person: Person },
  items: ApprovalItem[],
): Promise<WaitingApproval[]> {
  const facts = await listReviewFacts({
    ...context,
    person,
    lessonIds: items.map(({ subjectId }) => subjectId),
  });
  return items.map((item) => {
    const found = facts.get(item.subjectId);
    if (!found) return { ...item, evidence: null };
    const { poster, ...evidence } = found;
    return { ...item, evidence: { ...evidence, posterUrl: posterUrl(poster) } };
  });
}
