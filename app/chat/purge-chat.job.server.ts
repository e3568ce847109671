/**
 * Drops each night the talk that was kept as long as the institute set, with everything that hangs on it. Official answers
 * and what they answer stay, as does what begins a thread for as long as somebody's later answer does.
 */
import { z } from 'zod';
import { logInside } from '~/people/access-log.server';
import { findSettings } from '~/people/settings.server';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import type { JobDefinition } from '~/platform/jobs.server';

const AT_ONCE = 1_000;
/** `$1` is now, `$2` whole years. */
const BEFORE = '$1::timestamptz - make_interval(years => $2)';
const FIND = `
  SELECT m.id FROM chat_message m
   WHERE m.created_at < ${BEFORE}
     AND (NOT m.official OR m.deleted_at IS NOT NULL)
     AND NOT EXISTS (SELECT FROM chat_message a
                      WHERE a.reply_to = m.id AND (a.created_at >= ${BEFORE} OR a.official AND a.deleted_at IS NULL))
   LIMIT ${AT_ONCE}`;
/** What hangs on messages, before the messages themselves. */
const HANGING = ['chat_reaction', 'chat_report', 'chat_mention', 'chat_answer_section'];
/** Mutes that ended and how far people had read, of as long ago. */
const REST = [
  `DELETE FROM chat_mute WHERE until < ${BEFORE}`,
  `DELETE FROM chat_seen WHERE seen_at < ${BEFORE}`,
];

/** The number of messages removed; 0 years keep everything. */
export async function purgeChat(
  { db, now }: Pick<Context, 'db' | 'now'>,
  signal?: AbortSignal,
): Promise<number> {
  const years = Number((await findSettings({ db }))['chat-years']);
  if (!(years > 0)) return 0;
  let removed = 0;
  for (let batch = AT_ONCE; batch === AT_ONCE && !signal?.aborted; removed += batch)
    batch = await inTransaction(db.sql, async (client) => {
      const { rows } = await client.query<{ id: string }>(FIND, [now, years]);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      for (const table of HANGING)
        await client.query(`DELETE FROM ${table} WHERE message_id = ANY($1::uuid[])`, [ids]);
      await client.query(`DELETE FROM chat_message WHERE id = ANY($1::uuid[])`, [ids]);
      await logInside(client, {
        ...{ now, actorId: null, ip: '', action: 'retention.purge', subject: `${years}년` },
        detail: { chatMessages: ids.length },
      });
      return ids.length;
    });
  for (const statement of REST) await db.sql.query(statement, [now, years]);
  return removed;
}

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const purgeChatJob = (
  context: () => Pick<Context, 'db' | 'now'>,
): JobDefinition<z.output<typeof payload>> => ({
  name: 'purge-chat',
  payload,
  cron: '47 3 * * *',
  handle: async (_payload, signal) => void (await purgeChat(context(), signal)),
});
