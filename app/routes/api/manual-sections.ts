import { listSections } from '~/manuals/list-sections.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, id }) => ({
  items: await listSections({ ...context, manualId: id }),
}));
