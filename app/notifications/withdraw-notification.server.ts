import type { Sql } from '~/platform/db.server';
import type { NewNotification } from './notification';

/** What it told of is over; read or not, it goes. */
export async function withdrawNotification(
  client: Sql,
  { personId, kind, subject }: Pick<NewNotification, 'personId' | 'kind' | 'subject'>,
): Promise<void> {
  await client.query(`DELETE FROM notification WHERE person_id = $1 AND kind = $2 AND subject = $3`, [
    ...[personId, kind, subject],
  ]);
}
