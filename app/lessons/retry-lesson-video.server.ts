import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import type { VideoView } from '~/video/find-video.server';
import { retryVideo } from '~/video/retry-video.server';
import { mayEditWith } from './may-see-video.server';

/** A failed video again, for its owner and for whoever makes a lesson that has it. Throws as `retryVideo` does. */
export async function retryLessonVideo({
  person,
  videoId,
  ...work
}: Pick<WorkContext, 'db' | 'now'> & { person: Person; videoId: string }): Promise<VideoView> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(videoId);
  const shared = isId && (await mayEditWith({ db: work.db, person, video: { id: videoId } }));
  return retryVideo({ ...work, videoId, ownerId: shared ? null : person.id });
}
