/** The queue's side of cutting: one at a time in a process, because one encode fills the cores. */
import type { JobDefinition } from '~/platform/jobs.server';
import type { ProcessDeps } from './process-video.server';
import { processEditPayload, RENDER_EDIT, type ProcessEditPayload } from './schema';

export function createProcessEditJob(deps: ProcessDeps): JobDefinition<ProcessEditPayload> {
  return {
    name: RENDER_EDIT,
    payload: processEditPayload,
    retryLimit: 5,
    expireInSeconds: 12 * 3600,
    async handle({ videoId }, signal) {
      const { processEdit } = await import('./process-edit.server');
      await processEdit({ ...deps, videoId, signal });
    },
  };
}
