import { z } from 'zod';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { keepRoster } from './keep-roster.server';

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const keepRosterJob = (context: () => Context): JobDefinition<z.output<typeof payload>> => ({
  name: 'keep-roster',
  payload,
  // After midnight; the minute of grace is for a clock that runs behind.
  cron: '1 0 * * *',
  handle: async () => void (await keepRoster(context())),
});
