// A lesson that plays: a clip taken through the project's own pipeline, put in the place of a published lesson's media.
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { processVideo } from '~/video/process-video.server';
import { registerRenderedVideo } from '~/video/register-rendered-video.server';
import { makeClip } from './media';

/** As a phone films: something always moves, and the whole picture is grainy. 720 lines, 12 pictures. */
export const makeFilmedClip = (seconds: number) =>
  makeClip('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=12'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000', '-ac', '2', '-t', String(seconds)],
    ...['-vf', 'noise=alls=3:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-crf', '24', '-g', '24', '-c:a', 'aac', '-b:a', '96k'],
  ]);

/** Makes the whole ladder below `storageRoot`, and every version of the lesson plays it. */
export async function giveLessonLadder(given: {
  db: Db;
  storageRoot: string;
  lessonId: string;
  file: string;
}): Promise<{ videoId: string; renditionSetId: string; durationMs: number }> {
  const { db, lessonId } = given;
  const storage = createDiskStorage(given.storageRoot);
  const { authorId } = await db.prisma.lesson.findUniqueOrThrow({ where: { id: lessonId } });
  const work = await storage.makeWorkFolder('clip');
  const copy = path.join(work, 'clip');
  await copyFile(given.file, copy);
  const { videoId } = await registerRenderedVideo({
    ...{ db, now: systemClock.now(), storage },
    ...{ file: copy, filename: 'clip.mp4', ownerId: authorId },
  });
  await rm(work, { recursive: true });
  const signal = new AbortController().signal;
  await processVideo({
    ...{ db, storage, clock: systemClock, log: silentLog, videoId, signal },
    findPolicy: () => Promise.resolve({ readyLines: 1080, keepOriginals: true }),
  });
  const { renditionSetId, durationMs, reason } = await db.prisma.video.findUniqueOrThrow({
    where: { id: videoId },
  });
  if (!renditionSetId || !durationMs) throw new Error(`the clip did not become a ladder: ${reason}`);
  await db.prisma.lessonVersion.updateMany({ where: { lessonId }, data: { videoId, durationMs } });
  return { videoId, renditionSetId, durationMs };
}
