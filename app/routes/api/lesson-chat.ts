/** `?previous=1`: what was said at places that are gone with an earlier version. */
import { listMessages } from '~/chat/read-messages.server';
import { chatQuery } from '~/chat/schema';
import { parseInput } from '~/platform/form';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id, url }) => {
  const query = parseInput(chatQuery, Object.fromEntries(url.searchParams));
  return listMessages({ ...context, person, lessonId: id, ...query });
});
