/**
 * One transaction over the messages of different people: lock their rooms, read, judge, write everything with one
 * statement. Answers are given only after the commit. Two trips to the database.
 */
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { notify } from '~/notifications/notify.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import { inPipeline } from '~/platform/db.server';
import { notFound, type AppError } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { judgePost, type Circumstances } from './judge-post';
import { findMentioned, judgeMentions, writeMentions } from './mentions.server';
import type { Mention } from './message';
import { mutedUntil } from './muted-until';
import { newRow, selectMessages, type MessageRow } from './message-row.server';
import { newsOf, type Beginner } from './post-news';
import { lockRooms, type Room } from './room.server';
import type { PostInput } from './schema';

export interface Post extends PostInput {
  person: Person;
}

export interface Posted {
  row: MessageRow;
  /** It was there already: the writer asks again and nobody else need hear it. */
  repeated: boolean;
}

/** Looked up only where it counts: most rooms are not in slow mode. */
const latestOf = `
  CASE WHEN (SELECT r.slow_seconds FROM chat_room r WHERE r.lesson_id = p.lesson) > 0
       THEN (SELECT created_at FROM chat_message WHERE lesson_id = p.lesson AND author_id = p.author
              ORDER BY created_at DESC LIMIT 1) END`;

/** The lesson of what is answered is compared outside: inside, a plan made while the table was small reads the room. */
const READ = {
  name: 'chat-circumstances',
  text: `
  SELECT p.place, known.id AS "knownId", thread.id AS "threadId", thread.kind AS "threadKind",
         thread.author AS "threadAuthor", thread.hidden AS "threadHidden", ${latestOf} AS "latestAt", ${mutedUntil('p.author', 'p.lesson')} AS "mutedUntil"
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) WITH ORDINALITY AS p(lesson, author, key, reply, place)
    LEFT JOIN LATERAL (SELECT id FROM chat_message WHERE author_id = p.author AND client_key = p.key OFFSET 0) known ON true
    LEFT JOIN LATERAL (SELECT m.lesson_id AS lesson, COALESCE(root.id, m.id) AS id, COALESCE(root.kind, m.kind) AS kind,
                              COALESCE(root.author_id, m.author_id) AS author,
                              COALESCE(root.hidden_at, root.deleted_at, m.hidden_at) IS NOT NULL AS hidden
                         FROM chat_message m LEFT JOIN chat_message root ON root.id = m.reply_to
                        WHERE m.id = p.reply AND m.deleted_at IS NULL OFFSET 0) thread ON thread.lesson = p.lesson
   ORDER BY p.place`,
};

const WRITE = {
  name: 'write-chat-messages',
  text: `
  WITH rooms AS (
    UPDATE chat_room r SET revision = given.revision
      FROM (SELECT lesson, max(revision) AS revision FROM unnest($2::uuid[], $11::bigint[]) AS g(lesson, revision) GROUP BY lesson) given
     WHERE r.lesson_id = given.lesson)
  INSERT INTO chat_message (id, lesson_id, lesson_version_id, media_ms, shown_ms, author_id, client_key, body, kind,
                            official, reply_to, born_revision, revision, created_at)
  SELECT id, lesson, version, ms, ms, author, key, body, kind, official, reply, revision, revision, $12
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::text[],
                $9::bool[], $10::uuid[], $11::bigint[])
      AS g(id, lesson, version, ms, author, key, body, kind, official, reply, revision)`,
};

interface Found {
  knownId: string | null;
  threadId: string | null;
  threadKind: string | null;
  threadAuthor: string | null;
  threadHidden: boolean | null;
  latestAt: Date | null;
  mutedUntil: Date | null;
}

/** At most one message a person. The answer at each place is the message, or the error that refuses it. */
export function postMessages(options: {
  /** The pool `pipeline`. */
  sql: Pool;
  clock: { now(): Date };
  timeZone: string;
  posts: readonly Post[];
}): Promise<(Posted | Error)[]> {
  const { sql, clock, posts } = options;
  return inPipeline(sql, async (client, commit) => {
    const today = dateIn(clock.now(), options.timeZone);
    const [rooms, { rows: found }, mentioned] = await Promise.all([
      lockRooms(
        client,
        posts.map(({ lessonId }) => lessonId),
      ),
      client.query<Found>({
        ...READ,
        values: [
          posts.map(({ lessonId }) => lessonId),
          posts.map(({ person }) => person.id),
          posts.map(({ clientKey }) => clientKey),
          posts.map(({ replyTo }) => replyTo ?? null),
        ],
      }),
      findMentioned(
        client,
        posts.flatMap(({ mentions }) => mentions),
        today,
      ),
    ]);
    const now = clock.now();
    const judged = posts.map((post, place) => {
      const named = judgeMentions(post.mentions, post.body, mentioned);
      return judge(post, { ...found[place]!, named }, rooms.get(post.lessonId), now);
    });
    const written = judged.flatMap((one, place) =>
      one instanceof Error || typeof one === 'string' ? [] : [{ row: one, found: found[place]! }],
    );
    const rows = written.map(({ row }) => row);
    // Without waiting for each other: with the commit they are the second trip.
    await Promise.all([
      ...(rows.length > 0 ? [write(client, rows, rooms, now), writeMentions(client, rows)] : []),
      notify(
        client,
        now,
        written.flatMap(({ row, found }) => newsOf(row, rooms.get(row.lessonId)!.title, beginnerOf(found))),
      ),
      commit(),
    ]);
    const known = await readKnown(
      sql,
      judged.filter((one) => typeof one === 'string'),
    );
    return judged.map((one): Posted | Error => {
      if (one instanceof Error) return one;
      if (typeof one !== 'string') return { row: one, repeated: false };
      const row = known.get(one);
      return row ? { row, repeated: true } : notFound();
    });
  });
}

const beginnerOf = ({ threadId, threadAuthor, threadHidden }: Found): Beginner | null =>
  threadId && threadAuthor
    ? { messageId: threadId, authorId: threadAuthor, hidden: threadHidden ?? false }
    : null;

/** The new message, the id of the one that is already there, or why not. */
function judge(
  post: Post,
  found: Found & { named: Mention[] | AppError },
  room: Room | undefined,
  now: Date,
): MessageRow | string | Error {
  if (found.knownId) return found.knownId;
  if (!room) return notFound('이 강의는 없거나 지금은 볼 수 없습니다. 강의 목록에서 다시 골라 주세요.');
  const { person } = post;
  const { ownerId, coAuthorIds = [], expertIds = [] } = room.subject;
  const knows = [ownerId, ...coAuthorIds, ...expertIds].includes(person.id);
  const circumstances: Circumstances = {
    ...{ off: room.off, closed: room.closed, slowSeconds: room.slowSeconds, threadKind: found.threadKind },
    ...{ latestAt: found.latestAt, mutedUntil: found.mutedUntil },
    moderator: may(person, 'chat.moderate', room.subject),
  };
  const refusal = judgePost(post, circumstances, now);
  if (refusal) return refusal;
  if (!Array.isArray(found.named)) return found.named;
  // Given out here, under the room's lock: the order of revisions is the order of commits.
  room.revision += 1;
  return newRow(person, {
    ...{ id: randomUUID(), lessonId: post.lessonId, lessonVersion: room.versionNumber },
    ...{ clientKey: post.clientKey, body: post.body, kind: post.kind, replyTo: found.threadId },
    shownMs: Math.min(room.durationMs, Math.round(post.mediaSecond * 1000)),
    // An instructor, or an expert asked for it, answers in the lesson's own name.
    official: post.kind === 'answer' && knows,
    mentions: found.named.length > 0 ? found.named : null,
    bornRevision: room.revision,
    createdAt: now,
  });
}

async function write(client: PoolClient, rows: MessageRow[], rooms: Map<string, Room>, now: Date) {
  const column = <Key extends keyof MessageRow>(key: Key) => rows.map((row) => row[key]);
  await client.query({
    ...WRITE,
    values: [
      ...[column('id'), column('lessonId'), rows.map(({ lessonId }) => rooms.get(lessonId)!.versionId)],
      ...[column('shownMs'), column('authorId'), column('clientKey'), column('body'), column('kind')],
      ...[column('official'), column('replyTo'), column('bornRevision'), now],
    ],
  });
}

async function readKnown(sql: Pool, ids: string[]): Promise<Map<string, MessageRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<MessageRow>(
    `${selectMessages('m.author_id')} WHERE m.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
