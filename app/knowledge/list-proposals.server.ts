/** Proposals to manuals: HR sees all, a head those to the department's manuals, everybody their own. */
import { isAnswered, standing } from '~/chat/question-select';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { Proposal, ProposalState } from './proposal';

export interface ProposalRow extends Omit<Proposal, 'section' | 'mayDecide' | 'mayWithdraw'> {
  sectionId: string;
  number: string;
  sectionTitle: string;
  manualSlug: string;
  manualTitle: string;
  /** Null where no department has the manual's name for its own. */
  departmentId: string | null;
}

/** What it came from must still be there to be read; a state `p.status` narrows it. */
export const selectProposals = `
  SELECT p.id, p.question_id AS "questionId", p.title, p.body, p.status AS state, p.section_id AS "sectionId", s.number,
         s.title AS "sectionTitle", manual.slug AS "manualSlug", manual.title AS "manualTitle", manual.department,
         d.id AS "departmentId", l.title AS "lessonTitle", p.proposer_id AS "proposerId", proposer.name AS "proposerName",
         p.created_at AS "createdAt", decider.name AS "decidedByName", p.decided_at AS "decidedAt", p.reason
    FROM manual_proposal p
    JOIN manual_section s ON s.id = p.section_id JOIN manual ON manual.id = s.manual_id
    JOIN chat_message m ON m.id = p.question_id AND ${standing('m')} AND ${isAnswered('m')}
    JOIN lesson l ON l.id = m.lesson_id
    JOIN employee proposer ON proposer.id = p.proposer_id
    LEFT JOIN employee decider ON decider.id = p.decided_by_id
    LEFT JOIN department d ON d.name = manual.department`;

const MINE = `(p.proposer_id = $1 OR $2::bool OR d.id = ANY($3::uuid[]))`;
const values = (person: Person) => [
  person.id,
  may(person, 'manual.decide-know-how'),
  person.headOfDepartmentIds,
];

export function toProposal(row: ProposalRow, person: Person): Proposal {
  const { sectionId, number, sectionTitle, manualSlug, manualTitle, departmentId, ...rest } = row;
  const subject = { ownerId: row.proposerId, ...(departmentId ? { ownerDepartmentId: departmentId } : {}) };
  return {
    ...rest,
    section: { id: sectionId, number, title: sectionTitle, manualSlug, manualTitle },
    mayDecide: may(person, 'manual.decide-know-how', subject),
    mayWithdraw: row.proposerId === person.id && row.state === 'pending',
  };
}

/** What waits, the oldest first; what is decided, the newest first. At most 100. */
export async function listProposals({
  db,
  person,
  state,
}: Pick<Context, 'db'> & { person: Person; state: ProposalState }): Promise<Proposal[]> {
  const order = state === 'pending' ? 'p.created_at' : 'p.decided_at DESC';
  const { rows } = await db.sql.query<ProposalRow>(
    `${selectProposals} WHERE p.status = $4 AND ${MINE} ORDER BY ${order}, p.id LIMIT 100`,
    [...values(person), state],
  );
  return rows.map((row) => toProposal(row, person));
}

/** Those of one question, for its moderators. */
export async function listProposalsOf({
  db,
  person,
  questionId,
}: Pick<Context, 'db'> & { person: Person; questionId: string }): Promise<Proposal[]> {
  const { rows } = await db.sql.query<ProposalRow>(
    `${selectProposals} WHERE p.question_id = $1 AND p.status <> 'withdrawn' ORDER BY p.created_at DESC, p.id LIMIT 20`,
    [questionId],
  );
  return rows.map((row) => toProposal(row, person));
}

/** How many wait for this person's decision. */
export async function countProposals({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<number> {
  const { rows } = await db.sql.query<{ count: number }>(
    `SELECT count(*) AS count FROM (${selectProposals} WHERE p.status = 'pending' AND p.proposer_id <> $1
        AND ($2::bool OR d.id = ANY($3::uuid[]))) waiting`,
    values(person),
  );
  return rows[0]!.count;
}
