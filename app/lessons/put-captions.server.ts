import { parseCaptions } from '~/video/parse-captions';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';

/**
 * Stores one language's captions for the working version, replacing it; on a published lesson they show at once.
 * `text` is WebVTT, SubRip or SAMI in UTF-8, UTF-16 or CP949 (bytes tell the encoding, a string no longer can); its
 * content decides which. Throws `invalid` with the line that cannot be read, 413 when it is too large, `conflict` while
 * submitted; a stranger learns nothing of the captions, because access comes first.
 */
export function putCaptions({
  lang,
  text,
  ...change
}: LessonChange & {
  lang: string;
  text: string | Uint8Array;
}): Promise<LessonView> {
  return editLesson(change, (tx, { working }) => {
    const { vtt, cues } = parseCaptions(text, lang);
    return tx.caption.upsert({
      where: { lessonVersionId_lang: { lessonVersionId: working.id, lang } },
      create: { lessonVersionId: working.id, lang, vtt, cues },
      update: { vtt, cues },
    });
  });
}
