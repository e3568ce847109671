import type { Context } from '~/platform/context';
import { USUAL_HOURS, type QuietHours } from './quiet-hours';

type Given = Pick<Context, 'db'> & { personId: string };

export async function findQuietHours({ db, personId }: Given): Promise<QuietHours> {
  const row = await db.prisma.notificationSetting.findUnique({ where: { personId } });
  return row ? { quiet: row.quiet, workFrom: row.workFrom, workTo: row.workTo } : USUAL_HOURS;
}

export async function saveQuietHours({
  db,
  now,
  personId,
  quiet,
  workFrom,
  workTo,
}: Given & Pick<Context, 'now'> & QuietHours): Promise<void> {
  const data = { quiet, workFrom, workTo, updatedAt: now };
  await db.prisma.notificationSetting.upsert({
    where: { personId },
    create: { personId, ...data },
    update: data,
  });
}
