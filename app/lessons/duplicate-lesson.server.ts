import type { Cue } from '~/video/captions';
import type { LessonChange } from './edit-lesson.server';
import { requireLesson } from './require-lesson.server';
import { refreshSearchText } from './write-lesson-fields.server';

const MOST_LETTERS = 100;
const MARK = ' (사본)';

/**
 * A new draft of whoever makes the lesson, with the working version's video, captions and questions, and the manual
 * sections as they were named. It is in no course, because a course takes a lesson once. Throws as `requireLesson` does.
 */
export async function duplicateLesson({ db, now, person, lessonId }: LessonChange): Promise<{ id: string }> {
  await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  return db.prisma.$transaction(async (tx) => {
    const { lesson, working } = await requireLesson({
      ...{ db: { prisma: tx }, person, lessonId },
      permission: 'lesson.edit',
    });
    const captions = await tx.caption.findMany({ where: { lessonVersionId: working.id } });
    const { summary, jobField, sections } = lesson;
    const version = {
      ...{ number: 1, videoId: working.videoId, createdAt: now },
      captions: { create: captions.map(({ lang, vtt, cues }) => ({ lang, vtt, cues: cues as Cue[] })) },
      questions: {
        create: working.questions.map(({ ordinal, text, choices, correctChoiceId, explanation }) => ({
          ...{ ordinal, text, correctChoiceId, explanation },
          choices: choices as { id: string; text: string }[],
        })),
      },
    };
    const { id } = await tx.lesson.create({
      data: {
        title: `${[...lesson.title].slice(0, MOST_LETTERS - MARK.length).join('')}${MARK}`,
        ...{ summary, jobField, authorId: person.id, createdAt: now, updatedAt: now },
        versions: { create: version },
        sections: {
          create: sections.map(({ sectionId, sortOrder, hash }) => ({ sectionId, sortOrder, hash })),
        },
      },
      select: { id: true },
    });
    await refreshSearchText(tx, { id });
    return { id };
  });
}
