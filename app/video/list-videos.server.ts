import type { Context } from '~/platform/context';
import { viewVideo, type VideoView } from './find-video.server';

export type OwnVideo = VideoView & { filename: string; sizeBytes: number; createdAt: Date };

/** A person's own videos, newest first, at most `limit` (50). */
export async function listVideos({
  db,
  ownerId,
  limit = 50,
}: Pick<Context, 'db'> & { ownerId: string; limit?: number }): Promise<OwnVideo[]> {
  const videos = await db.prisma.video.findMany({
    where: { ownerId },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
  return videos.map((video) => ({
    ...viewVideo(video),
    filename: video.filename,
    sizeBytes: Number(video.sizeBytes),
    createdAt: video.createdAt,
  }));
}
