import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { describeSource, readEdit } from '~/video/describe-source';
import { wholeVideo } from '~/video/edit-parts';
import { carryPoster } from './carry-poster.server';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { replaceVideo } from './replace-video.server';

/**
 * The recording that the lesson's video was cut from comes back, with its captions. Throws `conflict` where the video is
 * not cut or the recording is gone.
 */
export function revertEdit({
  storage,
  ...change
}: LessonChange & Pick<WorkContext, 'storage'>): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { videoId } = record.working;
    const cut = videoId ? await tx.video.findUnique({ where: { id: videoId } }) : null;
    const of = cut && readEdit(cut)?.of;
    if (!of) throw conflict('not-cut', '자른 영상이 아니라 되돌릴 것이 없습니다.');
    const original = await tx.video.findUnique({ where: { id: of } });
    const source = original && describeSource(original);
    if (!source) throw conflict('original-gone', '원래 영상이 남아 있지 않습니다. 영상을 다시 올려 주세요.');
    const parts = wholeVideo(of, source.durationMs);
    await replaceVideo(tx, record, { videoId: of, parts, isCut: false, now: change.now });
    await carryPoster(tx, { storage, from: cut, to: { videoId: of, parts } });
  });
}
