/** Each night: notes who contributed what, and posts the points that this year's rules (and January the last one's) grant. */
import { z } from 'zod';
import { noteParticipation, postParticipation } from '~/credits/note-participation.server';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { yearIn } from '~/platform/zone';
import { findParticipation } from './find-participation.server';

/** So far back facts are looked for anew; what an answer is worth is settled by then. */
const LOOK_BACK_DAYS = 40;

/** The number of entries posted. */
export async function keepParticipation(context: Context): Promise<number> {
  const since = new Date(context.now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  await noteParticipation({ ...context, since, facts: await findParticipation({ ...context, since }) });
  const years = new Set([yearIn(since, context.timeZone), yearIn(context.now, context.timeZone)]);
  let posted = 0;
  for (const year of years) posted += await postParticipation({ ...context, year });
  return posted;
}

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const keepParticipationJob = (context: () => Context): JobDefinition<z.output<typeof payload>> => ({
  name: 'keep-participation',
  payload,
  cron: '7 4 * * *',
  handle: async () => void (await keepParticipation(context())),
});
