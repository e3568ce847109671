import fs from 'node:fs/promises';
import { giveFolder } from '~/platform/fence.server';
import type { Storage } from '~/platform/storage.server';
import { diskFull } from './processing-failed';
import { VideoRefused } from './video-refused';

/** Less than a segment takes. */
const FULL_BYTES = 1024 * 1024;

/** Gives `build` a folder that fenced programs may write. Where it fails, the folder goes. */
export async function inWorkFolder<T>(storage: Storage, build: (folder: string) => Promise<T>): Promise<T> {
  const folder = await storage.makeWorkFolder('video');
  // mkdtemp makes it readable by its owner alone; a published set is as readable as any other folder of the storage.
  await fs.chmod(folder, 0o755);
  await giveFolder(folder);
  try {
    return await build(folder);
  } catch (error) {
    // Asked before the folder goes: programs do not always say that the disk is full, and afterwards it is not.
    const { freeBytes } = await storage.space();
    await fs.rm(folder, { recursive: true, force: true });
    throw error instanceof VideoRefused || freeBytes >= FULL_BYTES ? error : diskFull(error, freeBytes);
  }
}
