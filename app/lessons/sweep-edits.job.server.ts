/** Once an hour: cut videos that nothing uses any more give their disk back. */
import type { WorkContext } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { emptyPayload, type EmptyPayload } from '~/video/schema';

export const sweepEditsJob = (work: () => WorkContext): JobDefinition<EmptyPayload> => ({
  name: 'lessons.sweep-edits',
  payload: emptyPayload,
  cron: '37 * * * *',
  async handle() {
    const { sweepEdits } = await import('./sweep-edits.server');
    const context = work();
    context.log.info({ removed: await sweepEdits(context) }, 'edit sweep');
  },
});
