/** Whoever was asked hears of it inside the institute. What is for everyone shows on home instead. */
import type { NotificationFacts } from '~/notifications/notification';
import { notify } from '~/notifications/notify.server';
import type { Sql } from '~/platform/db.server';
import { dateIn } from '~/platform/zone';

const AUDIENCE = `
  SELECT e.id FROM employee e
   WHERE (e.left_on IS NULL OR e.left_on >= $3) AND e.id <> $4
     AND (e.id IN (SELECT person_id FROM screening_invitee WHERE screening_id = $1) OR e.department_id = $2)
   ORDER BY e.id`;

interface Telling {
  now: Date;
  timeZone: string;
  screening: { id: string; title: string; departmentId: string | null; startsAt: Date };
  kind: 'screening' | 'screening-cancelled';
  /** Who does it, and needs not be told. */
  actor: { id: string; name: string };
  reason?: string;
  /** These alone; else all who were asked. */
  onlyIds?: readonly string[];
}

/** In the caller's transaction. The same screening again is the same notification, unread anew. */
export async function tellAudience(client: Sql, telling: Telling): Promise<void> {
  const { now, timeZone, screening, kind, actor, reason, onlyIds } = telling;
  const { rows } = onlyIds
    ? { rows: onlyIds.map((id) => ({ id })) }
    : await client.query<{ id: string }>(AUDIENCE, [
        ...[screening.id, screening.departmentId, dateIn(now, timeZone), actor.id],
      ]);
  const facts: NotificationFacts = {
    ...{ name: actor.name, lesson: screening.title, at: screening.startsAt.toISOString() },
    ...(reason ? { reason } : {}),
  };
  const path = `/screenings/${screening.id}`;
  const told = rows.map(({ id }) => ({ personId: id, kind, subject: screening.id, path, facts }));
  await notify(client, now, told);
}
