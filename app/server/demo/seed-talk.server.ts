/** What the demo's people have said beside a lesson that has just been published, through the talk's own doors. */
import { pinMessage, reactToMessage, type Change } from '~/chat/change-message.server';
import type { Reaction } from '~/chat/message';
import { nameSections } from '~/chat/name-sections.server';
import { postMessages } from '~/chat/post-messages.server';
import { remindMakers } from '~/knowledge/remind-makers.server';
import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import type { TalkContent, TalkLine } from './content.server';
import { findDemoPerson } from './find-demo-person.server';

type Seeding = Pick<WorkContext, 'db' | 'now' | 'timeZone'> & { lessonId: string; slug: string };

const SECTIONS = `
  SELECT s.id FROM manual_section s JOIN manual m ON m.id = s.manual_id
   WHERE s.removed_at IS NULL AND m.slug || '#' || s.number = ANY($1::text[])`;

const DAY_MS = 86_400_000;

/** Those whom the roster does not have say nothing. Again: what is there already stays once. */
export async function seedTalk(given: Seeding & { talk: TalkContent }): Promise<void> {
  const lines = given.talk[given.slug] ?? [];
  for (const [n, line] of lines.entries()) {
    const key = `demo-${given.slug}-${n}`;
    const id = await sayLine(given, line, key, null);
    if (!id) continue;
    for (const [a, answer] of (line.answers ?? []).entries())
      await sayLine(given, { ...answer, at: line.at, kind: 'answer' }, `${key}-${a}`, id);
  }
  // What the mornings since have brought: a week always has working days.
  for (let daysAgo = 6; daysAgo >= 0; daysAgo--)
    await remindMakers({ ...given, now: new Date(given.now.getTime() - daysAgo * DAY_MS) });
}

async function sayLine(
  given: Seeding,
  line: TalkLine,
  clientKey: string,
  replyTo: string | null,
): Promise<string | null> {
  const { db, timeZone, lessonId } = given;
  const find = (employeeNo: string) => findDemoPerson({ db, who: { employeeNo } });
  const person = await find(line.by);
  if (!person) return null;
  const at = new Date(given.now.getTime() - line.days * DAY_MS);
  const named = (await Promise.all((line.mentions ?? []).map(find))).flatMap((one) => one?.id ?? []);
  const [posted] = await postMessages({
    ...{ sql: db.pipeline, clock: { now: () => at }, timeZone },
    posts: [
      {
        ...{ person, lessonId, clientKey, replyTo, body: line.body, mediaSecond: line.at },
        ...{ kind: line.kind ?? 'chat', mentions: named },
      },
    ],
  });
  if (!posted || posted instanceof Error) throw posted ?? new Error(clientKey);
  await dressMessage(given, line, { db, now: at, person, messageId: posted.row.id }, posted.row.official);
  return posted.row.id;
}

/** What others did with it. */
async function dressMessage(
  { db }: Seeding,
  line: TalkLine,
  change: Change & { person: Person },
  official: boolean,
): Promise<void> {
  const act = { ...change, ip: '' };
  if (line.pinned) await pinMessage({ ...act, on: true });
  if (line.sections && official) {
    const { rows } = await db.sql.query<{ id: string }>(SECTIONS, [line.sections]);
    await nameSections({ ...act, sectionIds: rows.map(({ id }) => id) });
  }
  for (const [reaction, people] of Object.entries(line.reactions ?? {}))
    for (const employeeNo of people) {
      const person = await findDemoPerson({ db, who: { employeeNo } });
      if (person) await reactToMessage({ ...change, person, reaction: reaction as Reaction, on: true });
    }
}
