/** The picture that stands for a lesson's video: a moment that its maker chose, or again the one found by content. */
import { writeAccessLog } from '~/people/access-log.server';
import type { WorkContext } from '~/platform/context';
import { conflict, invalid } from '~/platform/errors';
import { decodeMoment } from '~/video/decode-moment.server';
import { posterKey } from '~/video/poster-file';
import type { LessonChange } from './edit-lesson.server';
import { requireLesson } from './require-lesson.server';

/** Names of rungs with their heights, as a rendition set keeps them. */
const tallest = (rungs: { name: string; height: number }[]) =>
  rungs.reduce((best, rung) => (rung.height > best.height ? rung : best));

/**
 * `atMs`: a moment of the working version's video; null = by content. Learners see it at once, also while the lesson
 * waits for review: it shows nothing that the video does not. Throws `not-found`, `forbidden`, `no-video` (409) while
 * the video does not play, `poster-moment` (400) for a moment that it does not have.
 */
export async function choosePoster({
  db,
  now,
  person,
  lessonId,
  storage,
  atMs,
  ip,
}: LessonChange & Pick<WorkContext, 'storage'> & { atMs: number | null; ip: string }): Promise<void> {
  const { working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  const video = working.videoId
    ? await db.prisma.video.findUnique({ where: { id: working.videoId }, include: { renditionSets: true } })
    : null;
  const set = video?.renditionSets.find(({ id }) => id === video.renditionSetId);
  if (!video || !set || video.status !== 'ready')
    throw conflict(
      'no-video',
      '영상이 아직 준비되지 않아 대표 화면을 고를 수 없습니다. 준비된 뒤 골라 주세요.',
    );
  if (atMs !== null) {
    if (atMs >= (video.durationMs ?? 0)) {
      const sentence = '영상에 없는 시각입니다. 영상 안의 장면을 골라 주세요.';
      throw invalid('poster-moment', sentence, { atMs: sentence });
    }
    const key = posterKey(video.id, atMs);
    const rung = storage.localPath(`${set.prefix}/${tallest(set.rungs as never).name}`);
    // The same moment chosen again is the same picture.
    if (!(await storage.stat(key))) await decodeMoment({ storage, rung, atMs, key });
  }
  await db.prisma.video.update({ where: { id: video.id }, data: { posterMs: atMs, updatedAt: now } });
  await writeAccessLog({
    ...{ db, now, ip, actorId: person.id, action: 'lesson.poster', subject: lessonId },
    detail: { change: atMs === null ? '자동' : `${(atMs / 1000).toFixed(1)}초` },
  });
}
