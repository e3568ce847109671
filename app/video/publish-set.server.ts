/** A built folder becomes a rendition set that plays: row, files, and the video that names it, in this order. */
import type { Prisma } from '~/platform/generated/prisma/client';
import type { Storage } from '~/platform/storage.server';
import type { Built } from './build-renditions.server';
import type { Rung } from './plan-ladder';
import type { VideoAttempt } from './video-attempt.server';

export interface PublishedSet {
  /** Where its files lie. */
  folder: string;
  rungs: string[];
}

export async function publishSet({
  storage,
  attempt,
  built,
  provisional = false,
  plan = null,
  data,
}: {
  storage: Storage;
  attempt: VideoAttempt;
  built: Built;
  provisional?: boolean;
  /** All rungs of the ladder, where more than these follow. */
  plan?: Rung[] | null;
  data: Prisma.VideoUpdateManyMutationInput;
}): Promise<PublishedSet> {
  const { folder, rungs, sizeBytes } = built;
  try {
    const set = await attempt.createSet({ provisional, plan });
    await storage.publishFolder(folder, set.prefix);
    await attempt.show({ id: set.id, rungs, sizeBytes }, data);
    return { folder: storage.localPath(set.prefix), rungs: rungs.map(({ name }) => name) };
  } catch (error) {
    await storage.remove(`work/${folder.split('/').pop()!}`);
    throw error;
  }
}
