import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { RECOGNISE_SPEECH } from './schema';

/**
 * Puts the video's speech in `lang` into the queue, in place of an earlier draft. One that waits or is being heard goes
 * on as it is, and is queued again in case its job was lost. Throws 409 `video-not-ready` until the video plays.
 */
export async function askForSpeechDraft({
  db,
  now,
  enqueue,
  videoId,
  lang,
}: Pick<WorkContext, 'db' | 'now' | 'enqueue'> & { videoId: string | null; lang: string }): Promise<void> {
  const video = videoId ? await db.prisma.video.findUnique({ where: { id: videoId } }) : null;
  if (!video?.renditionSetId || !video.durationMs) {
    throw conflict(
      'video-not-ready',
      '영상이 아직 준비되지 않았습니다. 재생할 수 있게 되면 다시 눌러 주세요.',
    );
  }
  const begun = { status: 'waiting', cues: [], reasonCode: null, reason: null, errorLog: null, attempt: 0 };
  const key = { videoId: video.id, lang };
  await db.prisma.speechDraft.createMany({
    data: [{ ...key, status: 'waiting', createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  await db.prisma.speechDraft.updateMany({
    where: { ...key, status: { in: ['ready', 'failed'] } },
    data: { ...begun, createdAt: now, updatedAt: now },
  });
  const { id } = await db.prisma.speechDraft.findUniqueOrThrow({ where: { videoId_lang: key } });
  await enqueue(RECOGNISE_SPEECH, { draftId: id }, { singletonKey: id });
}
