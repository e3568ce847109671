/** The queue's side of processing: one video at a time in a process, because one encode fills the cores. */
import type { JobDefinition } from '~/platform/jobs.server';
import type { ProcessDeps } from './process-video.server';
import { PROCESS_VIDEO, processVideoPayload, type ProcessVideoPayload } from './schema';

export function createProcessVideoJob(deps: ProcessDeps): JobDefinition<ProcessVideoPayload> {
  return {
    name: PROCESS_VIDEO,
    payload: processVideoPayload,
    retryLimit: 5,
    expireInSeconds: 12 * 3600,
    async handle({ videoId, maxRungs }, signal) {
      const { processVideo } = await import('./process-video.server');
      await processVideo({ ...deps, videoId, maxRungs, signal });
    },
  };
}
