/** A screening as the use cases find it: with what permissions ask for, and settled for the moment at which it is read. */
import { subjectColumns, splitSubject, type SubjectRow } from '~/lessons/lesson-makers';
import type { Subject } from '~/people/permissions';
import type { Sql } from '~/platform/db.server';
import { LONGEST_PAUSE_MS, placeAt } from './position';
import type { Audience, EndReason, ScreeningState } from './screening';

export interface ScreeningRow {
  id: string;
  lessonId: string;
  lessonTitle: string;
  /** Of the lesson's makers. */
  lesson: Subject;
  title: string;
  note: string;
  audience: Audience;
  roomName: string;
  departmentId: string | null;
  departmentName: string;
  hostId: string;
  hostName: string;
  startsAt: Date;
  /** What is shown once it has begun. */
  versionId: string | null;
  /** What learners see of the lesson now; null = nothing. */
  liveVersionId: string | null;
  durationMs: number;
  pausedMs: number;
  pausedAt: Date | null;
  endedAt: Date | null;
  endReason: EndReason | null;
  cancelledAt: Date | null;
  cancelReason: string;
  revision: number;
  sequence: number;
  updatedAt: Date;
}

/** Of a screening `s` with its lesson's live version `v`: when it is over if nothing more is done. */
export const endsAt = `
  COALESCE(s.cancelled_at, s.ended_at, s.paused_at + interval '${LONGEST_PAUSE_MS} milliseconds',
           s.starts_at + (COALESCE(s.duration_ms, v.duration_ms, 0) + s.paused_ms) * interval '1 millisecond')`;

const COLUMNS = `
  SELECT s.id, s.lesson_id AS "lessonId", l.title AS "lessonTitle", s.title, s.note, s.audience, s.room_name AS "roomName",
         s.department_id AS "departmentId", COALESCE(d.name, '') AS "departmentName", s.host_id AS "hostId",
         host.name AS "hostName", s.starts_at AS "startsAt", s.lesson_version_id AS "versionId",
         l.live_version_id AS "liveVersionId", COALESCE(s.duration_ms, v.duration_ms, 0) AS "durationMs",
         s.paused_ms AS "pausedMs", s.paused_at AS "pausedAt", s.ended_at AS "endedAt", s.end_reason AS "endReason",
         s.cancelled_at AS "cancelledAt", s.cancel_reason AS "cancelReason", s.revision, s.sequence,
         s.updated_at AS "updatedAt", ${subjectColumns}
    FROM screening s
    JOIN lesson l ON l.id = s.lesson_id
    JOIN employee author ON author.id = l.author_id
    JOIN employee host ON host.id = s.host_id
    LEFT JOIN lesson_version v ON v.id = l.live_version_id
    LEFT JOIN department d ON d.id = s.department_id
   WHERE s.id = ANY($1::uuid[]) ORDER BY s.id`;
const FIND = { name: 'find-screenings', text: COLUMNS };
const LOCK = { name: 'lock-screenings', text: `${COLUMNS} FOR UPDATE OF s` };

/** From its begin on it keeps what it shows. */
const FIX = `
  UPDATE screening s SET lesson_version_id = v.id, duration_ms = v.duration_ms
    FROM lesson l JOIN lesson_version v ON v.id = l.live_version_id
   WHERE s.id = $1 AND l.id = s.lesson_id AND s.lesson_version_id IS NULL AND s.cancelled_at IS NULL`;
const END_CHANGED = `
  UPDATE screening SET ended_at = $2, end_reason = 'lesson-changed', revision = revision + 1, updated_at = $2
   WHERE id = $1 AND ended_at IS NULL AND cancelled_at IS NULL`;

type FoundRow = Omit<ScreeningRow, 'lesson'> & SubjectRow;

async function read(client: Sql, ids: readonly string[], lock: boolean): Promise<ScreeningRow[]> {
  const { rows } = await client.query<FoundRow>({ ...(lock ? LOCK : FIND), values: [ids] });
  return rows.map((row) => {
    const [lesson, rest] = splitSubject(row);
    return { ...rest, lesson };
  });
}

/** What its begin and a new version of the lesson make of it. False = nothing. */
async function settle(client: Sql, now: Date, row: ScreeningRow): Promise<boolean> {
  const { phase } = placeAt(toState(row), now.getTime());
  if (phase !== 'playing' && phase !== 'paused') return false;
  if (row.versionId === null) await client.query(FIX, [row.id]);
  // Nobody watches something else than the others: two versions have different seconds.
  else if (row.versionId !== row.liveVersionId) await client.query(END_CHANGED, [row.id, now]);
  else return false;
  return true;
}

interface Reading {
  now: Date;
  /** Whoever writes holds the rows. */
  lock?: boolean;
}

/** Those that are there, by id, settled for `now`. */
export async function readScreenings(
  client: Sql,
  ids: readonly string[],
  { now, lock = false }: Reading,
): Promise<Map<string, ScreeningRow>> {
  let rows = await read(client, ids, lock);
  let settled = false;
  for (const row of rows) settled = (await settle(client, now, row)) || settled;
  if (settled) rows = await read(client, ids, lock);
  return new Map(rows.map((row) => [row.id, row]));
}

const text = (at: Date | null) => at?.toISOString() ?? null;

export const toState = (row: ScreeningRow): ScreeningState => ({
  ...{ screeningId: row.id, revision: row.revision, title: row.title, startsAt: row.startsAt.toISOString() },
  ...{ durationMs: row.durationMs, pausedMs: row.pausedMs, pausedAt: text(row.pausedAt) },
  ...{ endedAt: text(row.endedAt), endReason: row.endReason, cancelledAt: text(row.cancelledAt) },
  cancelReason: row.cancelReason,
});
