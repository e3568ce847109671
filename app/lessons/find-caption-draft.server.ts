import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import type { Cue } from '~/video/captions';
import { captionMark } from './caption-mark.server';
import { requireLesson } from './require-lesson.server';

export interface CaptionDraftPage {
  lessonId: string;
  title: string;
  version: number;
  /** True while the lesson waits for review: nothing may be changed. */
  locked: boolean;
  videoId: string | null;
  durationMs: number | null;
  lang: string;
  cues: Cue[];
  /** What saveCues wants to hear again. */
  mark: string;
}

/** One language's captions of the working version, for its author's editor. Throws `not-found`, `forbidden`. */
export async function findCaptionDraft({
  db,
  person,
  lessonId,
  lang,
}: Pick<Context, 'db'> & { person: Person; lessonId: string; lang: string }): Promise<CaptionDraftPage> {
  const { lesson, working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  const caption = await db.prisma.caption.findUnique({
    where: { lessonVersionId_lang: { lessonVersionId: working.id, lang } },
  });
  const video = working.videoId ? await db.prisma.video.findUnique({ where: { id: working.videoId } }) : null;
  return {
    lessonId: lesson.id,
    title: lesson.title,
    version: working.number,
    locked: lesson.status === 'submitted',
    videoId: working.videoId,
    durationMs: working.durationMs ?? video?.durationMs ?? null,
    lang,
    cues: (caption?.cues ?? []) as Cue[],
    mark: captionMark(caption),
  };
}
