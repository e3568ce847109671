import type { Context } from '~/platform/context';

export interface FailedVideo {
  id: string;
  ownerId: string;
  filename: string;
  reasonCode: string | null;
  reason: string | null;
  /** The last lines of ffmpeg's complaint. */
  errorLog: string | null;
  updatedAt: Date;
  /** Not null where the video is ready and only what follows failed. */
  followUp: string | null;
}

/** What the administrator looks after: failed videos and ready ones whose follow-up failed, newest first (50). */
export async function listFailedVideos({
  db,
  limit = 50,
}: Pick<Context, 'db'> & { limit?: number }): Promise<FailedVideo[]> {
  return db.prisma.video.findMany({
    where: { OR: [{ status: 'failed' }, { status: 'ready', followUpFailedAt: { not: null } }] },
    orderBy: { updatedAt: 'desc' },
    take: limit,
    select: {
      id: true,
      ownerId: true,
      filename: true,
      reasonCode: true,
      reason: true,
      errorLog: true,
      updatedAt: true,
      followUp: true,
    },
  });
}
