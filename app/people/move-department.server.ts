import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { notFound } from '~/platform/errors';
import { logInside } from './access-log.server';
import { lockOrganisation } from './lock-organisation.server';
import type { Person } from './person';
import { requirePermission } from './permissions';

/** One place up or down in the organisation's order; at either end nothing moves. Answers the place, from 1. */
export async function moveDepartment({
  db,
  now,
  person,
  departmentId,
  by,
  ip,
}: Pick<Context, 'db' | 'now'> & { person: Person; departmentId: string; by: 'up' | 'down'; ip: string }) {
  requirePermission(person, 'people.manage');
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT id, name FROM department ORDER BY sort_order, name`,
    );
    const from = rows.findIndex(({ id }) => id === departmentId);
    const moved = rows[from];
    if (!moved) throw notFound('그 부서를 찾지 못했습니다.');
    const to = Math.min(rows.length - 1, Math.max(0, from + (by === 'up' ? -1 : 1)));
    if (to === from) return { name: moved.name, place: from + 1 };
    rows.splice(from, 1);
    rows.splice(to, 0, moved);
    await client.query(
      `UPDATE department d SET sort_order = n.place
         FROM unnest($1::uuid[]) WITH ORDINALITY AS n(id, place) WHERE n.id = d.id AND d.sort_order <> n.place`,
      [rows.map(({ id }) => id)],
    );
    const detail = { change: `${from + 1} → ${to + 1}` };
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'department.move',
      subject: moved.name,
      ip,
      detail,
    });
    return { name: moved.name, place: to + 1 };
  });
}
