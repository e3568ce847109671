/**
 * Brings the demo's lessons forward by one step: the first that lacks a video is rendered, one whose video is ready is
 * submitted and published by the people whose task that is. It is called again when a video has been processed, and
 * after a restart; every step looks at what stands in the database.
 */
import { publishLesson } from '~/lessons/publish-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import { AppError } from '~/platform/errors';
import { writeDemoProgress } from '~/studio/demo-progress.server';
import type { LessonScript } from '~/studio/lesson-script';
import type { TalkContent } from './content.server';
import { orderDemoLessons, WAITING_LESSON } from './demo-lesson-order';
import { findDemoState } from './demo-state.server';
import { findDemoPerson } from './find-demo-person.server';
import { renderDemoLesson } from './render-demo-lesson.server';
import { seedUnfinishedRun } from './seed-unfinished-run.server';
import { seedTalk } from './seed-talk.server';
import { seedViewers } from './seed-viewers.server';

export interface AdvanceOptions {
  /** Fresh at each call, because a lesson takes longer than a moment. */
  work: () => WorkContext;
  readScript: (slug: string) => Promise<LessonScript>;
  readTalk: () => Promise<TalkContent>;
  signal: AbortSignal;
  render?: typeof renderDemoLesson;
}

/** What a lesson needs next; `busy`: its video is in the works elsewhere. */
type Need = 'video' | 'publishing' | 'busy' | 'nothing';

async function findNeed({ db }: WorkContext, lessonId: string, slug: string): Promise<Need> {
  const lesson = await db.prisma.lesson.findUnique({
    where: { id: lessonId },
    include: { versions: { orderBy: { number: 'desc' }, take: 1, include: { captions: true } } },
  });
  const version = lesson?.versions[0];
  if (!lesson || !version || lesson.liveVersionId) return 'nothing';
  if (lesson.status === 'submitted') return slug === WAITING_LESSON ? 'nothing' : 'publishing';
  if (lesson.status !== 'draft') return 'nothing';
  // Captions are written after the video: without them the process died in between.
  if (!version.videoId || version.captions.length === 0) return 'video';
  const video = await db.prisma.video.findUnique({ where: { id: version.videoId } });
  if (video?.status === 'ready') return 'publishing';
  return video?.status === 'probing' || video?.status === 'transcoding' ? 'busy' : 'nothing';
}

/** A demo lesson was published a while ago, so that there is time in which people have watched it. */
const PUBLISHED_DAYS_AGO = 33;

/** The author submits, the author's head publishes; one lesson is left on the head's desk. */
async function submitAndPublish(
  context: WorkContext,
  lessonId: string,
  slug: string,
  author: Person,
): Promise<boolean> {
  const { db } = context;
  const now =
    slug === WAITING_LESSON ? context.now : new Date(context.now.getTime() - PUBLISHED_DAYS_AGO * 86_400_000);
  const { status } = await db.prisma.lesson.findUniqueOrThrow({
    where: { id: lessonId },
    select: { status: true },
  });
  if (status === 'draft') await submitLesson({ db, now, person: author, lessonId });
  if (slug === WAITING_LESSON) return false;
  const { headId } = await db.prisma.department.findUniqueOrThrow({ where: { id: author.departmentId } });
  const head = headId && headId !== author.id ? await findDemoPerson({ db, who: { id: headId } }) : null;
  const reviewer = head ?? (await findDemoPerson({ db, who: { role: 'hr' } }));
  if (!reviewer) return false;
  await publishLesson({ db, now, person: reviewer, lessonId });
  return true;
}

export async function advanceDemoLessons({
  work,
  readScript,
  readTalk,
  signal,
  render = renderDemoLesson,
}: AdvanceOptions) {
  const { db, log } = work();
  const lessonIds = (await findDemoState({ db, key: 'demo-lessons' })) ?? {};
  const scripts = orderDemoLessons(await Promise.all(Object.keys(lessonIds).map(readScript)));
  const total = scripts.length;
  const talk = await readTalk();
  const tell = (done: number, current: string | null, percent = 0) =>
    writeDemoProgress({ db, now: work().now, progress: { done, total, current, percent } });

  /** False where it cannot be rendered: the next ones are tried, and this one again after them. */
  async function renderOrSay(done: number, script: LessonScript, lessonId: string, author: Person) {
    const { slug, title } = script;
    const began = performance.now();
    const onProgress = throttle((percent) => tell(done, title, percent));
    try {
      const { durationMs } = await render({ work, script, lessonId, author, signal, onProgress });
      const ms = Math.round(performance.now() - began);
      log.info({ slug, durationMs, ms, lesson: `${done + 1}/${total}` }, 'demo lesson rendered');
      return true;
    } catch (error) {
      if (signal.aborted) throw error;
      log.warn({ slug, err: error }, 'demo lesson not rendered');
      return false;
    }
  }

  for (const [done, script] of scripts.entries()) {
    const { slug, title } = script;
    const lessonId = lessonIds[slug]!;
    const need = await findNeed(work(), lessonId, slug);
    if (need === 'nothing') continue;
    await tell(done, title);
    if (need === 'busy') return;
    const author = await findDemoPerson({ db, who: { employeeNo: script.author } });
    if (!author) continue;
    if (need === 'video') {
      if (await renderOrSay(done, script, lessonId, author)) return;
      continue;
    }
    try {
      const published = await submitAndPublish(work(), lessonId, slug, author);
      log.info(
        { slug, lesson: `${done + 1}/${total}` },
        published ? 'demo lesson published' : 'demo lesson submitted',
      );
      if (!published) continue;
      await seedUnfinishedRun({ ...work(), lessonId, slug });
      await seedViewers({ ...work(), lessonId, slug });
      await seedTalk({ ...work(), lessonId, slug, talk });
    } catch (error) {
      // A rule refuses it: say so and let the others go on.
      if (!(error instanceof AppError)) throw error;
      log.warn({ slug, code: error.code }, `demo lesson stays a draft: ${error.message}`);
    }
  }
  await tell(total, null, 100);
}

/** At most one write a second; a lost one costs only a number on a page. */
function throttle(write: (percent: number) => Promise<void>) {
  let at = -Infinity;
  return (percent: number) => {
    if (performance.now() - at < 1000) return;
    at = performance.now();
    write(percent).catch(() => undefined);
  };
}
