import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { QUEUED } from './queue-sql';

const REASON =
  '관리자가 이 영상의 변환을 멈추었습니다. 올린 파일은 그대로 있습니다. “다시 변환”을 누르거나 관리자에게 까닭을 물어 주세요.';

/** In the next round, so that an attempt under way learns that it is lost. A ready video stays ready. */
const SET_ASIDE = `
  UPDATE video SET attempt = (attempt / 100 + 1) * 100, failures = 0, updated_at = $2,
         first_at = NULL, not_before = NULL, leased_by = NULL, leased_until = NULL, started_at = NULL,
         status = CASE WHEN status = 'ready' THEN status ELSE 'failed' END,
         reason_code = CASE WHEN status = 'ready' THEN reason_code ELSE 'set-aside' END,
         reason = CASE WHEN status = 'ready' THEN reason ELSE $3 END,
         follow_up_failed_at = CASE WHEN status = 'ready' THEN $2 ELSE follow_up_failed_at END
   WHERE id = $1::uuid AND ${QUEUED}`;

/**
 * Takes a video out of the queue, also in the middle of its work, until somebody asks for it again. The caller has
 * checked that an administrator asks. Throws 409 `video-not-waiting`.
 */
export async function setAside({
  db,
  now,
  videoId,
}: Pick<WorkContext, 'db' | 'now'> & { videoId: string }): Promise<void> {
  const { rowCount } = await db.sql.query(SET_ASIDE, [videoId, now, REASON]);
  if (!rowCount)
    throw conflict('video-not-waiting', '이 영상은 이미 끝났거나 빠져 있습니다. 목록을 새로 고쳐 주세요.');
}
