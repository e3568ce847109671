/** No upload may fill the disk: it is looked at before the first byte, before every chunk and while a long one arrives. */
import { AppError } from '~/platform/errors';
import type { Storage } from '~/platform/storage.server';

/** Throws `no-room` (507): what has arrived stays, and the same upload goes on when there is room. */
export const diskFull = () =>
  new AppError(
    'no-room',
    'disk-full',
    '서버의 저장 공간이 부족하여 파일을 받을 수 없습니다. 받은 데까지는 남아 있습니다. 관리자에게 공간을 비워 달라고 알려 주세요.',
  );

export async function requireSpace({
  storage,
  bytes,
  reserveBytes,
}: {
  storage: Storage;
  bytes: number;
  reserveBytes: number;
}): Promise<void> {
  const { freeBytes } = await storage.space();
  if (freeBytes < bytes + reserveBytes) throw diskFull();
}
