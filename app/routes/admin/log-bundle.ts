import os from 'node:os';
import { countAccessLog } from '~/people/count-access-log.server';
import { findSystemFigures } from '~/people/find-system-figures.server';
import { listFailedVideos } from '~/video/list-failed-videos.server';
import { pageLoader } from '../door.server';

/** Ours, as .env.example lists them: only which are set is told, never a value. */
const VARIABLES =
  'ROLE VIDEO_WORKERS PORT HOST DATA_DIR DATABASE_URL ORIGIN TRUST_PROXY INSTITUTE_TZ SESSION_SECRET MEDIA_TTL_SECONDS LOG_LEVEL INSTITUTE_MODE DEMO_LESSONS UPLOAD_MAX_MB NODE_ENV'.split(
    ' ',
  );
const MOST_VIDEOS = 100;

/** What whoever helps from afar needs: versions, figures, logs of what failed. No secrets, no names, no file names. */
export const loader = pageLoader(async ({ context }) => {
  const { now, mode, timeZone } = context;
  const { versions, memoryBytes, startedAt, embeddedDatabase, fence } = context.processInfo();
  const [space, figures, videos, accessLog] = await Promise.all([
    context.storage.space(),
    findSystemFigures(context),
    listFailedVideos({ ...context, limit: MOST_VIDEOS }),
    countAccessLog(context),
  ]);
  const bundle = {
    madeAt: now,
    mode,
    timeZone,
    versions: {
      ...versions,
      platform: `${os.platform()} ${os.release()} ${os.arch()}`,
      cpus: os.cpus().length,
    },
    environment: {
      set: VARIABLES.filter((name) => process.env[name] !== undefined && process.env[name] !== ''),
    },
    process: { startedAt, memoryBytes, embeddedDatabase, fence },
    storage: space,
    ...figures,
    failedVideos: videos.map(({ id, reasonCode, reason, errorLog, updatedAt }) => ({
      id,
      reasonCode,
      reason,
      errorLog,
      updatedAt,
    })),
    accessLogCountsOf30Days: accessLog,
  };
  return new Response(`${JSON.stringify(bundle, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="log-bundle-${now.toISOString().slice(0, 10)}.json"`,
      'cache-control': 'no-store',
    },
  });
}, 'admin.desk');
