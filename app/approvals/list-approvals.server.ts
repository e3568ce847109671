/** The approver's desk: what waits for this person, and what has been decided. */
import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import type { ApprovalKind, ApprovalStatus, ReviewCheck } from './approval';

export interface ApprovalItem {
  id: string;
  kind: ApprovalKind;
  subjectId: string;
  title: string;
  status: ApprovalStatus;
  requesterName: string;
  requesterDepartment: string;
  createdAt: Date;
  closedAt: Date | null;
  decidedByName: string | null;
  reason: string | null;
  /** What the decider said to have looked for. */
  checks: ReviewCheck[];
}

/**
 * `waiting`: open requests whose due step this person may decide, oldest first, never what they made.
 * `done`: closed ones they could have decided or did decide, newest first. At most `take` items.
 */
export async function listApprovals({
  db,
  person,
  state,
  take = 100,
}: Pick<Context, 'db'> & { person: Person; state: 'waiting' | 'done'; take?: number }): Promise<
  ApprovalItem[]
> {
  const waiting = state === 'waiting';
  const { rows } = await db.sql.query<ApprovalItem>(
    `SELECT a.id, a.kind, a.subject_id AS "subjectId", a.title, a.status, a.created_at AS "createdAt",
            a.closed_at AS "closedAt", e.name AS "requesterName", d.name AS "requesterDepartment",
            decider.name AS "decidedByName", s.reason, s.checks
       FROM approval a
       JOIN LATERAL (SELECT * FROM approval_step
                      WHERE approval_id = a.id AND ${waiting ? "status = 'pending'" : "status <> 'pending'"}
                      ORDER BY ordinal ${waiting ? '' : 'DESC'} LIMIT 1) s ON true
       JOIN employee e ON e.id = a.requester_id
       JOIN department d ON d.id = e.department_id
       LEFT JOIN employee decider ON decider.id = s.decided_by_id
      WHERE ${waiting ? "a.status = 'pending'" : "a.status IN ('approved', 'returned')"}
        AND a.requester_id <> $1 AND $1 <> ALL(a.maker_ids)
        AND ($2 OR s.department_id = ANY($3::uuid[]) OR s.decided_by_id = $1)
      ORDER BY ${waiting ? 'a.created_at, a.id' : 'a.closed_at DESC, a.id'} LIMIT $4`,
    [person.id, person.roles.includes('hr'), person.headOfDepartmentIds, take],
  );
  return rows;
}

/** How many wait for this person: the number beside "결재". */
export async function countWaitingApprovals({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<number> {
  return (await listApprovals({ db, person, state: 'waiting', take: 1000 })).length;
}
