import fs from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from '~/platform/storage.server';
import type { Video } from '~/platform/generated/prisma/client';
import { layVideo } from '~/video/describe-source';
import { mapBetween, mapMoment, type LaidPart } from '~/video/edit-parts';
import { posterKey } from '~/video/poster-file';
import type { LessonWriter } from './edit-lesson.server';

/**
 * The poster chosen for one video goes over to another that is made of the same recordings, where its moment survives;
 * where it does not, the other keeps what it has. Within the caller's transaction.
 */
export async function carryPoster(
  tx: LessonWriter,
  { storage, from, to }: { storage: Storage; from: Video; to: { videoId: string; parts: LaidPart[] } },
): Promise<void> {
  if (from.posterMs === null) return;
  const posterMs = mapMoment(from.posterMs, mapBetween(layVideo(from), to.parts));
  if (posterMs === null) return;
  const target = storage.localPath(posterKey(to.videoId, posterMs));
  await fs.mkdir(path.dirname(target), { recursive: true });
  const copied = await fs.copyFile(storage.localPath(posterKey(from.id, from.posterMs)), target).then(
    () => true,
    // A picture is no reason to refuse a cut.
    () => false,
  );
  if (copied) await tx.video.update({ where: { id: to.videoId }, data: { posterMs } });
}
