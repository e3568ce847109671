// Prisma is used for its client alone: migrations are written by scripts/next-migration.mjs and applied at start.
import { defineConfig } from 'prisma/config';

export default defineConfig({ schema: 'prisma/schema' });
