/** Once an hour: abandoned uploads, unused rendition sets, and videos whose work was lost go their way. */
import type { Clock } from '~/platform/clock';
import type { Enqueue } from '~/platform/context';
import type { Db } from '~/platform/db.server';
import type { JobDefinition } from '~/platform/jobs.server';
import type { Log } from '~/platform/log.server';
import type { Storage } from '~/platform/storage.server';
import { emptyPayload, type EmptyPayload } from './schema';

/** A working attempt writes its per cent far more often than this. */
const SILENT_HOURS = 13;

export function createSweepVideosJob(deps: {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
  enqueue: Enqueue;
  /** Days that an unfinished upload waits for its next byte. */
  keepDays: number;
  /** How long the right to read a rendition set lasts. */
  cookieSeconds: number;
}): JobDefinition<EmptyPayload> {
  return {
    name: 'video.sweep',
    payload: emptyPayload,
    cron: '17 * * * *',
    async handle() {
      const { sweepUploads } = await import('./sweep-uploads.server');
      const { sweepRenditions } = await import('./sweep-renditions.server');
      const { recoverVideos } = await import('./recover-videos.server');
      const context = { ...deps, now: deps.clock.now() };
      const silentSince = new Date(context.now.getTime() - SILENT_HOURS * 3_600_000);
      deps.log.info(
        {
          uploads: await sweepUploads(context),
          renditions: await sweepRenditions(context),
          recovered: await recoverVideos({ ...context, silentSince }),
        },
        'video sweep',
      );
    },
  };
}
