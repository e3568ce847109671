/**
 * Puts the parts of the institute together, once, and hands the process what it serves: media, api, sockets, jobs and
 * the context of each request. The order of start and stop stands here.
 */
import fs from 'node:fs';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import path from 'node:path';
import type { Request, RequestHandler } from 'express';
import type { RequestContext } from '~/people/request-context';
import { createSetUpCode } from '~/people/set-up-institute.server';
import { findSettings } from '~/people/settings.server';
import { systemClock, type Clock } from '~/platform/clock';
import type { Enqueue, WorkContext } from '~/platform/context';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { Env } from '~/platform/env.server';
import { describeFence, findFence } from '~/platform/fence.server';
import { startJobQueue, type JobQueue } from '~/platform/jobs.server';
import type { Log } from '~/platform/log.server';
import { applyMigrations } from '~/platform/postgres/migrate.server';
import { createDiskStorage } from '~/platform/storage.server';
import { createBeatBatcher } from '~/progress/beat-batcher.server';
import { createMediaHandler } from '~/video/create-media-handler.server';
import { createUploadHandler } from '~/video/create-upload-handler.server';
import { grantMediaCookie } from '~/video/media-cookie.server';
import { sweepWorkFolders } from '~/video/sweep-work-folders.server';
import { takeUpLeft } from '~/video/take-up-left.server';
import { attachChatSocket, type ChatSocket } from './chat-socket';
import { createBeatsApi, type BeatsHandler } from './beats-api';
import { openDatabaseServer } from './database-server';
import { originOfMessage } from './http/origin';
import { isOwnMachine } from './http/own-machine';
import { jobDefinitions, RETIRED_QUEUES } from './jobs';
import { createCaptionSource } from './caption-source';
import { RENDER_DEMO_LESSON } from './demo/render-lesson.job.server';
import { shareInstituteMark, writeInstituteMark } from './institute-mark';
import { createMediaRenewal } from './media-renewal';
import { prepareInstitute } from './prepare-institute';
import { describeProcess } from './process-info';
import { openRedisLink } from './redis-link';
import { findSecret } from './secret';
import { createSessionCache } from './session-cache';
import { startVideoWork, type VideoWork } from './video-work';

export interface Platform {
  /** Mounted at /media, before compression. */
  media: RequestHandler;
  /** In front of Express: true when the request was a beat. */
  beats: BeatsHandler;
  /** Uploads, before any body parser. */
  api: RequestHandler;
  context(request: Request, nonce: string): Promise<RequestContext>;
  /** The sockets, on the http server that serves the pages. */
  attachRealtime(server: HttpServer): void;
  startJobs(): Promise<void>;
  isReady(): Promise<boolean>;
  mayReadMetrics(request: Request): Promise<boolean>;
  /** An error that no route caught. */
  noteError(error: unknown, path: string): void;
  /** What standard output says once the institute answers. */
  greeting(address: string): string;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  env: Env;
  log: Log;
  clock?: Clock;
}
export type StartPlatform = (options: PlatformOptions) => Promise<Platform>;

const SETTINGS_FRESH_MS = 15_000;

export const startPlatform: StartPlatform = async ({ env, log, clock = systemClock }) => {
  fs.mkdirSync(env.dataDir, { recursive: true });
  const database = await openDatabaseServer(env, log);
  log.info(describeFence(findFence()));
  const storageRoot = path.join(env.dataDir, 'storage');
  const storage = createDiskStorage(storageRoot);
  await applyMigrations({
    connectionString: database.connectionString,
    dir: path.resolve('prisma/migrations'),
    log,
  });
  const db = await openDatabase(database.connectionString, {
    poolSize: 20,
    onIdleError: (error) => log.warn({ err: error }, 'idle database connection'),
  });
  const secret = findSecret(env.sessionSecret, env.dataDir);
  const sessions = createSessionCache(db, clock, env.timeZone);
  const personOf = async (request: Pick<IncomingMessage, 'headers'>) =>
    (await sessions.find(request))?.person ?? null;

  let queue: JobQueue | undefined;
  let videoWork: VideoWork | undefined;
  let startingJobs: Promise<void> | undefined;
  const waiting: Parameters<Enqueue>[] = [];
  const enqueue: Enqueue = async (...job) => {
    if (queue) await queue.enqueue(...job);
    else waiting.push(job);
  };
  const work = (): WorkContext => ({ db, now: clock.now(), timeZone: env.timeZone, storage, log, enqueue });

  // Alone with its data, whatever somebody has or lies half-made was left by a process that died.
  if (database.embedded) await takeUpLeft(db);
  await sweepWorkFolders({ db, storage });
  const mark = env.redisUrl ? shareInstituteMark : writeInstituteMark;
  await mark({ db, now: clock.now(), dataDir: env.dataDir });
  await prepareInstitute({ ...work(), mode: env.mode });
  const setUpCode = env.mode === 'production' ? await createSetUpCode({ db, now: clock.now() }) : null;

  const batcher = createBeatBatcher({ sql: db.pipeline, clock, timeZone: env.timeZone, log });
  const mediaCookieFor = (personId: string, renditionSetId: string, secure: boolean) =>
    grantMediaCookie({
      secret,
      renditionSetId,
      personId,
      now: clock.now(),
      ttlSeconds: env.mediaTtlSeconds,
      secure,
    });
  const renewMedia = createMediaRenewal({
    db,
    everyMs: (env.mediaTtlSeconds * 1000) / 4,
    cookieFor: (personId, setId, secure) => mediaCookieFor(personId, setId, secure),
  });
  const beats = createBeatsApi({
    sessions,
    batcher,
    renewMedia,
    origin: env.origin,
    trustProxy: env.trustProxy,
    log,
  });
  const upload = createUploadHandler({
    db,
    storage,
    clock,
    personOf,
    limits: {
      maxBytes: env.uploadMaxBytes,
      quotaBytes: env.uploadQuotaBytes,
      maxUnfinished: env.uploadMaxUnfinished,
      reserveBytes: env.diskReserveBytes,
    },
    log,
  });
  const api: RequestHandler = (request, response, next) => {
    if (request.path.startsWith('/api/v1/uploads')) return void upload(request, response);
    return next();
  };

  const redis = env.redisUrl ? openRedisLink(env.redisUrl, log) : undefined;
  let chat: ChatSocket | undefined;
  let institute = { at: 0, value: { name: '', helpContact: '' } };
  const findInstitute = async () => {
    if (performance.now() - institute.at > SETTINGS_FRESH_MS || institute.at === 0) {
      const settings = await findSettings({ db });
      institute = {
        at: performance.now(),
        value: { name: settings['institute-name'], helpContact: settings['help-contact'] },
      };
    }
    return institute.value;
  };
  const startedAt = clock.now();
  const startJobs = async () => {
    queue = await startJobQueue({
      connectionString: database.connectionString,
      definitions: jobDefinitions({ work, env }),
      timeZone: env.timeZone,
      log,
      soleProcess: database.embedded,
      retired: RETIRED_QUEUES,
    });
    for (const job of waiting.splice(0)) await queue.enqueue(...job);
    // The demo's lessons go on when a video is done, instead of asking again and again.
    const advance = () => enqueue(RENDER_DEMO_LESSON, {}, { singletonKey: 'demo' });
    const onDone = env.mode === 'demo' ? advance : undefined;
    videoWork = await startVideoWork({ env, log, db, storage, clock, onDone });
  };

  return {
    media: createMediaHandler({
      storage,
      secret,
      clock,
      personOf,
      captions: createCaptionSource(db, personOf),
    }),
    beats,
    api,
    async context(request, nonce) {
      const found = await sessions.find(request);
      const origin = originOfMessage(request, env);
      const secure = origin.startsWith('https:');
      return {
        ...work(),
        person: found?.person ?? null,
        sessionId: found?.sessionId ?? null,
        ip: request.ip ?? '',
        userAgent: request.get('user-agent') ?? '',
        nonce,
        origin,
        secure,
        mode: env.mode,
        uploadMaxBytes: env.uploadMaxBytes,
        editLimits: { quotaBytes: env.uploadQuotaBytes, reserveBytes: env.diskReserveBytes },
        recognises: env.recogniser !== null,
        institute: await findInstitute(),
        forgetSessions() {
          sessions.forget();
          chat?.recheck();
          institute.at = 0;
        },
        tellTalk: (news) => chat?.tell(news),
        mediaCookie: (renditionSetId) => mediaCookieFor(found?.person.id ?? '', renditionSetId, secure),
        processInfo: () => describeProcess({ startedAt, env, embeddedDatabase: database.embedded }),
      };
    },
    attachRealtime(server) {
      const { origin, trustProxy, timeZone } = env;
      chat = attachChatSocket(server, { db, clock, timeZone, sessions, origin, trustProxy, redis, log });
    },
    startJobs: () => (startingJobs ??= startJobs()),
    isReady: () =>
      db.sql.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    async mayReadMetrics(request) {
      if (isOwnMachine(request)) return true;
      return (await personOf(request))?.roles.includes('admin') ?? false;
    },
    noteError: (error, path) => log.error({ err: error, path }, 'request'),
    greeting(address) {
      const lines = [`Ready: ${address}`];
      if (setUpCode) lines.push(`Set up the institute once, within a day: ${address}/set-up/${setUpCode}`);
      if (env.mode === 'demo') lines.push(DEMO_ACCOUNTS);
      return `${lines.join('\n')}\n`;
    },
    async stop() {
      await Promise.all([batcher.stop(), chat?.stop()]);
      redis?.stop();
      // A signal may come while the queue is still starting; it must not lose its database in the middle.
      await startingJobs?.catch(() => undefined);
      await Promise.all([queue?.stop(), videoWork?.stop()]);
      await closeDatabase(db);
      await database.stop();
    },
  };
};

const DEMO_ACCOUNTS = `Demo accounts, password demo-1234!
  1001 employee · 1002 employee · 2001 instructor · 3001 HR · 4001 head of department · 9001 administrator`;
