/** A video that the institute's own programs rendered takes the same road as an upload. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import type { WorkContext } from '~/platform/context';
import { originalKey } from './finish-upload.server';
import { readFilename } from './upload-metadata';

/**
 * Moves `file` (finished, on the storage's file system; see `storage.makeWorkFolder`) to the originals, where it waits for its processing.
 * Returns the video's id; its state is `probing`. `maxRungs` keeps the lowest so many rungs.
 */
export async function registerRenderedVideo({
  db,
  now,
  storage,
  file,
  filename,
  ownerId,
  maxRungs,
}: Pick<WorkContext, 'db' | 'now' | 'storage'> & {
  file: string;
  filename: string;
  ownerId: string;
  maxRungs?: number;
}): Promise<{ videoId: string }> {
  const videoId = randomUUID();
  const { size } = await fs.stat(file);
  await storage.publishFile(file, originalKey(videoId));
  await db.prisma.video.create({
    data: {
      id: videoId,
      ownerId,
      filename: readFilename({ filename }),
      sizeBytes: BigInt(size),
      status: 'probing',
      sourceKey: originalKey(videoId),
      maxRungs: maxRungs ?? null,
      queuedAt: now,
      createdAt: now,
      updatedAt: now,
    },
  });
  return { videoId };
}
