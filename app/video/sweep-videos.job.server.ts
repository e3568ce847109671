/** Once an hour: abandoned uploads, unused rendition sets and what dead processes left go their way. */
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { JobDefinition } from '~/platform/jobs.server';
import type { Log } from '~/platform/log.server';
import type { Storage } from '~/platform/storage.server';
import { emptyPayload, type EmptyPayload } from './schema';

/** Between an upload's last byte and its move to the originals lies far less. */
const SILENT_HOURS = 1;

export function createSweepVideosJob(deps: {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
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
      const { sweepWork } = await import('./sweep-work.server');
      const { sweepWorkFolders } = await import('./sweep-work-folders.server');
      const context = { ...deps, now: deps.clock.now() };
      const silentSince = new Date(context.now.getTime() - SILENT_HOURS * 3_600_000);
      deps.log.info(
        {
          uploads: await sweepUploads(context),
          renditions: await sweepRenditions(context),
          recovered: await recoverVideos({ ...context, silentSince }),
          folders: await sweepWorkFolders(context),
          work: await sweepWork(context.db),
        },
        'video sweep',
      );
    },
  };
}
