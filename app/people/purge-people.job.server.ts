/**
 * Drops each night what was kept long enough: the access log after the years that the institute set, and sign-ins,
 * failures and one-time codes a month after they count no more. What went is written to the access log.
 */
import { z } from 'zod';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { writeAccessLog } from './access-log.server';
import { findSettings } from './settings.server';

/** Devices and codes that ended stay so long, for the questions that come late. */
const ENDED_DAYS = 30;
const AT_ONCE = 10_000;

const PURGES = {
  accessLog: `DELETE FROM access_log WHERE id = ANY(ARRAY(
    SELECT id FROM access_log WHERE at < $1::timestamptz - make_interval(years => $2) AND action <> 'retention.purge' LIMIT ${AT_ONCE}))`,
  sessions: `DELETE FROM sign_in_session WHERE id = ANY(ARRAY(
    SELECT id FROM sign_in_session WHERE LEAST(expires_at, revoked_at) < $1::timestamptz - make_interval(days => $2) LIMIT ${AT_ONCE}))`,
  failures: `DELETE FROM sign_in_failure WHERE employee_no = ANY(ARRAY(
    SELECT employee_no FROM sign_in_failure
     WHERE GREATEST(last_failed_at, locked_until) < $1::timestamptz - make_interval(days => $2) LIMIT ${AT_ONCE}))`,
  codes: `DELETE FROM one_time_code WHERE id = ANY(ARRAY(
    SELECT id FROM one_time_code WHERE LEAST(expires_at, used_at) < $1::timestamptz - make_interval(days => $2) LIMIT ${AT_ONCE}))`,
};
export type Purged = Record<keyof typeof PURGES, number>;

/** Rows removed of each kind. The rows that report earlier purges stay. */
export async function purgePeople(
  { db, now }: Pick<Context, 'db' | 'now'>,
  signal?: AbortSignal,
): Promise<Purged> {
  const years = Number((await findSettings({ db }))['access-log-years']);
  const purged: Purged = { accessLog: 0, sessions: 0, failures: 0, codes: 0 };
  for (const kind of Object.keys(PURGES) as (keyof typeof PURGES)[]) {
    const age = kind === 'accessLog' ? years : ENDED_DAYS;
    for (let removed = AT_ONCE; removed === AT_ONCE && !signal?.aborted;) {
      const { rowCount } = await db.sql.query(PURGES[kind], [now, age]);
      removed = rowCount ?? 0;
      purged[kind] += removed;
    }
  }
  if (Object.values(purged).some((count) => count > 0)) {
    const subject = `${years}년`;
    await writeAccessLog({
      ...{ db, now, actorId: null, ip: '' },
      ...{ action: 'retention.purge', subject, detail: purged },
    });
  }
  return purged;
}

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const purgePeopleJob = (
  context: () => Pick<Context, 'db' | 'now'>,
): JobDefinition<z.output<typeof payload>> => ({
  name: 'purge-people',
  payload,
  cron: '37 3 * * *',
  handle: async (_payload, signal) => void (await purgePeople(context(), signal)),
});
