import { maySeeVideo } from '~/lessons/may-see-video.server';
import { requireVideo } from '~/video/find-video.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id }) => {
  const maySee = (video: { id: string; ownerId: string }) => maySeeVideo({ ...context, person, video });
  return (await requireVideo({ ...context, videoId: id, maySee })).view;
});
