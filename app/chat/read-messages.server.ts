/** What readers ask for: messages by video second, what changed since they last heard, and where people talked. */
import { z } from 'zod';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { invalid, notFound } from '~/platform/errors';
import { talkIsOff } from './judge-post';
import { listMutedIds } from './list-muted.server';
import type { ChatMap } from './chat-map';
import { MESSAGES_A_PAGE, type Message, type RoomState } from './message';
import { selectMessages, toMessage, type MessageRow, type Reader } from './message-row.server';
import { mutedUntil } from './muted-until';
import { slowWaitSeconds } from './slow-rules';
import { findRoom, lockRooms, type Room } from './room.server';

interface Reading extends Pick<Context, 'db'> {
  person: Person;
  lessonId: string;
}

/** Throws `not-found` unless learners may see the lesson. Messages' places are of the version they see. */
export async function openRoom({ db, person, lessonId }: Reading): Promise<{ room: Room; reader: Reader }> {
  const found = await findRoom(db.sql, lessonId);
  const room = found?.placed
    ? found.room
    : (await inTransaction(db.sql, (client) => lockRooms(client, [lessonId]))).get(lessonId);
  if (!room) throw notFound('이 강의는 없거나 지금은 볼 수 없습니다. 강의 목록에서 다시 골라 주세요.');
  if (room.off) throw talkIsOff();
  return { room, reader: { id: person.id, moderator: may(person, 'chat.moderate', room.subject) } };
}

const MOST_UNREAD = 100;
/** Of a person `$1` in a lesson's talk `$2`, whose last message counts where `$3`; whoever was never there has nothing unread. */
const READER = `
  SELECT ${mutedUntil('$1', '$2')} AS until, EXISTS (SELECT FROM chat_reader WHERE person_id = $1) AS rules,
         CASE WHEN $3::boolean THEN (SELECT created_at FROM chat_message WHERE lesson_id = $2 AND author_id = $1
           ORDER BY created_at DESC LIMIT 1) END AS "latestAt",
         CASE WHEN seen.revision IS NOT NULL THEN
           (SELECT count(*) FROM (SELECT FROM chat_message
             WHERE lesson_id = $2 AND born_revision > seen.revision AND author_id <> $1
               AND deleted_at IS NULL AND hidden_at IS NULL LIMIT ${MOST_UNREAD}) n) END AS unread,
         (SELECT created_at FROM chat_message WHERE lesson_id = $2 AND born_revision <= seen.revision
           ORDER BY born_revision DESC LIMIT 1) AS "readUntil"
    FROM (SELECT (SELECT revision FROM chat_seen WHERE person_id = $1 AND lesson_id = $2) AS revision) seen`;

export async function describeRoom({
  db,
  now,
  room,
  person,
}: Pick<Context, 'db' | 'now'> & { room: Room; person: Person }): Promise<RoomState> {
  const moderator = may(person, 'chat.moderate', room.subject);
  const isSlow = room.slowSeconds > 0 && !moderator;
  const { rows } = await db.sql.query<{
    until: Date | null;
    rules: boolean;
    unread: number | null;
    readUntil: Date | null;
    latestAt: Date | null;
  }>({ name: 'chat-reader', text: READER, values: [person.id, room.lessonId, isSlow] });
  const { until, rules, unread, readUntil, latestAt } = rows[0]!;
  return {
    ...{ revision: room.revision, slowSeconds: room.slowSeconds, closed: room.closed },
    slowWaitSeconds: slowWaitSeconds(latestAt, now, room.slowSeconds),
    mutedUntil: until && until > now ? until.toISOString() : null,
    moderator,
    mayAnswer: may(person, 'chat.answer', room.subject),
    mayMuteEverywhere: may(person, 'chat.mute-everywhere'),
    rulesAccepted: rules,
    ...{ unread: unread ?? 0, readUntil: readUntil?.toISOString() ?? null },
    ...(moderator ? { mutedIds: await listMutedIds({ db, now }, room.lessonId) } : {}),
  };
}

/** Up to a page of messages, oldest first, and whether there are more. */
export interface Page {
  messages: Message[];
  hasMore: boolean;
}

async function readPage(
  { db }: Pick<Context, 'db'>,
  reader: Reader,
  where: string,
  values: unknown[],
  most = MESSAGES_A_PAGE,
): Promise<{ rows: MessageRow[]; hasMore: boolean }> {
  const { rows } = await db.sql.query<MessageRow>(`${selectMessages('$1')} ${where} LIMIT ${most + 1}`, [
    reader.id,
    ...values,
  ]);
  return { rows: rows.slice(0, most), hasMore: rows.length > most };
}

/** New and changed messages after a revision. */
export async function readChanges(
  context: Pick<Context, 'db'>,
  { room, reader, sinceRevision }: { room: Room; reader: Reader; sinceRevision: number },
): Promise<Page> {
  const { rows, hasMore } = await readPage(
    context,
    reader,
    `WHERE m.lesson_id = $2 AND m.revision > $3 ORDER BY m.revision`,
    [room.lessonId, sinceRevision],
  );
  return { messages: rows.map((row) => toMessage(row, reader)), hasMore };
}

/** Messages written after the one named; all from the first where none is named or it is not of this room. */
export async function readNewer(
  context: Pick<Context, 'db'>,
  { room, reader, afterId }: { room: Room; reader: Reader; afterId?: string | undefined },
): Promise<Page> {
  const { rows, hasMore } = await readPage(
    context,
    reader,
    `WHERE m.lesson_id = $2
       AND m.born_revision > COALESCE((SELECT born_revision FROM chat_message WHERE id = $3 AND lesson_id = $2), 0)
     ORDER BY m.born_revision`,
    [room.lessonId, afterId ?? null],
  );
  return { messages: rows.map((row) => toMessage(row, reader)), hasMore };
}

const MOST_PINNED = 10;

/** What moderators put on top, the latest first: it is shown wherever the picture stands. */
export async function readPinned(
  { db }: Pick<Context, 'db'>,
  { room, reader }: { room: Room; reader: Reader },
): Promise<Message[]> {
  const { rows } = await db.sql.query<MessageRow>(
    `${selectMessages('$1')} WHERE m.lesson_id = $2 AND m.pinned_at IS NOT NULL
       AND m.hidden_at IS NULL AND m.deleted_at IS NULL ORDER BY m.pinned_at DESC LIMIT ${MOST_PINNED}`,
    [reader.id, room.lessonId],
  );
  return rows.map((row) => toMessage(row, reader));
}

const cursorSchema = z.tuple([z.int(), z.int()]);

function readCursor(cursor: string | undefined): [number, number] | null {
  if (cursor === undefined) return null;
  const parsed = cursorSchema.safeParse(cursor.split('-').map(Number));
  if (!parsed.success)
    throw invalid('cursor', '이어 볼 곳의 표시가 올바르지 않습니다. 처음부터 다시 열어 주세요.');
  return parsed.data;
}

interface Listing extends Reading {
  /** Seconds: from ≤ a message's place < to. */
  from: number;
  to: number;
  /** From the answer before. */
  cursor?: string | undefined;
  /** So many of the last instead of the first; the cursor then leads back. */
  latest?: number | undefined;
  /** Those whose place is gone with an earlier version instead. */
  previous?: boolean;
}

const ASCENDING = {
  where: '(m.shown_ms, m.born_revision) > ($5, $6) ORDER BY m.shown_ms, m.born_revision',
  start: [-1, -1],
};
const DESCENDING = {
  where: '(m.shown_ms, m.born_revision) < ($5, $6) ORDER BY m.shown_ms DESC, m.born_revision DESC',
  start: [2 ** 31 - 1, Number.MAX_SAFE_INTEGER],
};

/** By video second, earliest first. `revision`: whoever asks for what is newer has missed nothing. */
export async function listMessages(
  given: Listing,
): Promise<{ items: Message[]; nextCursor: string | null; revision: number }> {
  const { db, from, to, latest, previous } = given;
  const { room, reader } = await openRoom(given);
  const { where, start } = latest ? DESCENDING : ASCENDING;
  const [ms, revision] = readCursor(given.cursor) ?? start;
  const { rows, hasMore } = previous
    ? await readPage({ db }, reader, `WHERE m.lesson_id = $2 AND m.shown_ms IS NULL AND m.born_revision > $3 ORDER BY m.born_revision`, [room.lessonId, revision]) // prettier-ignore
    : await readPage(
        { db },
        reader,
        `WHERE m.lesson_id = $2 AND m.shown_ms >= $3 AND m.shown_ms < $4 AND ${where}`,
        [room.lessonId, Math.round(from * 1000), Math.round(to * 1000), ms, revision],
        latest,
      );
  const last = rows.at(-1);
  if (latest && !previous) rows.reverse();
  return {
    items: rows.map((row) => toMessage(row, reader)),
    nextCursor: hasMore && last ? `${last.shownMs ?? 0}-${last.bornRevision}` : null,
    revision: room.revision,
  };
}

const MAP_PARTS = 60;

/** Where people talked. */
export async function mapMessages({ db, person, lessonId }: Reading): Promise<ChatMap> {
  const { room } = await openRoom({ db, person, lessonId });
  const { rows } = await db.sql.query<{ part: number | null; count: number; questions: number }>(
    `SELECT LEAST(shown_ms::bigint * ${MAP_PARTS} / GREATEST($2::int, 1), ${MAP_PARTS - 1}) AS part, count(*) AS count,
            count(*) FILTER (WHERE kind = 'question') AS questions
       FROM chat_message WHERE lesson_id = $1 AND deleted_at IS NULL AND hidden_at IS NULL GROUP BY 1`,
    [lessonId, room.durationMs],
  );
  const map: ChatMap = {
    counts: Array<number>(MAP_PARTS).fill(0),
    questions: Array<number>(MAP_PARTS).fill(0),
    ...{ total: 0, previous: 0 },
  };
  for (const { part, count, questions } of rows) {
    map.total += count;
    if (part === null) map.previous += count;
    else [map.counts[part], map.questions[part]] = [count, questions];
  }
  return map;
}
