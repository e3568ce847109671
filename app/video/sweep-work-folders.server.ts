import fs from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '~/platform/db.server';
import type { Storage } from '~/platform/storage.server';
import { listWorkers } from './worker-rows.server';

/** A process that lost its database for some minutes still has its folders. */
const UNSEEN_SECONDS = 900;
const FOLDER = /^(?:video|demo-lesson)-(?:([0-9a-f]{8})-)?/;

/** Removes working folders of processes that died; those of this one and of others that live stay. Returns how many. */
export async function sweepWorkFolders({
  db,
  storage,
}: {
  db: Pick<Db, 'sql'>;
  storage: Storage;
}): Promise<number> {
  const living = await listWorkers(db, UNSEEN_SECONDS);
  const marks = new Set([storage.mark, ...living.map(({ name }) => name.split(':').at(-1))]);
  const base = storage.localPath('work');
  let swept = 0;
  for (const name of await fs.readdir(base).catch(() => [])) {
    const found = FOLDER.exec(name);
    if (!found || marks.has(found[1])) continue;
    await fs.rm(path.join(base, name), { recursive: true, force: true });
    swept++;
  }
  return swept;
}
