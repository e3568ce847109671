import { conflict } from '~/platform/errors';
import type { ApprovalKind } from './approval';
import type { Writer } from './transaction';

/**
 * 회수: takes an open request back. `requesterId` limits it to one's own; leave it out when the subject itself is
 * taken away. Throws `conflict` `already-decided` when nothing waits any more.
 */
export async function recallApproval({
  db,
  now,
  kind,
  subjectId,
  requesterId,
}: {
  db: Writer;
  now: Date;
  kind: ApprovalKind;
  subjectId: string;
  requesterId?: string;
}): Promise<void> {
  const recalled = await db.prisma.approval.updateMany({
    where: { kind, subjectId, status: 'pending', ...(requesterId ? { requesterId } : {}) },
    data: { status: 'recalled', closedAt: now },
  });
  if (recalled.count === 0) {
    throw conflict(
      'already-decided',
      '이미 처리된 결재라 회수할 수 없습니다. 새로 고쳐 결과를 확인해 주세요.',
    );
  }
}
