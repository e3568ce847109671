import { findVideo } from '~/video/find-video.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(({ context, person, id }) => findVideo({ ...context, videoId: id, ownerId: person.id }));
