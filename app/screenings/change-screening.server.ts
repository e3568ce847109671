/** Another time or other words, and calling it off: until it begins, each with word to those who were asked. */
import { logInside } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import { placeAt } from './position';
import { refuseOverlap } from './refuse-overlap.server';
import { requireHost } from './require-screening.server';
import type { ChangeInput } from './schema';
import { toState, type ScreeningRow } from './screening-row.server';
import { tellAudience } from './tell-audience.server';
import { whenToBegin } from './when-to-begin';

export interface HostAct extends Context {
  person: Person;
  ip: string;
  screeningId: string;
}

/** Throws `begun` (409) for what runs, is over or was called off. */
export function refuseBegun(row: ScreeningRow, now: Date): void {
  const { phase } = placeAt(toState(row), now.getTime());
  if (phase === 'cancelled') throw conflict('cancelled', '취소한 상영입니다. 새로 예약해 주세요.');
  if (phase !== 'waiting')
    throw conflict('begun', '이미 시작한 상영은 바꾸거나 취소할 수 없습니다. 멈추거나 끝낼 수는 있습니다.');
}

const CHANGE = `
  UPDATE screening SET title = $2, note = $3, room_name = $4, starts_at = $5, updated_at = $6,
         revision = revision + 1, sequence = sequence + 1
   WHERE id = $1`;

/** Throws `not-found`, `forbidden`, `begun`, `invalid`, `room-overlap`. */
export async function changeScreening({
  db,
  now,
  timeZone,
  person,
  ip,
  screeningId,
  given,
}: HostAct & { given: ChangeInput }): Promise<void> {
  const startsAt = whenToBegin(given, now, timeZone);
  await inTransaction(db.sql, async (client) => {
    const row = await requireHost(client, { now, person, screeningId, lock: true });
    refuseBegun(row, now);
    const roomName = given.roomName || (row.audience === 'room' ? row.roomName : '');
    const title = given.title || row.lessonTitle;
    const moved = startsAt.getTime() !== row.startsAt.getTime() || roomName !== row.roomName;
    if (!moved && title === row.title && given.note === row.note) return;
    if (moved && !given.anyway)
      await refuseOverlap(client, {
        ...{ roomName, from: startsAt, durationMs: row.durationMs, exceptId: row.id },
      });
    await client.query(CHANGE, [row.id, title, given.note, roomName, startsAt, now]);
    // Other words alone are not worth a second notification.
    if (moved) {
      const screening = { ...row, title, startsAt };
      await tellAudience(client, { now, timeZone, screening, kind: 'screening', actor: person });
    }
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'screening.change', subject: row.id },
      detail: { from: row.startsAt.toISOString(), to: startsAt.toISOString() },
    });
  });
}

const CANCEL = `
  UPDATE screening SET cancelled_at = $2, cancel_reason = $3, updated_at = $2,
         revision = revision + 1, sequence = sequence + 1
   WHERE id = $1`;

/** Throws `not-found`, `forbidden`, `begun`. */
export async function cancelScreening({
  db,
  now,
  timeZone,
  person,
  ip,
  screeningId,
  reason,
}: HostAct & { reason: string }): Promise<void> {
  await inTransaction(db.sql, async (client) => {
    const row = await requireHost(client, { now, person, screeningId, lock: true });
    refuseBegun(row, now);
    await client.query(CANCEL, [row.id, now, reason]);
    await tellAudience(client, {
      ...{ now, timeZone, screening: row, kind: 'screening-cancelled', actor: person, reason },
    });
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'screening.cancel', subject: row.id, reason },
    });
  });
}
