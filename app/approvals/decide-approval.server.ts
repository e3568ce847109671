/** Approving and returning (승인, 반려): the one write of a decision, whatever is being decided. */
import { conflict, forbidden, invalid } from '~/platform/errors';
import type { Person } from '~/people/person';
import type { ApprovalKind, Decision, ReviewCheck } from './approval';
import { findOpenApproval } from './find-open-approval.server';
import type { Writer } from './transaction';

const alreadyDecided = () =>
  conflict('already-decided', '이미 처리되었거나 회수된 결재입니다. 목록을 새로 고쳐 상태를 확인해 주세요.');

/**
 * Decides the step that is due, inside the caller's transaction so that the effect lands with it. `closed` tells
 * whether that ended the request: a return always does, an approval when no step is left.
 * Throws `forbidden` unless the person is HR or heads the step's department and neither asked for it nor made it, `conflict`
 * `already-decided` when nothing waits or another reviewer was faster, `invalid` for a return without a reason.
 */
export async function decideApproval({
  db,
  now,
  person,
  kind,
  subjectId,
  decision,
  reason,
  checks = [],
}: {
  db: Writer;
  now: Date;
  person: Person;
  kind: ApprovalKind;
  subjectId: string;
  decision: Decision;
  reason?: string;
  /** What the person said to have looked for: kept with the decision. */
  checks?: ReviewCheck[];
}): Promise<{ approvalId: string; closed: boolean }> {
  if (decision === 'return' && !reason?.trim()) {
    throw invalid('invalid', '돌려보내는 까닭을 적어 주세요.', { reason: '돌려보내는 까닭을 적어 주세요.' });
  }
  const approval = await findOpenApproval({ db, kind, subjectId });
  const step = approval?.steps.find(({ status }) => status === 'pending');
  if (!approval || !step) throw alreadyDecided();
  if (approval.requesterId === person.id || approval.makerIds.includes(person.id)) {
    throw forbidden(
      'own-request',
      '자기가 올린 결재는 스스로 처리할 수 없습니다. 부서장이나 교육담당자가 처리합니다.',
    );
  }
  const headsStep = step.departmentId !== null && person.headOfDepartmentIds.includes(step.departmentId);
  if (!headsStep && !person.roles.includes('hr')) {
    throw forbidden('forbidden', '이 결재를 처리할 권한이 없습니다. 부서장이나 교육담당자가 처리합니다.');
  }

  const decided = decision === 'approve' ? 'approved' : 'returned';
  const won = await db.prisma.approvalStep.updateMany({
    where: { id: step.id, status: 'pending', approval: { status: 'pending' } },
    data: { status: decided, decidedById: person.id, decidedAt: now, reason: reason ?? null, checks },
  });
  if (won.count === 0) throw alreadyDecided();
  const closed = decision === 'return' || !approval.steps.some((other) => other.ordinal > step.ordinal);
  if (closed) {
    const shut = await db.prisma.approval.updateMany({
      where: { id: approval.id, status: 'pending' },
      data: { status: decided, closedAt: now },
    });
    // The requester recalled it between the two writes; the caller's transaction takes the step back.
    if (shut.count === 0) throw alreadyDecided();
  }
  return { approvalId: approval.id, closed };
}
