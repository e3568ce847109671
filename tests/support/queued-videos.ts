// The queue of videos as a worker sees it: which wait, and for what.
import type { Db } from '~/platform/db.server';
import { readQueue } from '~/video/read-queue.server';

/** Kind of work by video. */
export async function listQueued(db: Db): Promise<Record<string, string>> {
  const { waiting } = await readQueue(db);
  return Object.fromEntries(waiting.map(({ id, kind }) => [id, kind]));
}
