// A published lesson that really plays, with captions: a small moving clip through the project's own pipeline.
import path from 'node:path';
import type { WatchingRule } from '~/lessons/watching-policy';
import type { TestInstitute } from './institute-server';
import { makeClip } from './media';
import { publishLessonRows } from './published-lesson';
import { giveLessonLadder } from './real-ladder';

/** 360 lines and a grain that costs the lower rung about 220 kbit/s and the upper one about 400, sound included. */
const grainyClip = (seconds: number) =>
  makeClip('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=12'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000', '-ac', '2', '-t', String(seconds)],
    ...['-vf', 'noise=alls=3:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-crf', '24', '-g', '24', '-c:a', 'aac', '-b:a', '64k'],
  ]);

/** A caption of `captionSeconds` each, numbered from 1: "1번째 자막". */
export async function publishPlayableLesson(
  { db, dataDir }: Pick<TestInstitute, 'db' | 'dataDir'>,
  given: { authorId: string; seconds: number; captionSeconds?: number; rule?: Partial<WatchingRule> },
): Promise<{ lessonId: string; videoId: string; renditionSetId: string }> {
  const { authorId, seconds, captionSeconds = 5, rule = {} } = given;
  const { lessonId } = await publishLessonRows(db, { authorId, seconds, rule });
  const file = await grainyClip(seconds);
  const storageRoot = path.join(dataDir, 'storage');
  const { videoId, renditionSetId } = await giveLessonLadder({ db, storageRoot, lessonId, file });
  const version = await db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } });
  const cues = Array.from({ length: Math.ceil(seconds / captionSeconds) }, (_, i) => [
    i * captionSeconds * 1000,
    (i + 1) * captionSeconds * 1000,
    `${i + 1}번째 자막`,
  ]);
  await db.prisma.caption.create({
    data: { lessonVersionId: version.id, lang: 'ko', vtt: 'WEBVTT\n', cues },
  });
  return { lessonId, videoId, renditionSetId };
}
