import type { Context } from '~/platform/context';

const DAYS = 30;

/** How often each act stands in the access log of the last 30 days: no names, no numbers of people. */
export async function countAccessLog({
  db,
  now,
}: Pick<Context, 'db' | 'now'>): Promise<Record<string, number>> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const found = await db.prisma.accessLog.groupBy({
    by: ['action'],
    where: { at: { gte: since } },
    _count: true,
    orderBy: { action: 'asc' },
  });
  return Object.fromEntries(found.map(({ action, _count }) => [action, _count]));
}
