import type { Sql } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import { endsAt } from './screening-row.server';

/** "3층 교육장" and "3층교육장" are one room. */
const SAME_ROOM = `regexp_replace(lower(s.room_name), '\\s', '', 'g') = regexp_replace(lower($1), '\\s', '', 'g')`;
const OVERLAP = `
  SELECT s.title, s.starts_at AS "startsAt"
    FROM screening s JOIN lesson l ON l.id = s.lesson_id LEFT JOIN lesson_version v ON v.id = l.live_version_id
   WHERE s.room_name <> '' AND s.cancelled_at IS NULL AND s.id IS DISTINCT FROM $4
     AND s.starts_at < $3 AND ${endsAt} > $2 AND ${SAME_ROOM}
   ORDER BY s.starts_at LIMIT 1`;

/** Throws `room-overlap` (409) with what is there at that time; the form then offers to go on anyway. */
export async function refuseOverlap(
  client: Sql,
  given: { roomName: string; from: Date; durationMs: number; exceptId?: string },
): Promise<void> {
  const { roomName, from, durationMs, exceptId = null } = given;
  if (!roomName) return;
  const to = new Date(from.getTime() + durationMs);
  const { rows } = await client.query<{ title: string; startsAt: Date }>(OVERLAP, [
    ...[roomName, from, to, exceptId],
  ]);
  const [other] = rows;
  if (!other) return;
  throw conflict('room-overlap', `같은 장소에서 그 시간에 ‘${other.title}’ 상영이 있습니다.`, {
    overlap: { title: other.title, startsAt: other.startsAt.toISOString() },
  });
}
