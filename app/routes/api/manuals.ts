import { listManuals } from '~/manuals/list-manuals.server';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context }) => ({ items: await listManuals(context) }));
