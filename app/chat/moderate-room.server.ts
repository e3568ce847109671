/** A room as its moderators set it, and who may not write. Each act is one commit with its entry in the log. */
import { logInside } from '~/people/access-log.server';
import { notify } from '~/notifications/notify.server';
import { withdrawNotification } from '~/notifications/withdraw-notification.server';
import { may, type Actor } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { forbidden, invalid, notFound } from '~/platform/errors';
import type { RoomState } from './message';
import { lockRooms } from './room.server';

interface Act extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
}

export interface RoomSettings extends Pick<RoomState, 'slowSeconds' | 'closed'> {
  /** There is no talk beside the lesson. */
  off: boolean;
}

/** What a mute in all talks is about. */
const EVERYWHERE = 'everywhere';

const refused = () => forbidden('forbidden', '이 강의의 채팅을 관리할 권한이 없습니다.');
const noLesson = () => notFound('이 강의는 없거나 지금은 볼 수 없습니다. 강의 목록에서 다시 골라 주세요.');

/** Throws `not-found`, `forbidden`. */
export async function setRoom({
  db,
  now,
  person,
  ip,
  lessonId,
  ...wanted
}: Act & { lessonId: string } & Partial<Omit<RoomSettings, 'off'>>): Promise<RoomSettings> {
  return inTransaction(db.sql, async (client) => {
    const room = (await lockRooms(client, [lessonId])).get(lessonId);
    if (!room) throw noLesson();
    if (!may(person, 'chat.moderate', room.subject)) throw refused();
    const { slowSeconds = room.slowSeconds, closed = room.closed } = wanted;
    await client.query(
      `UPDATE chat_room SET slow_seconds = $2, closed_at = CASE WHEN $3 THEN COALESCE(closed_at, $4) END
        WHERE lesson_id = $1`,
      [lessonId, slowSeconds, closed, now],
    );
    const change =
      closed === room.closed
        ? `천천히 쓰기 ${room.slowSeconds}초 → ${slowSeconds}초`
        : closed
          ? '채팅 닫음'
          : '채팅 엶';
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'chat.room', subject: lessonId, detail: { change } },
    });
    return { slowSeconds, closed, off: room.off };
  });
}

/** Until when the person may not write there; 0 minutes ends it. Throws `not-found`, `forbidden`, `invalid`. */
export async function mutePerson({
  db,
  now,
  person,
  ip,
  employeeId,
  lessonId,
  minutes,
}: Act & { employeeId: string; lessonId?: string | undefined; minutes: number }): Promise<Date> {
  return inTransaction(db.sql, async (client) => {
    const room = lessonId ? (await lockRooms(client, [lessonId])).get(lessonId) : undefined;
    if (lessonId) {
      if (!room) throw noLesson();
      if (!may(person, 'chat.moderate', room.subject)) throw refused();
    } else if (!may(person, 'chat.mute-everywhere')) throw refused();
    if (employeeId === person.id) throw invalid('own', '자기 글쓰기는 멈출 수 없습니다.');
    const { rows } = await client.query<Actor>(
      `SELECT id, roles, ARRAY(SELECT d.id::text FROM department d WHERE d.head_id = e.id) AS "headOfDepartmentIds"
         FROM employee e WHERE id = $1`,
      [employeeId],
    );
    const muted = rows[0];
    if (!muted) throw notFound('찾는 직원이 없습니다.');
    // It would say ok and stop nobody; ending one that came before the appointment is still done.
    if (minutes > 0 && may(muted, 'chat.moderate', room?.subject))
      throw forbidden(
        'moderates',
        '채팅을 관리하는 사람의 글쓰기는 멈출 수 없습니다. 문제가 되는 글은 가려 주세요.',
      );
    const until = new Date(now.getTime() + minutes * 60_000);
    await client.query(
      `INSERT INTO chat_mute (person_id, lesson_id, until, created_by_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [employeeId, lessonId ?? null, until, person.id, now],
    );
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'chat.mute', subject: employeeId },
      detail: {
        change: minutes > 0 ? `${minutes}분 글쓰기 멈춤` : '글쓰기 멈춤 풂',
        ...{ lesson: lessonId ?? '', person: employeeId },
      },
    });
    const subject = lessonId ?? EVERYWHERE;
    if (minutes > 0)
      await notify(client, now, [
        {
          ...{ personId: employeeId, kind: 'muted', subject, path: lessonId ? `/lessons/${lessonId}` : '/' },
          facts: { ...(room ? { lesson: room.title } : {}), at: until.toISOString() },
        },
      ]);
    else await withdrawNotification(client, { personId: employeeId, kind: 'muted', subject });
    return until;
  });
}

export async function acceptRules({ db, now, person }: Omit<Act, 'ip'>): Promise<void> {
  await db.sql.query(
    `INSERT INTO chat_reader (person_id, rules_accepted_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [person.id, now],
  );
}
