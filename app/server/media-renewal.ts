/**
 * Beats renew the cookie that fetches segments, at most once a quarter of its life: which rendition set a session
 * plays is asked of the database then, and never on the beats between.
 */
import type { Db } from '~/platform/db.server';

/** Set-Cookie value when it is time for a new one, else null. */
export type RenewMedia = (personId: string, sessionKey: string, secure: boolean) => Promise<string | null>;

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
      return null;
    }
    if (at - last < everyMs) return null;
    renewedAt.set(sessionKey, at);
    const { rows } = await db.sql.query<{ id: string }>(
      `SELECT v.rendition_set_id AS id FROM watch_session s
         JOIN lesson_version l ON l.id = s.lesson_version_id JOIN video v ON v.id = l.video_id
        WHERE s.key = $1 AND s.person_id = $2 AND v.rendition_set_id IS NOT NULL`,
      [sessionKey, personId],
    );
    return rows[0] ? cookieFor(personId, rows[0].id, secure) : null;
  };
}
