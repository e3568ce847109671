import type { LessonChange } from './edit-lesson.server';
import { requireLesson } from './require-lesson.server';

/** Gives up the recogniser's draft of the working version's video. Throws as `requireLesson` does. */
export async function dropCaptionDraft({
  db,
  person,
  lessonId,
  lang,
}: Omit<LessonChange, 'now'> & { lang: string }): Promise<void> {
  const { working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  if (working.videoId) await db.prisma.speechDraft.deleteMany({ where: { videoId: working.videoId, lang } });
}
