import { retryLessonVideo } from '~/lessons/retry-lesson-video.server';
import { apiAction, takesOnly } from './door.server';

export const loader = takesOnly('POST');
export const action = apiAction({
  POST: ({ context, person, id }) => retryLessonVideo({ ...context, person, videoId: id }),
});
