import type { WorkContext } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { originalKey } from './finish-upload.server';
import { posterFolder } from './poster-file';

/** A cut video with all its files; never a recording. An attempt at it that is under way learns that it is lost. */
export async function removeEdit({
  db,
  storage,
  videoId,
}: Pick<WorkContext, 'db' | 'storage'> & { videoId: string }): Promise<void> {
  const prefixes = await inTransaction(db.sql, async (client) => {
    const cut = await client.query(`SELECT 1 FROM video WHERE id = $1 AND edit IS NOT NULL FOR UPDATE`, [
      videoId,
    ]);
    if (!cut.rowCount) return null;
    const sets = await client.query<{ prefix: string }>(
      `DELETE FROM rendition_set WHERE video_id = $1 RETURNING prefix`,
      [videoId],
    );
    await client.query(`DELETE FROM video WHERE id = $1`, [videoId]);
    return sets.rows.map(({ prefix }) => prefix);
  });
  if (!prefixes) return;
  for (const key of [...prefixes, originalKey(videoId), posterFolder(videoId)]) await storage.remove(key);
}
