/** The background work of this process: every noun's jobs, put together. */
import { purgeChatJob } from '~/chat/purge-chat.job.server';
import { keepRosterJob } from '~/people/keep-roster.job.server';
import { keepQuestionsJob } from '~/knowledge/keep-questions.job.server';
import { sweepEditsJob } from '~/lessons/sweep-edits.job.server';
import type { WorkContext } from '~/platform/context';
import type { Env } from '~/platform/env.server';
import type { JobDefinition } from '~/platform/jobs.server';
import { keepParticipationJob } from '~/evaluation/keep-participation.job.server';
import { purgeNotificationsJob } from '~/notifications/purge-notifications.job.server';
import { purgePeopleJob } from '~/people/purge-people.job.server';
import { purgeBeatsJob } from '~/progress/purge-beats.job.server';
import { createRecogniseSpeechJob } from '~/video/recognise-speech.job.server';
import { createSweepVideosJob } from '~/video/sweep-videos.job.server';
import { renderDemoLessonJob } from './demo/render-lesson.job.server';

/** Videos are their own queue, and were not always. */
export const RETIRED_QUEUES = ['video.process', 'video.edit', 'video.complete'];

/** `work` is asked when a job runs, so that it sees the time of then. */
export function jobDefinitions({ work, env }: { work: () => WorkContext; env: Env }): JobDefinition<never>[] {
  const { db, storage, log } = work();
  const clock = { now: () => work().now };
  const { uploadKeepDays: keepDays, mediaTtlSeconds: cookieSeconds } = env;
  const jobs = [
    ...(env.recogniser
      ? [createRecogniseSpeechJob({ db, storage, log, clock, recogniser: env.recogniser })]
      : []),
    createSweepVideosJob({ db, storage, log, clock, keepDays, cookieSeconds }),
    sweepEditsJob(work),
    purgeBeatsJob(work),
    purgePeopleJob(work),
    purgeNotificationsJob(work),
    keepParticipationJob(work),
    purgeChatJob(work),
    keepRosterJob(work),
    keepQuestionsJob(work),
    ...(env.mode === 'demo' ? [renderDemoLessonJob({ work, on: env.demoLessons })] : []),
  ];
  return jobs as unknown as JobDefinition<never>[];
}
