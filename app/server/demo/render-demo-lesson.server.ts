/** One demo lesson from its script to a draft with video and captions; the video's own processing follows. */
import fs from 'node:fs/promises';
import { attachVideo } from '~/lessons/attach-video.server';
import { putCaptions } from '~/lessons/put-captions.server';
import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import type { LessonScript } from '~/studio/lesson-script';
import { renderNarratedLesson } from '~/studio/render-narrated-lesson.server';
import { registerRenderedVideo } from '~/video/register-rendered-video.server';
import { drawSlidesApart } from './draw-slides-apart.server';

/** Two sizes are enough for slides and take half the time of the whole ladder. */
const RUNGS = 2;

export async function renderDemoLesson({
  work,
  script,
  lessonId,
  author,
  signal,
  onProgress,
}: {
  work: () => WorkContext;
  script: LessonScript;
  lessonId: string;
  author: Person;
  signal: AbortSignal;
  onProgress: (percent: number) => void;
}): Promise<{ durationMs: number }> {
  const { storage } = work();
  const workFolder = await storage.makeWorkFolder('demo-lesson');
  try {
    const rendered = await renderNarratedLesson({
      script,
      workFolder,
      signal,
      onProgress,
      draw: drawSlidesApart,
    });
    const { file, vtt, durationMs } = rendered;
    const filename = `${script.slug}.mp4`;
    const { videoId } = await registerRenderedVideo({
      ...work(),
      file,
      filename,
      ownerId: author.id,
      maxRungs: RUNGS,
    });
    const change = { db: work().db, now: work().now, person: author, lessonId };
    await attachVideo({ ...change, videoId });
    await putCaptions({ ...change, lang: 'ko', text: vtt });
    return { durationMs };
  } finally {
    await fs.rm(workFolder, { recursive: true, force: true });
  }
}
