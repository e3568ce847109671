import { mapMessages } from '~/chat/read-messages.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(({ context, person, id }) =>
  mapMessages({ ...context, person, lessonId: id }),
);
