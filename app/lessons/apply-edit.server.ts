/** The author's cuts become the lesson's video: a new one, made in the background; the recordings stay as they are. */
import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import {
  createEdit,
  estimateEditBytes,
  requireRoomForEdits,
  type EditLimits,
} from '~/video/create-edit.server';
import { readEdit } from '~/video/describe-source';
import { layParts, wholeVideo, type EditPart } from '~/video/edit-parts';
import { carryPoster } from './carry-poster.server';
import { editLesson, type LessonChange } from './edit-lesson.server';
import { findEditSources } from './find-edit-sources.server';
import type { LessonView } from './lesson';
import { isWhole, planLessonEdit, stale } from './plan-lesson-edit';
import { replaceVideo } from './replace-video.server';

export type EditChange = LessonChange & Pick<WorkContext, 'storage'> & { editLimits: EditLimits };

/**
 * Throws `invalid` for parts that are not the author's ready recordings or leave nothing, `conflict` where the lesson has
 * another video by now, under review, or where nothing is cut; `no-room` and `too-large` for want of space.
 */
export async function applyEdit({
  videoId,
  parts,
  storage,
  editLimits,
  ...change
}: EditChange & {
  /** The lesson's video that the author had before them. */
  videoId: string;
  parts: EditPart[];
}): Promise<LessonView> {
  const { now, person } = change;
  return editLesson(change, async (tx, record) => {
    const current = await tx.video.findUnique({ where: { id: record.working.videoId ?? videoId } });
    if (!current || record.working.videoId !== videoId) throw stale();
    const of = readEdit(current)?.of ?? current.id;
    const ids = parts.map((part) => part.videoId);
    const found = await findEditSources({ prisma: tx, person, present: current, ids });
    const sources = found.map(({ source }) => source);
    const edit = planLessonEdit(of, parts, sources);
    if (isWhole(edit, sources)) {
      const id = edit.parts[0]!.videoId;
      if (id === current.id)
        throw conflict('nothing-cut', '자른 곳이 없습니다. 뺄 곳을 고른 뒤 적용해 주세요.');
      const whole = wholeVideo(id, sources[0]!.durationMs);
      await replaceVideo(tx, record, { videoId: id, parts: whole, isCut: false, now });
      return carryPoster(tx, { storage, from: current, to: { videoId: id, parts: whole } });
    }
    const rows = found.map(({ video }) => video);
    const bytes = estimateEditBytes(edit, rows);
    await requireRoomForEdits({ tx, storage, limits: editLimits, ownerId: person.id, bytes });
    const made = await createEdit({ tx, now, ownerId: person.id, edit, sources: rows });
    const laid = layParts(edit.parts, edit.rate);
    await replaceVideo(tx, record, { videoId: made, parts: laid, isCut: true, now });
    return carryPoster(tx, { storage, from: current, to: { videoId: made, parts: laid } });
  });
}
