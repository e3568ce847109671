import type { ApprovalKind } from './approval';
import type { Writer } from './transaction';

/** The open request of a subject with its steps in order, or null. */
export const findOpenApproval = ({
  db,
  kind,
  subjectId,
}: {
  db: Writer;
  kind: ApprovalKind;
  subjectId: string;
}) =>
  db.prisma.approval.findFirst({
    where: { kind, subjectId, status: 'pending' },
    include: { steps: { orderBy: { ordinal: 'asc' } } },
  });
