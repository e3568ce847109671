import { retryVideo } from '~/video/retry-video.server';
import { apiAction } from './door.server';

export const action = apiAction({
  POST: ({ context, person, id }) => retryVideo({ ...context, videoId: id, ownerId: person.id }),
});
