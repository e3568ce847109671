import { retryLessonVideo } from '~/lessons/retry-lesson-video.server';
import { apiAction } from './door.server';

export const action = apiAction({
  POST: ({ context, person, id }) => retryLessonVideo({ ...context, person, videoId: id }),
});
