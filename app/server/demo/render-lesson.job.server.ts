/** The queue's side of the demo's lessons: one step of one lesson at a time. */
import path from 'node:path';
import { z } from 'zod';
import type { WorkContext } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';

export const RENDER_DEMO_LESSON = 'demo.render-lesson';

const payload = z.looseObject({}).nullish();

/** `on` false (DEMO_LESSONS=off): the job is known to the queue and does nothing. */
export const renderDemoLessonJob = (options: {
  work: () => WorkContext;
  on: boolean;
}): JobDefinition<z.output<typeof payload>> => ({
  name: RENDER_DEMO_LESSON,
  payload,
  expireInSeconds: 3600,
  async handle(_payload, signal) {
    if (!options.on) return;
    const { advanceDemoLessons } = await import('./advance-demo-lessons.server');
    const { readLessonScript, readTalk } = await import('./content.server');
    const readScript = (slug: string) => readLessonScript(path.resolve('content'), slug);
    try {
      await advanceDemoLessons({
        ...{ work: options.work, readScript, signal },
        readTalk: () => readTalk(path.resolve('content')),
      });
    } catch (error) {
      // Stopped in good order: the next start begins this lesson again.
      if (!signal.aborted) throw error;
    }
  },
});
