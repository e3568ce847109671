import type { WorkContext } from '~/platform/context';
import { removeEdit } from '~/video/remove-edit.server';

/** The author may still have the page open that plays it. */
const GRACE_HOURS = 2;

/** Cut videos that no version of a lesson has any more: another cut took their place, or the draft was deleted. */
const UNUSED = `
  SELECT v.id FROM video v
   WHERE v.edit IS NOT NULL AND v.updated_at < $1
     AND NOT EXISTS (SELECT 1 FROM lesson_version l WHERE l.video_id = v.id)
     AND NOT EXISTS (SELECT 1 FROM review_comment c WHERE c.video_id = v.id)`;

export async function sweepEdits({
  db,
  now,
  storage,
}: Pick<WorkContext, 'db' | 'now' | 'storage'>): Promise<number> {
  const before = new Date(now.getTime() - GRACE_HOURS * 3_600_000);
  const { rows } = await db.sql.query<{ id: string }>(UNUSED, [before]);
  for (const { id } of rows) await removeEdit({ db, storage, videoId: id });
  return rows.length;
}
