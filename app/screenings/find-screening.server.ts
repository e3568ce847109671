/** One screening for the person who opens its page. */
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { placeAt, type Phase } from './position';
import { mayHost, requireScreening } from './require-screening.server';
import { toState, type ScreeningRow } from './screening-row.server';
import type { ScreeningState } from './screening';

export interface ScreeningView {
  row: ScreeningRow;
  state: ScreeningState;
  phase: Phase;
  hosts: boolean;
  /** After it: how many saw some of it, what was said meanwhile, and how long this person was there. */
  summary: { people: number; messages: number; mySeconds: number } | null;
}

const SUMMARY = `
  SELECT (SELECT count(*) FROM screening_attendance WHERE screening_id = $1 AND present_ms > 0) AS people,
         (SELECT count(*) FROM chat_message
           WHERE lesson_id = $2 AND created_at BETWEEN $3 AND $4 AND deleted_at IS NULL AND hidden_at IS NULL) AS messages,
         COALESCE((SELECT present_ms / 1000 FROM screening_attendance
                    WHERE screening_id = $1 AND person_id = $5), 0) AS "mySeconds"`;

/** Throws `not-found` where there is none, or none for this person. */
export async function findScreening({
  db,
  now,
  person,
  screeningId,
}: Pick<Context, 'db' | 'now'> & { person: Person; screeningId: string }): Promise<ScreeningView> {
  const row = await requireScreening(db.sql, { now, person, screeningId });
  const state = toState(row);
  const { phase, endsAtMs } = placeAt(state, now.getTime());
  const view = { row, state, phase, hosts: mayHost(person, row) };
  if (phase !== 'ended') return { ...view, summary: null };
  const { rows } = await db.sql.query<NonNullable<ScreeningView['summary']>>(SUMMARY, [
    ...[row.id, row.lessonId, row.startsAt, new Date(endsAtMs), person.id],
  ]);
  return { ...view, summary: rows[0]! };
}
