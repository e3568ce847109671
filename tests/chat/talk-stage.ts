// A lesson's talk on a real server: people who enter it and write in it, and a fresh lesson for each test.
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { ApiClient } from '../support/api-client';
import { ChatClient } from '../support/chat-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

export interface TalkStage {
  institute: TestInstitute;
  /** Ids by employee number; 2001 makes the lesson, 3001 is HR. */
  people: Record<string, string>;
  signed: Record<string, ApiClient>;
  lessonId: string;
  enter(employeeNo: string, join?: object | null): Promise<ChatClient>;
  /** Writes as soon as the limit allows. */
  say(chat: ChatClient, body: unknown, given?: object): ReturnType<ChatClient['post']>;
  newsOf(employeeNo: string): Promise<{ kind: string; path: string; facts: unknown; subject: string }[]>;
}

export function setTalkStage(): TalkStage {
  const stage = { signed: {} } as TalkStage;
  const open: ChatClient[] = [];
  beforeAll(async () => {
    stage.institute = await startTestInstitute();
    stage.people = await createPeople(stage.institute.db);
    for (const no of ['1001', '1002', '2001', '3001', '4001'])
      stage.signed[no] = await signedIn(stage.institute.origin, no);
  });
  afterAll(() => stage.institute?.stop());
  beforeEach(async () => {
    for (const chat of open.splice(0)) chat.close();
    const { db } = stage.institute;
    await db.prisma.notification.deleteMany();
    ({ lessonId: stage.lessonId } = await publishLessonRows(db, { authorId: stage.people['2001']! }));
  });
  stage.enter = async (employeeNo, join = {}) => {
    const chat = await ChatClient.connect(stage.signed[employeeNo]!, stage.lessonId);
    open.push(chat);
    if (join) expect(await chat.join(join)).toMatchObject({ ok: true });
    return chat;
  };
  stage.say = async (chat, body, given = {}) => {
    for (;;) {
      const ack = await chat.post(body as string, given);
      if (ack.error?.code !== 'too-fast') return ack;
      await new Promise((resolve) => setTimeout(resolve, ack.retryAfterSeconds! * 1000));
    }
  };
  stage.newsOf = async (employeeNo) => {
    const rows = await stage.institute.db.prisma.notification.findMany({
      where: { personId: stage.people[employeeNo]! },
      orderBy: { kind: 'asc' },
    });
    return rows.map(({ kind, path, facts, subject }) => ({ kind, path, facts, subject }));
  };
  return stage;
}
