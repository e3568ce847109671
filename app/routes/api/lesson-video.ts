import { attachVideo } from '~/lessons/attach-video.server';
import { attachVideoInput } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { apiAction, takesOnly } from './door.server';

export const loader = takesOnly('PUT');
export const action = apiAction({
  PUT: async ({ context, person, id, json }) => {
    const { videoId } = parseInput(attachVideoInput, await json());
    return attachVideo({ ...context, person, lessonId: id, videoId });
  },
});
