/** Renditions of an earlier set taken over into a new one: the same files under a second name, not encoded again. */
import fs from 'node:fs/promises';
import path from 'node:path';

const SCENES = ['storyboard.jpg', 'storyboard.vtt'];

/** Published files are never written again, so both sets may share them; each set goes by itself. */
async function linkFile(from: string, to: string) {
  await fs.link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    // A file system without links, or with too many to one file.
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOSYS', 'EOPNOTSUPP'].includes(error.code ?? '')) throw error;
    await fs.copyFile(from, to);
  });
}

/** `from`: a published set's folder; `to`: a work folder that is ours again; `names`: the folders to take over. */
export async function keepRenditions(work: { from: string; to: string; names: string[] }): Promise<void> {
  for (const name of work.names) {
    await fs.mkdir(path.join(work.to, name));
    for (const file of await fs.readdir(path.join(work.from, name)))
      await linkFile(path.join(work.from, name, file), path.join(work.to, name, file));
  }
  for (const file of SCENES) await linkFile(path.join(work.from, file), path.join(work.to, file));
}
