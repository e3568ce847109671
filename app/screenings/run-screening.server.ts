/** What the host does while it runs. Pausing what is paused changes nothing, so a second press does no harm. */
import { logInside } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import { placeAt, type Phase } from './position';
import { requireHost } from './require-screening.server';
import type { ScreeningState } from './screening';
import { readScreenings, toState } from './screening-row.server';

export type RunAct = 'pause' | 'resume' | 'end';

interface Running extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
  screeningId: string;
  act: RunAct;
}

/** From which phase each act leads on; in the other running one there is nothing to do. */
const FROM: Record<RunAct, readonly Phase[]> = {
  pause: ['playing'],
  resume: ['paused'],
  end: ['playing', 'paused'],
};
const SET: Record<RunAct, string> = {
  pause: `paused_at = $2`,
  resume: `paused_ms = paused_ms + round(extract(epoch FROM $2::timestamptz - paused_at) * 1000)::int, paused_at = NULL`,
  end: `ended_at = $2, end_reason = 'host'`,
};

/** The state after it. Throws `not-found`, `forbidden`, `not-running` (409). */
export async function runScreening({
  db,
  now,
  person,
  ip,
  screeningId,
  act,
}: Running): Promise<{ state: ScreeningState; changed: boolean }> {
  return inTransaction(db.sql, async (client) => {
    const row = await requireHost(client, { now, person, screeningId, lock: true });
    const { phase, positionMs } = placeAt(toState(row), now.getTime());
    if (phase === 'waiting')
      throw conflict('not-running', '아직 시작하지 않았습니다. 시작한 뒤 다시 눌러 주세요.');
    if (phase !== 'playing' && phase !== 'paused')
      throw conflict('not-running', '이미 끝났거나 취소한 상영입니다.');
    if (!FROM[act].includes(phase)) return { state: toState(row), changed: false };
    await client.query(
      `UPDATE screening SET ${SET[act]}, revision = revision + 1, updated_at = $2 WHERE id = $1`,
      [row.id, now],
    );
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: `screening.${act}`, subject: row.id },
      detail: { second: Math.floor(positionMs / 1000) },
    });
    const after = (await readScreenings(client, [row.id], { now })).get(row.id)!;
    return { state: toState(after), changed: true };
  });
}
