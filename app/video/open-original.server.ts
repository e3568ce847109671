/** The original that an attempt works from, with the room that its renditions will take. */
import type { Video } from '~/platform/generated/prisma/client';
import type { Storage } from '~/platform/storage.server';
import { planLadder } from './plan-ladder';
import { probeVideo, type ProbedVideo } from './probe-video.server';
import { ProcessingFailed } from './processing-failed';

export interface Original extends ProbedVideo {
  file: string;
}

/** Throws ProcessingFailed where the original is gone or the disk too full, VideoRefused where it is no video. */
export async function openOriginal({
  storage,
  video,
  signal,
}: {
  storage: Storage;
  video: Pick<Video, 'sourceKey'>;
  signal: AbortSignal;
}): Promise<Original> {
  if (!video.sourceKey || !(await storage.stat(video.sourceKey))) {
    throw new ProcessingFailed('original-missing', `no ${video.sourceKey ?? 'source'}`);
  }
  const file = storage.localPath(video.sourceKey);
  const probed = await probeVideo({ file, signal });
  const { freeBytes } = await storage.space();
  const needed = spaceFor(probed);
  if (freeBytes < needed)
    throw new ProcessingFailed('disk-full', `${freeBytes} bytes free, ${Math.ceil(needed)} needed`);
  return { ...probed, file };
}

/** All rungs at their caps together are about twice the largest. */
function spaceFor({ facts: { video, durationSeconds } }: ProbedVideo): number {
  const kbps = 2 * planLadder(video).at(-1)!.maxKbps;
  return (durationSeconds * kbps * 1000) / 8;
}
