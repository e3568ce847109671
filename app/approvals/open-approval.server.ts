import { conflict } from '~/platform/errors';
import { Prisma } from '~/platform/generated/prisma/client';
import type { ApprovalKind } from './approval';
import type { Writer } from './transaction';

/**
 * Puts a subject before the heads of `departmentIds`, one step each in that order (today's lines have one step).
 * Throws `conflict` `approval-open` while the subject already waits, also when two requests race.
 */
export async function openApproval({
  db,
  now,
  ...request
}: {
  db: Writer;
  now: Date;
  kind: ApprovalKind;
  subjectId: string;
  title: string;
  requesterId: string;
  /** Whose own work it is beside the requester's: none of them decides it. */
  makerIds?: string[];
  departmentIds: string[];
}): Promise<{ id: string }> {
  const { departmentIds, ...approval } = request;
  try {
    return await db.prisma.approval.create({
      data: {
        ...approval,
        status: 'pending',
        createdAt: now,
        steps: {
          create: departmentIds.map((departmentId, i) => ({
            ordinal: i + 1,
            departmentId,
            status: 'pending',
          })),
        },
      },
      select: { id: true },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw conflict(
        'approval-open',
        '이미 결재를 기다리고 있습니다. 결과가 나오거나 회수한 뒤 다시 내 주세요.',
      );
    }
    throw error;
  }
}
