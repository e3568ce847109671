/**
 * Where a lesson's working version gets another video. A version that learners have seen is never touched: it gets a
 * successor, and the live one stays until that is published.
 */
import type { Cue } from '~/video/captions';
import { formatVtt } from '~/video/captions';
import type { CueStock } from '~/video/carry-cues';
import type { TimeMap } from '~/video/edit-parts';
import type { LessonWriter } from './edit-lesson.server';
import type { LessonRecord } from './require-lesson.server';

export interface GivenVideo {
  videoId: string;
  now: Date;
  /** From the version before the one that gets the video. */
  versionMap: TimeMap;
  /** By language. */
  captions: Record<string, Cue[]>;
  /** By language, what is kept of captions for what is cut out; null for a recording. */
  cueStock: Record<string, CueStock> | null;
}

/** What went before the version that a new video would go into; null where it is the first. */
export async function findVersionBefore(tx: LessonWriter, { lesson, working }: LessonRecord) {
  if (working.durationMs !== null) return working;
  return tx.lessonVersion.findFirst({ where: { lessonId: lesson.id, number: working.number - 1 } });
}

/** Captions are replaced; questions go along. Returns the version that has the video. */
export async function giveVideo(
  tx: LessonWriter,
  { lesson, working }: LessonRecord,
  { videoId, now, versionMap, captions, cueStock }: GivenVideo,
): Promise<string> {
  const data = { videoId, versionMap, ...(cueStock ? { cueStock: cueStock as object } : {}) };
  const created = Object.entries(captions)
    .filter(([, cues]) => cues.length > 0)
    .map(([lang, cues]) => ({ lang, cues, vtt: formatVtt(cues) }));
  if (working.durationMs === null) {
    await tx.caption.deleteMany({ where: { lessonVersionId: working.id } });
    await tx.$executeRaw`UPDATE lesson_version SET cue_stock = NULL WHERE id = ${working.id}::uuid`;
    await tx.lessonVersion.update({
      where: { id: working.id },
      data: { ...data, captions: { create: created } },
    });
    return working.id;
  }
  const questions = working.questions.map(({ ordinal, text, choices, correctChoiceId, explanation }) => ({
    ...{ ordinal, text, correctChoiceId, explanation },
    choices: choices as { id: string; text: string }[],
  }));
  const next = await tx.lessonVersion.create({
    data: {
      ...{ ...data, lessonId: lesson.id, number: working.number + 1, createdAt: now },
      questions: { create: questions },
      captions: { create: created },
    },
  });
  if (lesson.status === 'published') {
    await tx.lesson.update({ where: { id: lesson.id }, data: { status: 'draft', returnReason: null } });
  }
  return next.id;
}
