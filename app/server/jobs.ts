/** The background work of this process: every noun's jobs, put together. */
import { keepRosterJob } from '~/people/keep-roster.job.server';
import { findSettings } from '~/people/settings.server';
import { sweepEditsJob } from '~/lessons/sweep-edits.job.server';
import type { WorkContext } from '~/platform/context';
import type { Env } from '~/platform/env.server';
import type { JobDefinition } from '~/platform/jobs.server';
import { purgePeopleJob } from '~/people/purge-people.job.server';
import { purgeBeatsJob } from '~/progress/purge-beats.job.server';
import { createCompleteVideoJob } from '~/video/complete-video.job.server';
import { createProcessEditJob } from '~/video/process-edit.job.server';
import { createProcessVideoJob } from '~/video/process-video.job.server';
import { createSweepVideosJob } from '~/video/sweep-videos.job.server';
import { RENDER_DEMO_LESSON, renderDemoLessonJob } from './demo/render-lesson.job.server';

/** `work` is asked when a job runs, so that it sees the time of then. */
export function jobDefinitions({ work, env }: { work: () => WorkContext; env: Env }): JobDefinition<never>[] {
  const { db, storage, log, enqueue } = work();
  const findPolicy = async () => {
    const settings = await findSettings(work());
    return {
      readyLines: Number(settings['video-ready-lines']),
      keepOriginals: settings['video-originals'] !== 'drop',
    };
  };
  const deps = { db, storage, log, enqueue, findPolicy, clock: { now: () => work().now } };
  const processVideo = createProcessVideoJob(deps);
  const ordinary = [
    createCompleteVideoJob(deps),
    createSweepVideosJob({ ...deps, keepDays: env.uploadKeepDays, cookieSeconds: env.mediaTtlSeconds }),
    createProcessEditJob(deps),
    sweepEditsJob(work),
    purgeBeatsJob(work),
    purgePeopleJob(work),
    keepRosterJob(work),
  ];
  const jobs =
    env.mode === 'demo'
      ? [...ordinary, thenAdvanceDemo(processVideo, work), renderDemoLessonJob({ work, on: env.demoLessons })]
      : [...ordinary, processVideo];
  return jobs as unknown as JobDefinition<never>[];
}

/** The demo's lessons go on when a video is done, instead of asking again and again. */
function thenAdvanceDemo<T>(job: JobDefinition<T>, work: () => WorkContext): JobDefinition<T> {
  return {
    ...job,
    async handle(payload, signal) {
      await job.handle(payload, signal);
      await work().enqueue(RENDER_DEMO_LESSON, {}, { singletonKey: 'demo' });
    },
  };
}
