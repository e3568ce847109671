/** Who may come in and who leads: asked again by every use case, under the row's lock where it writes. */
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Sql } from '~/platform/db.server';
import { forbidden, notFound } from '~/platform/errors';
import { screeningId as idSchema } from './schema';
import { readScreenings, type ScreeningRow } from './screening-row.server';

const notThere = () =>
  notFound('이 상영은 없거나 함께 볼 수 있는 사람이 아닙니다. 상영 목록에서 다시 골라 주세요.');

export const mayHost = (person: Person, { hostId, lesson }: Pick<ScreeningRow, 'hostId' | 'lesson'>) =>
  may(person, 'screening.host', {
    ownerId: hostId,
    coAuthorIds: [...(lesson.ownerId ? [lesson.ownerId] : []), ...(lesson.coAuthorIds ?? [])],
  });

const INVITED = {
  name: 'find-screening-invitee',
  text: `SELECT FROM screening_invitee WHERE screening_id = $1 AND person_id = $2`,
};

/** A room is open to whoever was given its link; a department's to those who belong to it or were asked by name. */
async function mayEnter(client: Sql, person: Person, row: ScreeningRow): Promise<boolean> {
  if (row.audience !== 'department' || row.departmentId === person.departmentId) return true;
  if (row.departmentId && person.headOfDepartmentIds.includes(row.departmentId)) return true;
  if (mayHost(person, row)) return true;
  const { rows } = await client.query({ ...INVITED, values: [row.id, person.id] });
  return rows.length > 0;
}

interface Asked {
  now: Date;
  person: Person;
  screeningId: string;
}

/** Throws `not-found` where there is none, or none for this person. */
export async function requireScreening(
  client: Sql,
  { now, person, screeningId, lock = false }: Asked & { lock?: boolean },
): Promise<ScreeningRow> {
  if (!idSchema.safeParse(screeningId).success) throw notThere();
  const row = (await readScreenings(client, [screeningId], { now, lock })).get(screeningId);
  if (!row || !(await mayEnter(client, person, row))) throw notThere();
  return row;
}

/** The same for whoever leads it. Throws `not-found`, `forbidden`. */
export async function requireHost(client: Sql, asked: Asked & { lock?: boolean }): Promise<ScreeningRow> {
  const row = await requireScreening(client, asked);
  if (!mayHost(asked.person, row))
    throw forbidden('forbidden', '상영을 예약한 사람과 강의를 만든 사람, 교육담당자만 할 수 있습니다.');
  return row;
}
