/** A message as the database has it, and what each reader gets of it. */
import { sectionAnchor } from '~/manuals/manual';
import type { Person } from '~/people/person';
import type { Sql } from '~/platform/db.server';
import type { AnswerSection, Mention, Message, MessageKind, Reaction } from './message';

export interface MessageRow {
  id: string;
  lessonId: string;
  lessonVersion: number;
  authorId: string;
  authorName: string;
  authorDepartment: string;
  clientKey: string;
  body: string;
  /** Milliseconds of the version that learners see; null = gone. */
  shownMs: number | null;
  kind: MessageKind;
  official: boolean;
  /** Of official answers alone. */
  sections: Omit<AnswerSection, 'path'>[] | null;
  replyTo: string | null;
  reactions: Partial<Record<Reaction, number>> | null;
  mine: Reaction[];
  mentions: Mention[] | null;
  bornRevision: number;
  revision: number;
  createdAt: Date;
  editedAt: Date | null;
  pinned: boolean;
  deleted: boolean;
  hidden: boolean;
  hiddenReason: string | null;
}

/** The sections that an official answer names and that are in force; null of every other message, without a look at them. */
export const sectionsOf = (message: string) => `
  CASE WHEN ${message}.official THEN
    (SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title,
                                       'manualSlug', manual.slug, 'manualTitle', manual.title) ORDER BY named.ordinal)
       FROM chat_answer_section named
       JOIN manual_section s ON s.id = named.section_id AND s.removed_at IS NULL
       JOIN manual ON manual.id = s.manual_id AND manual.retired_at IS NULL
      WHERE named.message_id = ${message}.id) END`;

/** From chat_message m; `reader` is the parameter that holds the reader's id. */
export const selectMessages = (reader: string) => `
  SELECT m.id, m.lesson_id AS "lessonId", v.number AS "lessonVersion", m.author_id AS "authorId",
         e.name AS "authorName", d.name AS "authorDepartment", m.client_key AS "clientKey", m.body,
         m.shown_ms AS "shownMs", m.kind, m.official, ${sectionsOf('m')} AS sections, m.reply_to AS "replyTo",
         (SELECT jsonb_object_agg(reaction, people)
            FROM (SELECT reaction, count(*) AS people FROM chat_reaction WHERE message_id = m.id GROUP BY reaction) r) AS reactions,
         ARRAY(SELECT reaction FROM chat_reaction WHERE message_id = m.id AND person_id = ${reader}) AS mine,
         (SELECT jsonb_agg(jsonb_build_object('id', person_id, 'name', name))
            FROM chat_mention WHERE message_id = m.id) AS mentions,
         m.born_revision AS "bornRevision", m.revision, m.created_at AS "createdAt", m.edited_at AS "editedAt",
         m.pinned_at IS NOT NULL AS pinned, m.deleted_at IS NOT NULL AS deleted,
         m.hidden_at IS NOT NULL AS hidden, m.hidden_reason AS "hiddenReason"
    FROM chat_message m
    JOIN lesson_version v ON v.id = m.lesson_version_id
    JOIN employee e ON e.id = m.author_id
    JOIN department d ON d.id = e.department_id`;

/** A message as nobody in particular has it; null where there is none. */
export async function findMessageRow(sql: Sql, id: string): Promise<MessageRow | null> {
  const { rows } = await sql.query<MessageRow>(`${selectMessages('NULL::uuid')} WHERE m.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Who reads: a hidden message keeps its words for its author and for moderators. */
export interface Reader {
  id: string;
  moderator: boolean;
}

export const withPath = (section: Omit<AnswerSection, 'path'>): AnswerSection => ({
  ...section,
  path: `/manuals/${section.manualSlug}#${sectionAnchor(section.number)}`,
});

export const EVERYBODY: Reader = { id: '', moderator: false };

export function toMessage(row: MessageRow, reader: Reader): Message {
  const own = row.authorId === reader.id;
  const sees = !row.deleted && (!row.hidden || own || reader.moderator);
  const message: Message = {
    id: row.id,
    lessonId: row.lessonId,
    lessonVersion: row.lessonVersion,
    author: { id: row.authorId, name: row.authorName, department: row.authorDepartment },
    body: sees ? row.body : null,
    mediaSecond: row.shownMs === null ? null : row.shownMs / 1000,
    kind: row.kind,
    official: row.official,
    replyTo: row.replyTo,
    reactions: row.reactions ?? {},
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    pinned: row.pinned,
    hidden: row.hidden,
    deleted: row.deleted,
    revision: row.revision,
  };
  // Set one by one: spreading what is seldom there made it twice as dear.
  if (sees && row.mentions?.length) message.mentions = row.mentions;
  if (sees && row.sections) message.sections = row.sections.map(withPath);
  if (reader !== EVERYBODY) message.mine = row.mine;
  if (row.hiddenReason && (own || reader.moderator)) message.hiddenReason = row.hiddenReason;
  if (own) message.clientKey = row.clientKey;
  return message;
}

/** A message that has just been written, without asking the database again. */
export const newRow = (
  person: Pick<Person, 'id' | 'name' | 'departmentName'>,
  given: Omit<
    MessageRow,
    | (
        | 'authorId'
        | 'authorName'
        | 'authorDepartment'
        | 'sections'
        | 'reactions'
        | 'mine'
        | 'revision'
        | 'editedAt'
      )
    | ('pinned' | 'deleted' | 'hidden' | 'hiddenReason')
  >,
): MessageRow => ({
  ...given,
  authorId: person.id,
  authorName: person.name,
  authorDepartment: person.departmentName,
  sections: null,
  reactions: null,
  mine: [],
  revision: given.bornRevision,
  editedAt: null,
  pinned: false,
  deleted: false,
  hidden: false,
  hiddenReason: null,
});
