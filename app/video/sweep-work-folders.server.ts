import fs from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from '~/platform/storage.server';

/** Removes working folders of attempts that died. Call it at start, before jobs run, where no other process shares the storage. */
export async function sweepWorkFolders({ storage }: { storage: Storage }): Promise<number> {
  const base = storage.localPath('work');
  const names = (await fs.readdir(base).catch(() => [])).filter((name) => /^(video|demo-lesson)-/.test(name));
  for (const name of names) await fs.rm(path.join(base, name), { recursive: true, force: true });
  return names.length;
}
