// Questions and answers in a small institute, written through the talk's own door.
import { randomUUID } from 'node:crypto';
import { hideMessage, markOfficial } from '~/chat/change-message.server';
import { postMessages } from '~/chat/post-messages.server';
import type { Person } from '~/people/person';
import { makePublished, now, type World } from '../lessons/lesson-world';

export interface Said {
  person: Person;
  body: string;
  lessonId: string;
  at?: number;
  kind?: 'chat' | 'question' | 'answer';
  replyTo?: string;
  when?: Date;
}

export async function say(world: World, given: Said): Promise<string> {
  const { person, body, lessonId, at = 30, kind = 'chat', replyTo = null, when = now } = given;
  const [posted] = await postMessages({
    sql: world.db.pipeline,
    clock: { now: () => when },
    timeZone: 'Asia/Seoul',
    posts: [
      { person, body, lessonId, mediaSecond: at, kind, replyTo, mentions: [], clientKey: randomUUID() },
    ],
  });
  if (posted instanceof Error) throw posted;
  return posted!.row.id;
}

export const ask = (world: World, given: Omit<Said, 'kind'>) => say(world, { ...given, kind: 'question' });

/** By the lesson's author, so that it is official. */
export const answer = (world: World, replyTo: string, given: Omit<Said, 'kind' | 'person' | 'replyTo'>) =>
  say(world, { ...given, person: world.author, kind: 'answer', replyTo });

export const hide = ({ db, hr }: World, messageId: string) =>
  hideMessage({ db, now, person: hr, ip: '', messageId, reason: '개인정보' });
export const official = ({ db, hr }: World, messageId: string, on: boolean) =>
  markOfficial({ db, now, person: hr, ip: '', messageId, on });

let next = 0;

/** A published lesson with one answered question. */
export async function answered(world: World, body: string, reply: string, title = '수영장 수질 관리') {
  next += 1;
  const { id: lessonId } = await makePublished(world, { title: `${title} ${next}`, jobField: '체육시설' });
  const questionId = await ask(world, { person: world.colleague, body, lessonId });
  const answerId = await answer(world, questionId, { body: reply, lessonId });
  return { lessonId, questionId, answerId };
}

/** A manual in force with two sections; ids by number. */
export async function makeManual(
  { db }: World,
  slug = 'pool',
  department = '체육사업부',
): Promise<{ manualId: string; sections: Record<string, string> }> {
  const manual = await db.prisma.manual.create({
    data: {
      slug,
      title: `수영장 관리 ${slug}`,
      jobField: '체육시설',
      department,
      revision: 1,
      createdAt: now,
    },
  });
  const sections: Record<string, string> = {};
  for (const [sortOrder, [number, title]] of [
    ['3', '수질'],
    ['3.2', '잔류염소 재기'],
    ['3.3', '혼탁도 보기'],
    ['4.1', '여과기 씻기'],
  ].entries()) {
    const { id } = await db.prisma.manualSection.create({
      data: {
        ...{ manualId: manual.id, number: number!, title: title!, level: 2, sortOrder },
        ...{ body: '', hash: number!, revision: 1 },
      },
    });
    sections[number!] = id;
  }
  return { manualId: manual.id, sections };
}
