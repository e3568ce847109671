import { z } from 'zod';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { remindMakers } from './remind-makers.server';
import { noteAllUnclearPlaces } from './note-unclear-places.server';

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const keepQuestionsJob = (context: () => Context): JobDefinition<z.output<typeof payload>> => ({
  name: 'keep-questions',
  payload,
  // Before the working day begins.
  cron: '30 8 * * *',
  async handle() {
    await remindMakers(context());
    await noteAllUnclearPlaces(context());
  },
});
