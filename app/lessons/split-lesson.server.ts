/** One long recording becomes several lessons: the first part stays in this one, the others are new drafts beside it. */
import { invalid } from '~/platform/errors';
import type { Person } from '~/people/person';
import type { CueStock } from '~/video/carry-cues';
import { pickCues } from '~/video/carry-cues';
import { formatVtt } from '~/video/captions';
import { createEdit, estimateEditBytes, requireRoomForEdits } from '~/video/create-edit.server';
import { readEdit } from '~/video/describe-source';
import { layParts, type EditPart } from '~/video/edit-parts';
import type { StoredEdit } from '~/video/schema';
import type { EditChange } from './apply-edit.server';
import { carryPoster } from './carry-poster.server';
import { editLesson, type LessonWriter } from './edit-lesson.server';
import { findEditSources } from './find-edit-sources.server';
import { planLessonEdit, stale } from './plan-lesson-edit';
import { findCueStock, replaceVideo } from './replace-video.server';
import type { LessonRecord } from './require-lesson.server';
import { nextPlaceInCourse, refreshSearchText } from './write-lesson-fields.server';

export interface LessonPart {
  title: string;
  parts: EditPart[];
}

/**
 * Returns the lessons' ids in order. A lesson that learners see keeps its title and gets its part as a new version.
 * Throws as `applyEdit` does.
 */
export async function splitLesson({
  videoId,
  lessons,
  storage,
  editLimits,
  ...change
}: EditChange & { videoId: string; lessons: LessonPart[] }): Promise<string[]> {
  const { now, person } = change;
  const ids: string[] = [];
  await editLesson(change, async (tx, record) => {
    const current = await tx.video.findUnique({ where: { id: record.working.videoId ?? videoId } });
    if (!current || record.working.videoId !== videoId) throw stale();
    const of = readEdit(current)?.of ?? current.id;
    const named = lessons.flatMap(({ parts }) => parts.map((part) => part.videoId));
    const found = await findEditSources({ prisma: tx, person, present: current, ids: named });
    const sources = found.map(({ source }) => source);
    const edits = lessons.map(({ parts }) => planLessonEdit(of, parts, sources));
    const [first, ...others] = edits;
    if (!first || others.length === 0)
      throw invalid('split-none', '나눈 곳이 없습니다. 나눌 곳을 고른 뒤 다시 해 주세요.');
    const rows = found.map(({ video }) => video);
    const bytes = edits.reduce((sum, edit) => sum + estimateEditBytes(edit, rows), 0);
    await requireRoomForEdits({ tx, storage, limits: editLimits, ownerId: person.id, bytes });
    const stock = await findCueStock(tx, record);
    for (const [i, edit] of edits.entries()) {
      const id = await createEdit({ tx, now, ownerId: person.id, edit, sources: rows });
      const parts = layParts(edit.parts, edit.rate);
      await carryPoster(tx, { storage, from: current, to: { videoId: id, parts } });
      const { title } = lessons[i]!;
      if (i === 0) {
        await replaceVideo(tx, record, { videoId: id, parts, isCut: true, now });
        if (!record.lesson.liveVersionId)
          await tx.lesson.update({ where: { id: record.lesson.id }, data: { title } });
        ids.push(record.lesson.id);
      } else ids.push(await beginLesson(tx, { record, person, now, title, videoId: id, edit, stock }));
    }
    await refreshSearchText(tx, { id: { in: ids } });
  });
  return ids;
}

interface Begun {
  record: LessonRecord;
  person: Person;
  now: Date;
  title: string;
  videoId: string;
  edit: StoredEdit;
  stock: Record<string, CueStock>;
}

/** A draft with the same course, job field and manual sections, and the part's captions; questions belong to the whole. */
async function beginLesson(tx: LessonWriter, begun: Begun): Promise<string> {
  const { record, person, now, title, videoId, edit, stock } = begun;
  const { summary, jobField, courseId, sections } = record.lesson;
  const parts = layParts(edit.parts, edit.rate);
  const captions = Object.entries(stock).flatMap(([lang, kept]) => {
    const cues = pickCues(kept, parts);
    return cues.length > 0 ? [{ lang, cues, vtt: formatVtt(cues) }] : [];
  });
  const { id } = await tx.lesson.create({
    data: {
      ...{ title, summary, jobField, courseId, authorId: person.id, createdAt: now, updatedAt: now },
      courseOrder: courseId ? await nextPlaceInCourse(tx, courseId) : 0,
      versions: {
        create: {
          number: 1,
          videoId,
          createdAt: now,
          cueStock: stock as object,
          captions: { create: captions },
        },
      },
    },
    select: { id: true },
  });
  await tx.lessonManualSection.createMany({
    data: sections.map(({ sectionId, sortOrder, hash }) => ({ lessonId: id, sectionId, sortOrder, hash })),
  });
  return id;
}
