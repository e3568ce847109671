/** What the system's page shows, gathered in one place: the process, the disk, the queue, videos, the access log. */
import { listAccessLog } from '~/people/access-log.server';
import { findSystemFigures } from '~/people/find-system-figures.server';
import type { RequestContext } from '~/people/request-context';
import { findSettings } from '~/people/settings.server';
import { nameLogSubjects } from '~/reports/name-log-subjects.server';
import { toldMinutes } from '~/video/estimate-work';
import { findQueue } from '~/video/find-queue.server';
import { listFailedSpeechDrafts } from '~/video/list-failed-speech-drafts.server';
import { listFailedVideos } from '~/video/list-failed-videos.server';
import type { QueuedVideo } from '~/video/read-queue.server';

const LOG_ROWS = 20;
const DAY_MS = 86_400_000;
/** Below a tenth or 2 GB the administrator is warned. */
const LOW_SHARE = 0.1;
const LOW_BYTES = 2_000_000_000;

type Given = Pick<RequestContext, 'db' | 'now'>;

/** Uploads that nobody has sent a byte of for a day are left out. */
const listArriving = ({ db, now }: Given) =>
  db.prisma.video.findMany({
    where: { status: 'receiving', updatedAt: { gt: new Date(now.getTime() - DAY_MS) } },
    orderBy: { createdAt: 'asc' },
    take: 30,
    select: { id: true, ownerId: true, filename: true, status: true, percent: true, createdAt: true },
  });

/** Rows of the queue that are shown; the rest is a number. */
const QUEUE_SHOWN = 30;

async function findShownQueue(context: Given) {
  const { waiting, running, putOff, workers } = await findQueue(context.db);
  const at = (secondsFromNow: number) => new Date(context.now.getTime() + secondsFromNow * 1000);
  const line = ({ id, ownerId, filename, kind, percent, since }: QueuedVideo) => ({
    ...{ id, ownerId, filename, kind, percent },
    since: new Date(since * 1000),
  });
  return {
    running: await nameOwners(
      context,
      running.map((video) => ({
        ...line(video),
        ...{ worker: video.worker, minutesLeft: video.minutesLeft },
        startedAt: at(-video.elapsedSeconds),
      })),
    ),
    waiting: await nameOwners(
      context,
      waiting
        .slice(0, QUEUE_SHOWN)
        .map((video, i) => ({ ...line(video), place: i + 1, startsInMinutes: video.startsInMinutes })),
    ),
    putOff: await nameOwners(
      context,
      putOff.map((video) => ({ ...line(video), againInMinutes: toldMinutes(video.putOffSeconds) })),
    ),
    waits: waiting.length,
    workers: workers.filter(({ slots }) => slots > 0),
  };
}

const READY_SHOWN = 20;
const listReadyVideos = async ({ db }: Given) => {
  const videos = await db.prisma.video.findMany({
    where: { status: 'ready', followUpFailedAt: null },
    // Those with work to come first.
    orderBy: [{ followUp: { sort: 'asc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: READY_SHOWN,
    select: { id: true, ownerId: true, filename: true, createdAt: true, followUp: true, sourceKey: true },
  });
  return videos.map(({ sourceKey, ...video }) => ({ ...video, hasOriginal: sourceKey !== null }));
};

/** How many of the demo's lessons learners can open; null outside the demo. */
async function findDemoProgress({ db }: Given): Promise<{ made: number; all: number } | null> {
  const setting = await db.prisma.setting.findUnique({ where: { key: 'demo-lessons' } });
  const ids = Object.values((setting?.value ?? {}) as Record<string, string>);
  if (ids.length === 0) return null;
  return {
    made: await db.prisma.lesson.count({ where: { id: { in: ids }, liveVersionId: { not: null } } }),
    all: ids.length,
  };
}

async function nameOwners<T extends { ownerId: string }>({ db }: Given, videos: T[]) {
  const people = await db.prisma.employee.findMany({
    where: { id: { in: videos.map(({ ownerId }) => ownerId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return videos.map(({ ownerId, ...video }) => ({ ...video, ownerName: names.get(ownerId) ?? '' }));
}

export async function findAdminFigures(context: RequestContext, before: number | undefined) {
  const [space, figures, failed, unheard, arriving, queue, ready, demo, log, settings] = await Promise.all([
    context.storage.space(),
    findSystemFigures(context),
    listFailedVideos(context),
    listFailedSpeechDrafts(context),
    listArriving(context),
    findShownQueue(context),
    listReadyVideos(context),
    findDemoProgress(context),
    listAccessLog({ ...context, take: LOG_ROWS, ...(before === undefined ? {} : { before }) }),
    findSettings(context),
  ]);
  const process = context.processInfo();
  return {
    now: context.now,
    process,
    upSeconds: Math.floor((context.now.getTime() - process.startedAt.getTime()) / 1000),
    space: {
      ...space,
      low: space.freeBytes < LOW_BYTES || space.freeBytes < space.totalBytes * LOW_SHARE,
    },
    ...figures,
    failedVideos: await nameOwners(context, failed),
    failedSpeech: await nameOwners(
      context,
      unheard.map(({ video, ...draft }) => ({ ...draft, ...video })),
    ),
    arriving: await nameOwners(context, arriving),
    queue,
    readyVideos: await nameOwners(context, ready),
    demo,
    log: {
      rows: await nameLogSubjects(context, log),
      before: before ?? null,
      next: log.length === LOG_ROWS ? (log.at(-1)?.id ?? null) : null,
    },
    settings: {
      instituteName: settings['institute-name'],
      helpContact: settings['help-contact'],
      accessLogYears: settings['access-log-years'],
      chatYears: settings['chat-years'],
      readyLines: settings['video-ready-lines'],
      originals: settings['video-originals'],
    },
  };
}

export type AdminFigures = Awaited<ReturnType<typeof findAdminFigures>>;
