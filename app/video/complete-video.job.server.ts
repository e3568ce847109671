/** The queue's side of what follows: a queue of its own, so that no upload ever waits behind it. */
import type { JobDefinition } from '~/platform/jobs.server';
import type { ProcessDeps } from './process-video.server';
import { COMPLETE_VIDEO, completeVideoPayload, type CompleteVideoPayload } from './schema';

export function createCompleteVideoJob(deps: ProcessDeps): JobDefinition<CompleteVideoPayload> {
  return {
    name: COMPLETE_VIDEO,
    payload: completeVideoPayload,
    retryLimit: 5,
    expireInSeconds: 12 * 3600,
    async handle({ videoId }, signal) {
      const { completeVideo } = await import('./complete-video.server');
      await completeVideo({ ...deps, videoId, signal });
    },
  };
}
