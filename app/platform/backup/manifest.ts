// What a back-up file says about itself: the first entry of the archive, and the last one that proves it is whole.
import { z } from 'zod';

/** Names of the archive's entries. */
export const MANIFEST_ENTRY = 'manifest.json';
export const END_ENTRY = 'end.json';
export const TABLE_FOLDER = 'tables/';
export const FILE_FOLDER = 'files/';

const name = z.string().min(1);

export const manifestSchema = z.object({
  format: z.literal(1),
  /** UTC. */
  createdAt: z.iso.datetime(),
  /** The migrations that made the tables, in order. */
  migrations: z.array(z.object({ name, checksum: z.string() })).min(1),
  tables: z.array(z.object({ name, columns: z.array(name), rows: z.number().int().nonnegative() })),
  sequences: z.array(z.object({ name, lastValue: z.string().regex(/^-?\d+$/) })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const endSchema = z.object({
  files: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
});
export type ArchiveEnd = z.infer<typeof endSchema>;
