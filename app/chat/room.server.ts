/**
 * A lesson's talk as those who write in it find it: locked, at the version that learners see. Whoever holds the lock
 * gives out revisions, so a reader who knows the highest one has missed nothing below it.
 */
import type { PoolClient } from 'pg';
import { subjectColumns, splitSubject, type SubjectRow } from '~/lessons/lesson-makers';
import { mapBetween, versionMapSchema } from '~/lessons/version-map';
import type { Subject } from '~/people/permissions';
import type { Sql } from '~/platform/db.server';

export interface Room {
  lessonId: string;
  /** The version that learners see, its number and its length in milliseconds. */
  versionId: string;
  versionNumber: number;
  durationMs: number;
  revision: number;
  title: string;
  slowSeconds: number;
  closed: boolean;
  /** There is no talk beside this lesson. */
  off: boolean;
  subject: Subject;
}

interface RoomRow extends SubjectRow, Omit<Room, 'subject'> {
  moderatorIds: string[];
  expertIds: string[];
  /** The version that the messages' places are about. */
  placedFor: string;
}

const ENSURE = {
  name: 'ensure-chat-rooms',
  text: `INSERT INTO chat_room (lesson_id, version_id)
         SELECT id, live_version_id FROM lesson WHERE id = ANY($1::uuid[]) AND live_version_id IS NOT NULL ORDER BY id
         ON CONFLICT DO NOTHING`,
};
const COLUMNS = `
  SELECT r.lesson_id AS "lessonId", v.id AS "versionId", v.number AS "versionNumber", v.duration_ms AS "durationMs",
         r.revision, l.title, r.slow_seconds AS "slowSeconds", r.closed_at IS NOT NULL AS closed,
         r.off_at IS NOT NULL AS off, r.version_id AS "placedFor", ${subjectColumns},
         ARRAY(SELECT person_id::text FROM chat_moderator WHERE lesson_id = l.id AND kind = 'moderator') AS "moderatorIds",
         ARRAY(SELECT person_id::text FROM chat_moderator WHERE lesson_id = l.id AND kind = 'expert') AS "expertIds"
    FROM chat_room r
    JOIN lesson l ON l.id = r.lesson_id
    JOIN lesson_version v ON v.id = l.live_version_id
    JOIN employee author ON author.id = l.author_id
   WHERE r.lesson_id = ANY($1::uuid[]) ORDER BY r.lesson_id`;
const LOCK = { name: 'lock-chat-rooms', text: `${COLUMNS} FOR UPDATE OF r` };
const FIND = { name: 'find-chat-rooms', text: COLUMNS };

/** The rooms of those lessons that learners may see; made where they are the first to speak. */
export async function lockRooms(
  client: PoolClient,
  lessonIds: readonly string[],
): Promise<Map<string, Room>> {
  const ids = [...new Set(lessonIds)].sort();
  const [, { rows }] = await Promise.all([
    client.query({ ...ENSURE, values: [ids] }),
    client.query<RoomRow>({ ...LOCK, values: [ids] }),
  ]);
  for (const row of rows) if (row.placedFor !== row.versionId) await placeAnew(client, row);
  return new Map(rows.map((row) => [row.lessonId, toRoom(row)]));
}

/** Without a lock; null where nobody has spoken yet, or learners may not see the lesson. */
export async function findRoom(
  client: Sql,
  lessonId: string,
): Promise<{ room: Room; placed: boolean } | null> {
  const { rows } = await client.query<RoomRow>({ ...FIND, values: [[lessonId]] });
  return rows[0] ? { room: toRoom(rows[0]), placed: rows[0].placedFor === rows[0].versionId } : null;
}

function toRoom(row: RoomRow): Room {
  const [makers, { placedFor: _, moderatorIds, expertIds, ...room }] = splitSubject(row);
  return { ...room, subject: { ...makers, moderatorIds, expertIds } };
}

/** Brings each message's place along to the version that learners see now; what its map does not name is gone from it. */
async function placeAnew(client: PoolClient, room: RoomRow): Promise<void> {
  const { rows: versions } = await client.query<{ id: string; number: number; map: unknown }>(
    `SELECT id, number, version_map AS map FROM lesson_version WHERE lesson_id = $1 ORDER BY number`,
    [room.lessonId],
  );
  const maps = versions.map(({ number, map }) => ({ number, map: versionMapSchema.parse(map) }));
  for (const { id, number } of versions) {
    const pieces =
      number === room.versionNumber
        ? [[0, 2 ** 31 - 1, 0] as const]
        : mapBetween(maps, number, room.versionNumber);
    await client.query(
      `UPDATE chat_message m SET shown_ms =
              (SELECT LEAST(m.media_ms - p.old_from + p.new_from, $6::int)
                 FROM unnest($3::int[], $4::int[], $5::int[]) AS p(old_from, old_to, new_from)
                WHERE m.media_ms BETWEEN p.old_from AND p.old_to ORDER BY p.old_from LIMIT 1)
        WHERE m.lesson_id = $1 AND m.lesson_version_id = $2`,
      [
        ...[room.lessonId, id],
        ...[0, 1, 2].map((index) => pieces.map((piece) => piece[index])),
        room.durationMs,
      ],
    );
  }
  await client.query(`UPDATE chat_room SET version_id = $2 WHERE lesson_id = $1`, [
    room.lessonId,
    room.versionId,
  ]);
}
