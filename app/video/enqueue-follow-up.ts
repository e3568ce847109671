import type { Enqueue } from '~/platform/context';
import { COMPLETE_VIDEO } from './schema';

/** Of what is made again: after all rungs that a video has never had. */
const LAST = -10;

/** Puts what follows a ready video into its queue; while it waits there, no second one is added. */
export function enqueueFollowUp(
  enqueue: Enqueue,
  video: { id: string; followUp: string | null },
  startAfterSeconds = 0,
): Promise<void> {
  const options = { singletonKey: video.id, startAfterSeconds };
  const priority = video.followUp === 'again' ? { priority: LAST } : {};
  return enqueue(COMPLETE_VIDEO, { videoId: video.id }, { ...options, ...priority });
}
