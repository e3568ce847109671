/** Whether there is a talk beside a lesson at all. What was said is kept, and shown again when it is switched on. */
import { logInside } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { notFound } from '~/platform/errors';
import { lockRooms } from './room.server';

/** Throws `not-found` unless learners may see the lesson, `forbidden` but for its makers and HR. */
export async function switchTalk({
  db,
  now,
  person,
  ip,
  lessonId,
  on,
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  ip: string;
  lessonId: string;
  on: boolean;
}): Promise<void> {
  await inTransaction(db.sql, async (client) => {
    const room = (await lockRooms(client, [lessonId])).get(lessonId);
    if (!room) throw notFound();
    requirePermission(person, 'chat.manage', room.subject);
    if (room.off === !on) return;
    await client.query(`UPDATE chat_room SET off_at = $2 WHERE lesson_id = $1`, [lessonId, on ? null : now]);
    const change = on ? '채팅 켬' : '채팅 끔';
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'chat.room', subject: lessonId },
      detail: { change, lesson: lessonId },
    });
  });
}
