/** One's own devices: list, note as seen, sign out one or all. The owner's id stands in every `where`. */
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';

type Ctx = Pick<Context, 'db' | 'now'>;

export const touchSessions = ({ db, now, sessionIds }: Ctx & { sessionIds: string[] }) =>
  db.prisma.signInSession.updateMany({ where: { id: { in: sessionIds } }, data: { lastSeenAt: now } });

export const listSessions = ({ db, now, personId }: Ctx & { personId: string }) =>
  db.prisma.signInSession.findMany({
    where: { employeeId: personId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, ip: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
  });

/** Throws not-found unless it is a live session of this person. */
export async function revokeSession({
  db,
  now,
  personId,
  sessionId,
}: Ctx & { personId: string; sessionId: string }) {
  const { count } = await db.prisma.signInSession.updateMany({
    where: { id: sessionId, employeeId: personId, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw notFound('그 기기는 이미 로그아웃되었습니다.');
}

/** Signs out everywhere, except on `keepSessionId` if it is named. Returns how many ended. */
export async function revokeAllSessions({
  db,
  now,
  personId,
  keepSessionId,
}: Ctx & { personId: string; keepSessionId?: string }) {
  const { count } = await db.prisma.signInSession.updateMany({
    where: {
      employeeId: personId,
      revokedAt: null,
      ...(keepSessionId ? { NOT: { id: keepSessionId } } : {}),
    },
    data: { revokedAt: now },
  });
  return count;
}
