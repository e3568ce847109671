/** Looks whether viewers ask at one place of a lesson, and tells its makers once a place. */
import type { PoolClient } from 'pg';
import { isQuestion } from '~/chat/question-select';
import { lockRooms } from '~/chat/room.server';
import { notify } from '~/notifications/notify.server';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { findUnclearPlaces, newPlaces, type UnclearPlace } from './unclear-places';

const ASKED = `
  SELECT m.shown_ms / 1000.0::float8 AS second, m.author_id AS "personId"
    FROM chat_message m WHERE m.lesson_id = $1 AND m.shown_ms IS NOT NULL AND ${isQuestion('m')}`;

/** Of the version that learners see now; the room's places must stand for it. */
export async function placesOf(sql: Sql, lessonId: string): Promise<UnclearPlace[]> {
  const { rows } = await sql.query<{ second: number; personId: string }>(ASKED, [lessonId]);
  return findUnclearPlaces(rows);
}

const toSeconds = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => ({
  from: fromMs / 1000,
  to: toMs / 1000,
});

/** Answers with the places that its makers have just heard of. Safe to repeat. */
export async function noteUnclearPlaces({
  db,
  now,
  lessonId,
}: Pick<Context, 'db' | 'now'> & { lessonId: string }): Promise<UnclearPlace[]> {
  return inTransaction(db.sql, async (client) => {
    // Its lock keeps two looks at one lesson apart.
    const room = (await lockRooms(client, [lessonId])).get(lessonId);
    if (!room) return [];
    const found = await placesOf(client, lessonId);
    if (found.length === 0) return [];
    const { rows: told } = await client.query<{ fromMs: number; toMs: number }>(
      `SELECT from_ms AS "fromMs", to_ms AS "toMs" FROM unclear_place WHERE lesson_version_id = $1`,
      [room.versionId],
    );
    const fresh = newPlaces(found, told.map(toSeconds));
    for (const place of fresh) await note(client, { now, lessonId, versionId: room.versionId, place });
    if (fresh.length > 0) {
      const { ownerId, coAuthorIds = [] } = room.subject;
      await tell(client, { now, lessonId, makerIds: [ownerId!, ...coAuthorIds], fresh });
    }
    return fresh;
  });
}

interface Noted extends Pick<Context, 'now'> {
  lessonId: string;
  versionId: string;
  place: UnclearPlace;
}

const note = (client: PoolClient, { now, versionId, place }: Noted) =>
  client.query(
    `INSERT INTO unclear_place (lesson_version_id, from_ms, to_ms, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [versionId, Math.round(place.from * 1000), Math.round(place.to * 1000), now],
  );

async function tell(
  client: PoolClient,
  given: { now: Date; lessonId: string; makerIds: string[]; fresh: UnclearPlace[] },
) {
  const { now, lessonId, makerIds, fresh } = given;
  const { rows } = await client.query<{ title: string }>(`SELECT title FROM lesson WHERE id = $1`, [
    lessonId,
  ]);
  await notify(
    client,
    now,
    fresh.flatMap(({ from, count }) =>
      makerIds.map((personId) => ({
        ...{ personId, kind: 'unclear-place' as const, subject: `${lessonId} ${Math.floor(from)}` },
        path: `/lessons/${lessonId}?at=${Math.floor(from)}`,
        facts: { lesson: rows[0]!.title, count },
      })),
    ),
  );
}

const RECENT = `
  SELECT DISTINCT m.lesson_id AS id FROM chat_message m JOIN lesson l ON l.id = m.lesson_id AND l.live_version_id IS NOT NULL
   WHERE ${isQuestion('m')} AND m.created_at > $1`;
const RECENT_MS = 2 * 24 * 60 * 60 * 1000;

/** What a process that died meanwhile did not look at. */
export async function noteAllUnclearPlaces({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  const { rows } = await db.sql.query<{ id: string }>(RECENT, [new Date(now.getTime() - RECENT_MS)]);
  for (const { id } of rows) await noteUnclearPlaces({ db, now, lessonId: id });
}
