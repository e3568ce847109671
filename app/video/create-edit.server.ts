/** The row of a video that is still to be cut from others; the row itself is its place in the queue. */
import { randomUUID } from 'node:crypto';
import { AppError } from '~/platform/errors';
import type { Prisma } from '~/platform/generated/prisma/client';
import type { Storage } from '~/platform/storage.server';
import { countFrames } from './edit-parts';
import { planEditKbps, planEditSize } from './plan-edit';
import { rateValue } from './plan-frame-rate';
import type { StoredEdit } from './schema';

export interface EditLimits {
  /** Of one person's originals together. */
  quotaBytes: number;
  reserveBytes: number;
}

interface Source {
  id: string;
  filename: string;
  sizeBytes: bigint;
  durationMs: number | null;
  width: number | null;
  height: number | null;
}

const seconds = ({ parts, rate }: StoredEdit) => countFrames(parts, rate) / rateValue(rate);

/** Near-lossless, a phone's recording grows by about half; more than the cap it cannot be. */
export function estimateEditBytes(edit: StoredEdit, sources: Source[]): number {
  const [first] = sources;
  const size = planEditSize({ width: first?.width ?? 1920, height: first?.height ?? 1080 });
  const cap = (planEditKbps({ ...size, seconds: seconds(edit) }) * 1000 * seconds(edit)) / 8;
  const grown = edit.parts.reduce((sum, { videoId, fromMs, toMs }) => {
    const source = sources.find(({ id }) => id === videoId);
    const share = source?.durationMs ? Math.min(1, (toMs - fromMs) / source.durationMs) : 1;
    return sum + Number(source?.sizeBytes ?? 0) * share * 1.5;
  }, 0);
  return Math.ceil(Math.min(cap, grown));
}

const KEPT = `
  SELECT COALESCE(sum(size_bytes), 0)::bigint AS bytes FROM video
   WHERE owner_id = $1::uuid
     AND (edit IS NOT NULL OR (upload_id IS NOT NULL AND (status = 'receiving' OR source_key IS NOT NULL)))`;

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('ko-KR')} MB`;

/** Throws `no-room` (507) and `too-large` (413) before anything is written. */
export async function requireRoomForEdits({
  tx,
  storage,
  limits,
  ownerId,
  bytes,
}: {
  tx: Prisma.TransactionClient;
  storage: Pick<Storage, 'space'>;
  limits: EditLimits;
  ownerId: string;
  bytes: number;
}): Promise<void> {
  const { freeBytes } = await storage.space();
  // Working copies and renditions take about as much again.
  if (freeBytes < bytes * 2 + limits.reserveBytes) {
    throw new AppError(
      'no-room',
      'disk-full',
      '서버의 저장 공간이 부족하여 영상을 자를 수 없습니다. 고친 것은 이 화면에 남아 있습니다. 관리자에게 공간을 비워 달라고 알려 주세요.',
    );
  }
  // Uploads are announced under the same lock: two at once must not both take the last room.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`upload ${ownerId}`}, 0))`;
  const [row] = await tx.$queryRawUnsafe<{ bytes: bigint }[]>(KEPT, ownerId);
  const kept = Number(row!.bytes);
  if (kept + bytes > limits.quotaBytes) {
    throw new AppError(
      'too-large',
      'upload-quota',
      `한 사람이 둘 수 있는 영상은 모두 ${megabytes(limits.quotaBytes)}까지입니다. 지금 ${megabytes(kept)}가 있어 자른 영상 ${megabytes(bytes)}를 더 둘 수 없습니다. 쓰지 않는 초안을 지우거나, 관리자에게 한도를 늘려 달라고 알려 주세요.`,
    );
  }
}

/** Within the caller's transaction. Its state is `probing`, as of any video that waits. */
export async function createEdit({
  tx,
  now,
  ownerId,
  edit,
  sources,
}: {
  tx: Prisma.TransactionClient;
  now: Date;
  ownerId: string;
  edit: StoredEdit;
  sources: Source[];
}): Promise<string> {
  const id = randomUUID();
  const named = sources.find((source) => source.id === edit.of) ?? sources[0];
  await tx.video.create({
    data: {
      ...{ id, ownerId, status: 'probing', edit: edit as object },
      filename: named?.filename ?? '',
      sizeBytes: BigInt(estimateEditBytes(edit, sources)),
      ...{ queuedAt: now, createdAt: now, updatedAt: now },
    },
  });
  return id;
}
