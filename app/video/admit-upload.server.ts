/**
 * May this person announce this file? The size of one file is the protocol's affair; here are the disk, the person's
 * share of it and the number of uploads begun. The answer is the video's row, with which the announced bytes count.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { AppError } from '~/platform/errors';
import type { Storage } from '~/platform/storage.server';
import { requireSpace } from './require-space.server';

export interface UploadLimits {
  /** Of one file. */
  maxBytes: number;
  /** Of one person's originals together. */
  quotaBytes: number;
  /** Uploads of one person that are begun and not finished. */
  maxUnfinished: number;
  reserveBytes: number;
}

interface Announced {
  uploadId: string;
  filename: string;
  sizeBytes: number;
}

/** As the settings name it: whole megabytes of 1024 × 1024 bytes, a begun one up or down. */
const megabytes = (bytes: number, round: (value: number) => number) =>
  `${round(bytes / 1024 / 1024).toLocaleString('ko-KR')} MB`;

const tooManyUnfinished = (count: number, limit: number) =>
  new AppError(
    'too-large',
    'too-many-uploads',
    `다 올리지 않은 영상이 ${count}개 있습니다. 한 사람이 ${limit}개까지 올리다 둘 수 있습니다. 내 강의에서 먼저 올리던 것을 끝내거나 그만둔 뒤 다시 해 주세요.`,
  );

const overQuota = (kept: number, size: number, quota: number) =>
  new AppError(
    'too-large',
    'upload-quota',
    `한 사람이 올려 둘 수 있는 영상은 모두 ${megabytes(quota, Math.floor)}까지입니다. 지금 ${megabytes(kept, Math.ceil)}가 있어 ${megabytes(size, Math.ceil)}를 더 받을 수 없습니다. 올리던 것을 그만두거나, 관리자에게 한도를 늘려 달라고 알려 주세요.`,
  );

const COUNT = `
  SELECT count(*) FILTER (WHERE status = 'receiving') AS unfinished, COALESCE(sum(size_bytes), 0)::bigint AS bytes
    FROM video
   WHERE owner_id = $1
     AND (edit IS NOT NULL OR (upload_id IS NOT NULL AND (status = 'receiving' OR source_key IS NOT NULL)))`;

const INSERT = `
  INSERT INTO video (id, owner_id, upload_id, filename, size_bytes, status, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, 'receiving', $6, $6)`;

/** Returns the video's id. Throws `no-room` (507) and `too-large` (413), each with its figures. */
export async function admitUpload({
  db,
  now,
  storage,
  limits,
  ownerId,
  announced,
}: Pick<Context, 'db' | 'now'> & {
  storage: Storage;
  limits: UploadLimits;
  ownerId: string;
  announced: Announced;
}): Promise<string> {
  const { uploadId, filename, sizeBytes } = announced;
  // The renditions take about as much again.
  await requireSpace({ storage, bytes: sizeBytes * 2, reserveBytes: limits.reserveBytes });
  return inTransaction(db.sql, async (client) => {
    // Two announcements at once must not both take the last room.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`upload ${ownerId}`]);
    const { rows } = await client.query<{ unfinished: number; bytes: number }>(COUNT, [ownerId]);
    const { unfinished, bytes } = rows[0]!;
    if (unfinished >= limits.maxUnfinished) throw tooManyUnfinished(unfinished, limits.maxUnfinished);
    if (bytes + sizeBytes > limits.quotaBytes) throw overQuota(bytes, sizeBytes, limits.quotaBytes);
    const id = randomUUID();
    await client.query(INSERT, [id, ownerId, uploadId, filename, sizeBytes, now]);
    return id;
  });
}
