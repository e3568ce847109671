/** Colleagues asked by name, until it is over; each hears of it once. */
import { logInside } from '~/people/access-log.server';
import { inTransaction } from '~/platform/db.server';
import { conflict, invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import type { HostAct } from './change-screening.server';
import { placeAt } from './position';
import { requireHost } from './require-screening.server';
import { toState, type ScreeningRow } from './screening-row.server';
import { tellAudience } from './tell-audience.server';

export interface Invitee {
  id: string;
  name: string;
  department: string;
}

const MOST = 300;
const ADD = `INSERT INTO screening_invitee (screening_id, person_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const WORKS_HERE = `SELECT FROM employee WHERE id = $1 AND (left_on IS NULL OR left_on >= $2)`;
const LIST = `
  SELECT e.id, e.name, d.name AS department FROM screening_invitee i
    JOIN employee e ON e.id = i.person_id JOIN department d ON d.id = e.department_id
   WHERE i.screening_id = $1 ORDER BY d.sort_order, e.name, e.id`;

function refuseOver(row: ScreeningRow, now: Date): void {
  const { phase } = placeAt(toState(row), now.getTime());
  if (phase === 'ended' || phase === 'cancelled')
    throw conflict('over', '끝났거나 취소한 상영입니다. 새로 예약해 주세요.');
}

/** Throws `not-found`, `forbidden`, `over`, `invalid` for who does not work here. */
export async function invitePerson(act: HostAct & { personId: string }): Promise<void> {
  const { db, now, timeZone, person, ip, screeningId, personId } = act;
  await inTransaction(db.sql, async (client) => {
    const row = await requireHost(client, { now, person, screeningId, lock: true });
    refuseOver(row, now);
    const here = await client.query(WORKS_HERE, [personId, dateIn(now, timeZone)]);
    if (here.rows.length === 0)
      throw invalid('invalid', '지금 일하는 직원이 아닙니다. 다시 찾아 골라 주세요.');
    const count = await client.query<{ count: number }>(
      `SELECT count(*) FROM screening_invitee WHERE screening_id = $1`,
      [row.id],
    );
    if (count.rows[0]!.count >= MOST)
      throw conflict('too-many', `이름으로는 ${MOST}명까지 부를 수 있습니다. 링크를 보내 주세요.`);
    const added = await client.query(ADD, [row.id, personId, now]);
    if (added.rowCount === 0) return;
    await tellAudience(client, {
      ...{ now, timeZone, screening: row, kind: 'screening', actor: person, onlyIds: [personId] },
    });
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'screening.invite', subject: row.id },
      detail: { person: personId },
    });
  });
}

/** Throws `not-found`, `forbidden`, `over`. */
export async function uninvitePerson(act: HostAct & { personId: string }): Promise<void> {
  const { db, now, person, ip, screeningId, personId } = act;
  await inTransaction(db.sql, async (client) => {
    const row = await requireHost(client, { now, person, screeningId, lock: true });
    refuseOver(row, now);
    const removed = await client.query(
      `DELETE FROM screening_invitee WHERE screening_id = $1 AND person_id = $2`,
      [row.id, personId],
    );
    if (removed.rowCount === 0) return;
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'screening.uninvite', subject: row.id },
      detail: { person: personId },
    });
  });
}

/** In organisation order; for whoever leads it. Throws `not-found`, `forbidden`. */
export async function listInvitees(
  act: Pick<HostAct, 'db' | 'now' | 'person' | 'screeningId'>,
): Promise<Invitee[]> {
  await requireHost(act.db.sql, act);
  return (await act.db.sql.query<Invitee>(LIST, [act.screeningId])).rows;
}
