/** What the bell asks for now and then. */
import { countForBell } from '~/notifications/list-notifications.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(({ context, person }) => countForBell({ ...context, personId: person.id }));
