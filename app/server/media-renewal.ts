/**
 * Beats renew the cookies that fetch segments, at most once a quarter of their life: which sets a session's video has is
 * asked of the database then, and never on the beats between. All that are still there, because a player goes on with
 * the set that it began with when a newer one takes its place.
 */
import type { Db } from '~/platform/db.server';

/** Set-Cookie values when it is time for new ones, else none. */
export type RenewMedia = (personId: string, sessionKey: string, secure: boolean) => Promise<string[]>;

interface Options {
  db: Db;
  everyMs: number;
  cookieFor(personId: string, renditionSetId: string, secure: boolean): string;
}

const LARGEST = 20_000;

export function createMediaRenewal({ db, everyMs, cookieFor }: Options): RenewMedia {
  let renewedAt = new Map<string, number>();
  return async (personId, sessionKey, secure) => {
    const at = performance.now();
    const last = renewedAt.get(sessionKey);
    if (last === undefined) {
      // The session's opening gave the first cookie.
      if (renewedAt.size > LARGEST) renewedAt = new Map();
      renewedAt.set(sessionKey, at);
      return [];
    }
    if (at - last < everyMs) return [];
    renewedAt.set(sessionKey, at);
    const { rows } = await db.sql.query<{ id: string }>(
      `SELECT r.id FROM watch_session s
         JOIN lesson_version l ON l.id = s.lesson_version_id JOIN rendition_set r ON r.video_id = l.video_id
        WHERE s.key = $1 AND s.person_id = $2 ORDER BY r.created_at DESC LIMIT 4`,
      [sessionKey, personId],
    );
    return rows.map(({ id }) => cookieFor(personId, id, secure));
  };
}
