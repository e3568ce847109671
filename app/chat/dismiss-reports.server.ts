import { moderate, type Moderation } from './change-message.server';

/** The message stays as it is; its open reports are dealt with. */
export async function dismissReports(given: Moderation): Promise<void> {
  await moderate(given, { action: 'dismiss-report', detail: '신고 넘김' }, async ({ client, message }) => {
    const { rowCount } = await client.query(
      `UPDATE chat_report SET resolved_at = $2 WHERE message_id = $1 AND resolved_at IS NULL`,
      [message.id, given.now],
    );
    return Boolean(rowCount);
  });
}
