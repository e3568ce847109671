import { parseCaptions } from '~/video/parse-captions';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';

/**
 * Stores one language's captions for the working version, replacing it; on a published lesson they show at once.
 * `text` is WebVTT or SubRip. Throws `invalid` with the line that cannot be read, `conflict` while submitted.
 */
export function putCaptions({
  lang,
  text,
  type,
  ...change
}: LessonChange & { lang: string; text: string; type: 'vtt' | 'srt' | 'auto' }): Promise<LessonView> {
  const { vtt, cues } = parseCaptions(text, type);
  return editLesson(change, (tx, { working }) =>
    tx.caption.upsert({
      where: { lessonVersionId_lang: { lessonVersionId: working.id, lang } },
      create: { lessonVersionId: working.id, lang, vtt, cues },
      update: { vtt, cues },
    }),
  );
}
