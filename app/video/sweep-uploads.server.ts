/** Uploads that nobody continues give their disk back. */
import fs from 'node:fs/promises';
import type { WorkContext } from '~/platform/context';
import { uploadKey } from './finish-upload.server';

const PART_NAME = /^([0-9a-f-]{36})(\.json)?$/;

type SweepContext = Pick<WorkContext, 'db' | 'now' | 'storage'>;

/** Removes unfinished uploads without a byte for `keepDays`, row and file, and files whose row is gone. */
export async function sweepUploads({
  keepDays,
  ...context
}: SweepContext & { keepDays: number }): Promise<{ abandoned: number; strayFiles: number }> {
  const before = new Date(context.now.getTime() - keepDays * 86_400_000);
  return {
    abandoned: await sweepAbandoned(context, before),
    strayFiles: await sweepStrayFiles(context, before),
  };
}

async function sweepAbandoned({ db, storage }: SweepContext, before: Date): Promise<number> {
  const where = { status: 'receiving', updatedAt: { lt: before } };
  let swept = 0;
  for (const video of await db.prisma.video.findMany({ where })) {
    // The row decides: an upload that woke up in between stays.
    const { count } = await db.prisma.video.deleteMany({ where: { id: video.id, ...where } });
    if (!count || !video.uploadId) continue;
    await storage.remove(uploadKey(video.uploadId));
    swept++;
  }
  return swept;
}

/** What a crash between file and row leaves. */
async function sweepStrayFiles({ db, storage }: SweepContext, before: Date): Promise<number> {
  const names = await fs.readdir(storage.localPath('uploads')).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const uploadId = PART_NAME.exec(name)?.[1];
    const part = uploadId && (await storage.stat(`uploads/${name}`));
    if (!part || part.modifiedAt >= before) continue;
    if (await db.prisma.video.count({ where: { uploadId, status: 'receiving' } })) continue;
    await storage.remove(`uploads/${name}`);
    swept++;
  }
  return swept;
}
