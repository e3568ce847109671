/** What the contract's `GET /videos/:id` answers. */
import type { Context } from '~/platform/context';
import type { Video } from '~/platform/generated/prisma/client';
import { notFound } from '~/platform/errors';
import { findWork, noWork, type WorkView } from './find-queue.server';
import { masterUrlOf } from './media-urls';
import type { VideoStatus } from './schema';

export interface VideoView extends WorkView {
  id: string;
  status: VideoStatus;
  /** 0–100 of the present state. */
  percent: number;
  /** A sentence after a refusal or failure. */
  reason: string | null;
  /** What a damaged recording lost, in a sentence. */
  note: string | null;
  /** Whole seconds of the picture track; null until probed. */
  durationSeconds: number | null;
  playable: boolean;
  masterUrl: string | null;
  /** Upright. */
  width: number | null;
  height: number | null;
}

export const viewVideo = (video: Video, work: WorkView = noWork): VideoView => ({
  ...work,
  id: video.id,
  status: video.status as VideoStatus,
  percent: video.percent,
  reason: video.reason,
  note: video.note,
  durationSeconds: video.durationMs === null ? null : Math.floor(video.durationMs / 1000),
  playable: video.renditionSetId !== null,
  masterUrl: video.renditionSetId && masterUrlOf(video.renditionSetId),
  width: video.width,
  height: video.height,
});

/**
 * Returns the video, with the rendition set whose media cookie the caller grants. `maySee` is the caller's permission
 * by owner; without it the video is not there. Throws `notFound`.
 */
export async function requireVideo({
  db,
  videoId,
  maySee,
}: Pick<Context, 'db'> & {
  videoId: string;
  maySee: (video: { id: string; ownerId: string }) => boolean | Promise<boolean>;
}): Promise<{ view: VideoView; ownerId: string; renditionSetId: string | null }> {
  const video = await findVideo({ db, videoId });
  if (!video || !(await maySee(video))) throw notFound('찾는 영상이 없거나 볼 수 있는 사람이 아닙니다.');
  const view = viewVideo(video, await findWork(db, video));
  return { view, ownerId: video.ownerId, renditionSetId: video.renditionSetId };
}

/** The row itself for higher folders, without any check of persons; null for what is no id too. */
export async function findVideo({
  db,
  videoId,
}: Pick<Context, 'db'> & { videoId: string }): Promise<Video | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(videoId)) return null;
  return db.prisma.video.findUnique({ where: { id: videoId } });
}
