// What must hold after any accident, read from the rows and compared with what the phones were told.
import { expect } from 'vitest';
import type { Db } from '~/platform/db.server';
import {
  COURSE_MINUTES,
  LESSON_POINTS,
  LESSON_SECONDS,
  RATE,
  type Acknowledged,
  type Watcher,
} from './crowd';

const SLACK_SECONDS = 2;

const keyOf = (beat: { sessionKey: string; seq: number }) => `${beat.sessionKey}#${beat.seq}`;

/** Every acknowledged beat is there as it was answered. `acknowledged` may be what was known at some earlier moment. */
export async function expectBeatsKept(db: Db, acknowledged: readonly Acknowledged[]): Promise<void> {
  const { rows } = await db.sql.query<Acknowledged>(
    `SELECT s.key AS "sessionKey", b.seq, b.accepted_ms / 1000.0::float8 AS "acceptedSeconds",
            b.clipped_ms / 1000.0::float8 AS "clippedSeconds", b.credited
       FROM beat b JOIN watch_session s ON s.id = b.session_id WHERE s.key = ANY($1)`,
    [[...new Set(acknowledged.map(({ sessionKey }) => sessionKey))]],
  );
  const stored = new Map(rows.map((row) => [keyOf(row), row]));
  expect(acknowledged.map((beat) => stored.get(keyOf(beat)) ?? `lost: ${keyOf(beat)}`)).toEqual(acknowledged);
}

/** Sends acknowledged beats again with a body that claims the whole lesson: the first answer comes back. */
export async function expectSameAnswers(
  watchers: readonly Watcher[],
  beats: readonly Acknowledged[][],
): Promise<void> {
  await Promise.all(
    watchers.map(async ({ client }, index) => {
      for (const { sessionKey, seq, ...first } of beats[index]!) {
        const body = { sessionKey, seq, intervals: [[0, LESSON_SECONDS]], rate: RATE };
        const { status, data } = await client.api('POST', '/beats', body);
        const { acceptedSeconds, clippedSeconds, credited } = data as Acknowledged;
        expect({ status, acceptedSeconds, clippedSeconds, credited }).toEqual({ status: 200, ...first });
      }
    }),
  );
}

/** Nobody got more time than passed: by the phone's own clock, from before its first request to after its last answer. */
export function expectLivedTime(watchers: readonly Watcher[]): void {
  for (const { acknowledged, beganAt, endedAt } of watchers) {
    const spentSeconds = acknowledged.reduce((sum, beat) => sum + beat.acceptedSeconds, 0) / RATE;
    expect(spentSeconds).toBeLessThanOrEqual((endedAt - beganAt) / 1000 + SLACK_SECONDS);
  }
}

interface Books {
  personId: string;
  /** Runs begun, runs completed, and completed runs or time entries without the other. */
  runs: number;
  completed: number;
  unmatched: number;
  timeEntries: number;
  /** Distinct (lesson, run) of the time entries. */
  credited: number;
  minutes: number;
  points: number;
  totalMinutes: number;
  /** Beats that say they credited something. */
  creditingBeats: number;
  /** Wall time that the stored beats spent, over what the person's sessions owned. */
  overdrawnMs: number;
}

const BOOKS = `
  SELECT p.id AS "personId", r.runs, r.completed, r.unmatched, l.*, b."creditingBeats", b."overdrawnMs",
         (SELECT COALESCE(sum(posted_minutes), 0)::int FROM credit_total t WHERE t.person_id = p.id) AS "totalMinutes"
    FROM unnest($1::uuid[]) AS p (id)
   CROSS JOIN LATERAL (
     SELECT count(w.id)::int AS runs, count(w.completed_at)::int AS completed,
            count(*) FILTER (WHERE (w.completed_at IS NULL) <> (e.id IS NULL))::int AS unmatched
       FROM (SELECT * FROM watch_run WHERE person_id = p.id) w
       FULL JOIN (SELECT * FROM ledger_entry WHERE person_id = p.id AND kind = 'time') e
         ON e.subject_id = w.lesson_id::text AND (e.evidence->>'runNo')::int = w.run_no) r
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE kind = 'time')::int AS "timeEntries",
            count(DISTINCT (subject_id, evidence->>'runNo')) FILTER (WHERE kind = 'time')::int AS credited,
            COALESCE(sum(amount) FILTER (WHERE unit = 'minute'), 0)::int AS minutes,
            COALESCE(sum(amount) FILTER (WHERE unit = 'point'), 0)::int AS points
       FROM ledger_entry WHERE person_id = p.id) l
   CROSS JOIN LATERAL (
     SELECT count(b.credited)::int AS "creditingBeats",
            (sum(b.accepted_ms) / ${RATE} - 1000 * extract(epoch FROM max(b.received_at) - min(s.opened_at)))::float8 AS "overdrawnMs"
       FROM watch_session s JOIN beat b ON b.session_id = s.id WHERE s.person_id = p.id) b`;

/** The ledger agrees with the runs, with the running totals and with what the phones were told; nobody has it twice. */
export async function expectBooksBalance(db: Db, watchers: readonly Watcher[]): Promise<void> {
  const { rows } = await db.sql.query<Books>(BOOKS, [watchers.map(({ member }) => member.personId)]);
  const books = new Map(rows.map((row) => [row.personId, row]));
  for (const { member, acknowledged } of watchers) {
    const { overdrawnMs, ...book } = books.get(member.personId)!;
    const told = acknowledged.flatMap(({ credited }) => (credited ? [credited] : []));
    const lessons = told.length;
    expect(book).toEqual({
      ...{ personId: member.personId, runs: book.runs, completed: lessons, unmatched: 0 },
      ...{ timeEntries: lessons, credited: lessons, creditingBeats: lessons },
      minutes: told.reduce((sum, { minutes }) => sum + minutes, 0),
      totalMinutes: told.reduce((sum, { minutes }) => sum + minutes, 0),
      points: lessons * LESSON_POINTS,
    });
    expect(told.every(({ points }) => points === LESSON_POINTS)).toBe(true);
    expect(overdrawnMs).toBeLessThanOrEqual(SLACK_SECONDS * 1000);
  }
}

/** Everybody has watched the whole course and was credited for it once. */
export function expectCourseCredited(watchers: readonly Watcher[], lessons: number): void {
  for (const { acknowledged, completed } of watchers) {
    const told = acknowledged.flatMap(({ credited }) => (credited ? [credited.minutes] : []));
    expect({
      completed,
      credits: told.length,
      minutes: told.reduce((sum, minutes) => sum + minutes, 0),
    }).toEqual({
      ...{ completed: lessons, credits: lessons, minutes: COURSE_MINUTES },
    });
  }
}
