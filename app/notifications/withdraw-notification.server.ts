import type { Sql } from '~/platform/db.server';
import type { NewNotification } from './notification';

/** What it told of is over; read or not, it goes. `personId` null = from everybody who was told. */
export async function withdrawNotification(
  client: Sql,
  { personId, kind, subject }: Pick<NewNotification, 'kind' | 'subject'> & { personId: string | null },
): Promise<void> {
  const whose = personId === null ? '' : 'AND person_id = $3';
  await client.query(`DELETE FROM notification WHERE kind = $1 AND subject = $2 ${whose}`, [
    ...[kind, subject, ...(personId === null ? [] : [personId])],
  ]);
}
