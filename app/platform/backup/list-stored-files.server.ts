import fs from 'node:fs/promises';
import path from 'node:path';

/** Working folders of running jobs, at the top of the storage. */
const WORK_FOLDER = 'work';
/** Files that are being written beside their final name. */
const HALF_WRITTEN = /\.part-[^/]*$/;

/** Paths of all kept files below the storage's root, relative, with `/`; nothing that is still being made. */
export async function* listStoredFiles(root: string, folder = ''): AsyncGenerator<string> {
  const entries = await fs.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (name === WORK_FOLDER || HALF_WRITTEN.test(name)) continue;
    if (entry.isDirectory()) yield* listStoredFiles(root, name);
    else if (entry.isFile()) yield name;
  }
}
