import { maySeeVideoOf } from '~/people/may-see-video-of.server';
import { requireVideo } from '~/video/find-video.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id }) => {
  const maySee = (video: { ownerId: string }) =>
    maySeeVideoOf({ ...context, person, ownerId: video.ownerId });
  return (await requireVideo({ ...context, videoId: id, maySee })).view;
});
