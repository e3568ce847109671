import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import type { Person } from '~/people/person';
import { maySeeUnpublished, requireLesson } from './require-lesson.server';

/**
 * One language's captions as WebVTT: of the live version, or with `working` of the working version for its people.
 * Throws `not-found` for a lesson or language that is not there or not theirs.
 */
export async function findCaption({
  db,
  person,
  lessonId,
  lang,
  working = false,
}: Pick<Context, 'db'> & { person: Person; lessonId: string; lang: string; working?: boolean }): Promise<{
  lessonVersionId: string;
  vtt: string;
  cues: [startMs: number, endMs: number, text: string][];
}> {
  const record = await requireLesson({ db, person, lessonId });
  const useWorking = working || !record.lesson.liveVersionId;
  if (useWorking && !maySeeUnpublished(person, record)) throw notFound();
  const lessonVersionId = useWorking ? record.working.id : record.lesson.liveVersionId!;
  const caption = await db.prisma.caption.findUnique({
    where: { lessonVersionId_lang: { lessonVersionId, lang } },
    select: { vtt: true, cues: true },
  });
  if (!caption) throw notFound();
  return { lessonVersionId, vtt: caption.vtt, cues: caption.cues as [number, number, string][] };
}
