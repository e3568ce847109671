import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { FREE, NOW, QUEUED } from './queue-sql';

/** A waiting video before all others. The caller has checked that an administrator asks. Throws 409 `video-not-waiting`. */
export async function putFirst({
  db,
  now,
  videoId,
}: Pick<WorkContext, 'db' | 'now'> & { videoId: string }): Promise<void> {
  const { rowCount } = await db.sql.query(
    `UPDATE video SET first_at = $2, not_before = CASE WHEN status = 'failed' THEN ${NOW} END
      WHERE id = $1::uuid AND ${FREE} AND ${QUEUED}`,
    [videoId, now],
  );
  if (!rowCount)
    throw conflict('video-not-waiting', '이 영상은 차례를 기다리고 있지 않습니다. 목록을 새로 고쳐 주세요.');
}
