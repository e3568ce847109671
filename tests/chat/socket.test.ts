// The talk beside a lesson from outside, through the public socket and the public pages.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client';
import { ChatClient } from '../support/chat-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { waitFor } from '../support/wait-for';

let institute: TestInstitute;
let people: Record<string, string>;
const signed: Record<string, ApiClient> = {};
let lessonId: string;
const open: ChatClient[] = [];

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
  for (const no of ['1001', '1002', '2001', '3001']) signed[no] = await signedIn(institute.origin, no);
  await institute.db.prisma.chatForbiddenWord.create({
    data: { word: '멍텅구리', addedById: people['3001']!, createdAt: new Date() },
  });
});
afterAll(() => institute.stop());
beforeEach(async () => {
  for (const chat of open.splice(0)) chat.close();
  ({ lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']! }));
});

async function enter(employeeNo: string, join: object | null = {}) {
  const chat = await ChatClient.connect(signed[employeeNo]!, lessonId);
  open.push(chat);
  if (join) expect(await chat.join(join)).toMatchObject({ ok: true });
  return chat;
}
/** Writes as soon as the limit allows. */
async function say(chat: ChatClient, body: string, given: object = {}) {
  for (;;) {
    const ack = await chat.post(body, given);
    if (ack.error?.code !== 'too-fast') return ack;
    await new Promise((resolve) => setTimeout(resolve, ack.retryAfterSeconds! * 1000));
  }
}

describe('a message', () => {
  it('is answered, heard by the others, kept, and found by its second', async () => {
    const [writer, reader] = [await enter('1001'), await enter('1002')];
    const ack = await writer.post('측정 컵은\n세 번   헹굽니다', { mediaSecond: 122.4 });
    expect(ack).toMatchObject({
      ok: true,
      message: {
        ...{ lessonId, lessonVersion: 1, body: '측정 컵은 세 번 헹굽니다', mediaSecond: 122.4, kind: 'chat' },
        author: { id: people['1001'], name: '박서윤', department: '체육사업부' },
        ...{ official: false, replyTo: null, reactions: {}, editedAt: null, pinned: false, hidden: false },
      },
    });
    const id = ack.message!.id;
    expect(await reader.hears('message', (given) => given.id === id)).toMatchObject({
      body: '측정 컵은 세 번 헹굽니다',
    });
    const at = (query: string) => signed['1002']!.api('GET', `/lessons/${lessonId}/chat?${query}`);
    expect((await at('from=122&to=123')).data).toMatchObject({ items: [{ id }], nextCursor: null });
    expect((await at('from=0&to=122')).data.items).toEqual([]);
    const map = (await signed['1002']!.api('GET', `/lessons/${lessonId}/chat-map`)).data;
    expect(map).toMatchObject({ total: 1, previous: 0 });
    expect(map.counts[Math.floor((122.4 / 362) * 60)]).toBe(1);
  });

  it('sent twice with one key is there once', async () => {
    const [writer, reader] = [await enter('1001'), await enter('1002')];
    const clientKey = randomUUID();
    const [first, second] = await Promise.all([
      writer.post('같은 글', { clientKey }),
      writer.post('같은 글', { clientKey }),
    ]);
    expect(first.message!.id).toBe(second.message!.id);
    await say(writer, '다음 글');
    await reader.hears('message', ({ body }) => body === '다음 글');
    expect(reader.heard.filter(({ given }) => given.body === '같은 글')).toHaveLength(1);
    expect((await reader.join()).messages).toHaveLength(2);
  });

  it.each([
    ['empty', ' \u200b\n'],
    ['too-long', '가'.repeat(201)],
    ['resident-number', '제 번호는 880101-2345678 입니다'],
    ['phone-number', '010-1234-5678로 전화 주세요'],
    ['empty', ''],
  ])('that is not fit is refused with a sentence: %s', async (code, body) => {
    const writer = await enter('1001');
    const ack = await say(writer, body);
    expect(ack).toMatchObject({ ok: false, error: { code } });
    expect(ack.error!.message).toMatch(/[가-힣]/);
    expect((await writer.join()).messages).toEqual([]);
  });

  it('with a forbidden word is refused, also with its letters apart', async () => {
    const writer = await enter('1001');
    expect(await say(writer, '이런 멍.텅 구리 같은')).toMatchObject({ error: { code: 'forbidden-word' } });
    expect((await writer.join()).messages).toEqual([]);
  });

  it('of a flood is held back, and the others still write', async () => {
    const [flooder, other] = [await enter('1001'), await enter('1002')];
    const acks = await Promise.all(Array.from({ length: 200 }, (_, i) => flooder.post(`도배 ${i}`)));
    const taken = acks.filter(({ ok }) => ok).length;
    expect(taken).toBeLessThanOrEqual(15);
    for (const ack of acks.filter(({ ok }) => !ok))
      expect(ack).toMatchObject({ error: { code: 'too-fast' }, retryAfterSeconds: expect.any(Number) });
    expect(await say(other, '저는 씁니다')).toMatchObject({ ok: true });
  });
});

describe('what was missed', () => {
  it('comes by the last revision, new and changed alike, and by the last id', async () => {
    const [writer, reader] = [await enter('1001'), await enter('1002')];
    const first = (await say(writer, '하나')).message!;
    const { revision } = (await reader.join()).room!;
    reader.close();
    const second = (await say(writer, '둘')).message!;
    await writer.emit('edit', { messageId: first.id, body: '하나 고침' });
    const back = await enter('1002', null);
    expect((await back.join({ sinceRevision: revision })).messages!.map(({ body }) => body)).toEqual([
      '둘',
      '하나 고침',
    ]);
    expect((await back.join({ afterId: first.id })).messages!.map(({ id }) => id)).toEqual([second.id]);
    expect((await back.join({ newOnly: true })).messages).toEqual([]);
  });

  it('is paged a hundred at a time without a gap or a double', async () => {
    await enter('1001');
    await institute.db.sql.query(
      `WITH r AS (UPDATE chat_room SET revision = 250 WHERE lesson_id = $1 RETURNING version_id)
       INSERT INTO chat_message (id, lesson_id, lesson_version_id, media_ms, shown_ms, author_id, client_key, body, kind,
                                 born_revision, revision, created_at)
       SELECT gen_random_uuid(), $1, r.version_id, i * 7 % 50 * 1000, i * 7 % 50 * 1000, $2, 'k' || i, 'm' || i, 'chat', i, i, now()
         FROM r, generate_series(1, 250) i`,
      [lessonId, people['1001']],
    );
    const reader = await enter('1002', null);
    const ids: string[] = [];
    for (let more = true; more;) {
      const page = await reader.join(ids.length ? { afterId: ids.at(-1) } : {});
      ids.push(...page.messages!.map(({ id }) => id));
      more = page.hasMore!;
    }
    expect(new Set(ids).size).toBe(250);
    const seconds: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const { data } = await signed['1002']!.api('GET', `/lessons/${lessonId}/chat?from=0&to=60${query}`);
      seconds.push(...data.items.map(({ mediaSecond }: { mediaSecond: number }) => mediaSecond));
      cursor = data.nextCursor;
    }
    expect(seconds).toHaveLength(250);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  });
});

describe('one’s own message', () => {
  it('is edited and deleted within five minutes, leaves a trace, and is nobody else’s', async () => {
    const [writer, other] = [await enter('1001'), await enter('1002')];
    const { id } = (await say(writer, '틀린 글')).message!;
    expect(await other.emit('edit', { messageId: id, body: '남의 글' })).toMatchObject({
      ok: false,
      error: { code: 'not-yours' },
    });
    expect(await writer.emit('edit', { messageId: id, body: '바른 글' })).toEqual({ ok: true });
    const edited = await other.hears('message-changed', (given) => given.body === '바른 글');
    expect(edited.editedAt).not.toBeNull();
    expect(await writer.emit('delete', { messageId: id })).toEqual({ ok: true });
    await other.hears('message-changed', (given) => given.deleted && given.body === null);
    const late = (await say(writer, '늦은 글')).message!;
    institute.clock.advanceSeconds(301);
    expect(await writer.emit('delete', { messageId: late.id })).toMatchObject({
      error: { code: 'too-late' },
    });
  });
});

describe('a question', () => {
  it('is answered by the lesson’s instructor officially, and wondered about by others', async () => {
    const [asker, other, teacher] = [await enter('1001'), await enter('1002'), await enter('2001')];
    const question = (await say(asker, '비 온 뒤에도 같나요?', { kind: 'question' })).message!;
    expect(await say(other, '같아요', { kind: 'answer' })).toMatchObject({ error: { code: 'no-question' } });
    const answer = await say(teacher, '30분 뒤에 다시 잽니다', { kind: 'answer', replyTo: question.id });
    expect(answer.message).toMatchObject({ official: true, replyTo: question.id });
    expect((await say(other, '저도 그렇게', { kind: 'answer', replyTo: question.id })).message).toMatchObject(
      {
        official: false,
      },
    );
    await other.emit('react', { messageId: question.id, reaction: 'me-too', on: true });
    await other.emit('react', { messageId: question.id, reaction: 'me-too', on: true });
    await teacher.hears('message-changed', (given) => given.reactions['me-too'] === 1);
    const { messages } = await other.join();
    expect(messages!.find(({ id }) => id === question.id)).toMatchObject({
      reactions: { 'me-too': 1 },
      mine: ['me-too'],
    });
  });
});

describe('moderation', () => {
  it('is refused to an employee, whatever they send', async () => {
    const [writer, spoofer] = [await enter('1001'), await enter('1002')];
    const { id } = (await say(writer, '글')).message!;
    const acts: [string, object][] = [
      ['hide', { messageId: id, reason: '그냥' }],
      ['show', { messageId: id }],
      ['pin', { messageId: id, on: true }],
      ['mark-official', { messageId: id, on: true }],
      ['slow-mode', { lessonId, seconds: 10 }],
      ['close', { lessonId, on: true }],
      ['mute', { employeeId: people['1001'], lessonId, minutes: 10 }],
      ['mute', { employeeId: people['1001'], minutes: 10 }],
    ];
    for (const [event, given] of acts)
      expect([event, await spoofer.emit(event, given)]).toEqual([
        event,
        expect.objectContaining({ ok: false, error: expect.objectContaining({ code: 'forbidden' }) }),
      ]);
    const spoofed = await say(spoofer, '남인 척', {
      author: { id: people['1001'] },
      authorId: people['1001'],
    });
    expect(spoofed.message!.author.id).toBe(people['1002']);
  });

  it('hides with a reason that only the writer and moderators read, and is logged', async () => {
    const [writer, reader, teacher] = [await enter('1001'), await enter('1002'), await enter('2001')];
    const { id } = (await say(writer, '거친 말')).message!;
    expect(await teacher.emit('hide', { messageId: id, reason: '서로 존중해 주세요' })).toEqual({ ok: true });
    const forOthers = await reader.hears('message-changed', (given) => given.hidden);
    expect(forOthers).toMatchObject({ body: null });
    expect(forOthers).not.toHaveProperty('hiddenReason');
    const forWriter = await writer.hears('message-changed', (given) => given.hidden);
    expect(forWriter).toMatchObject({ body: '거친 말', hiddenReason: '서로 존중해 주세요' });
    expect(JSON.stringify([...reader.heard, ...writer.heard])).not.toContain('이정훈');
    expect((await reader.join()).messages![0]).toMatchObject({ body: null, hidden: true });
    expect((await teacher.join()).messages![0]).toMatchObject({ body: '거친 말' });
    const logged = await institute.db.prisma.accessLog.findFirst({ where: { subject: id } });
    expect(logged).toMatchObject({
      action: 'chat.hide',
      actorId: people['2001'],
      reason: '서로 존중해 주세요',
    });
  });

  it('slows, closes and mutes; a mute survives a new device', async () => {
    const [writer, teacher] = [await enter('1001'), await enter('2001')];
    await teacher.emit('slow-mode', { lessonId, seconds: 30 });
    await writer.hears('room', (given) => (given as unknown as { slowSeconds: number }).slowSeconds === 30);
    expect(await say(writer, '하나')).toMatchObject({ ok: true });
    institute.clock.advanceSeconds(10);
    expect(await say(writer, '둘')).toMatchObject({ error: { code: 'slow-mode' }, retryAfterSeconds: 20 });
    expect(await say(teacher, '저는 됩니다')).toMatchObject({ ok: true });
    expect((await writer.join()).room).toMatchObject({ slowSeconds: 30, slowWaitSeconds: 20 });
    expect((await teacher.join()).room).toMatchObject({ slowWaitSeconds: 0 });
    institute.clock.advanceSeconds(20);
    expect(await say(writer, '둘')).toMatchObject({ ok: true });
    await teacher.emit('slow-mode', { lessonId, seconds: 0 });
    await teacher.emit('mute', { employeeId: people['1001'], lessonId, minutes: 10 });
    await writer.hears('muted', (given) => given.until !== null);
    const phone = await enter('1001', null);
    expect((await phone.join()).room!.mutedUntil).not.toBeNull();
    expect(await say(phone, '또')).toMatchObject({ error: { code: 'muted' } });
    institute.clock.advanceSeconds(601);
    expect(await say(phone, '이제')).toMatchObject({ ok: true });
    await teacher.emit('close', { lessonId, on: true });
    expect(await say(phone, '닫힌 뒤')).toMatchObject({ error: { code: 'closed' } });
  });
});

describe('a clock that jumps', () => {
  it('changes no order, loses nothing and locks nobody out', async () => {
    const [writer, reader] = [await enter('1001'), await enter('1002')];
    const first = await say(writer, '먼저');
    institute.clock.advanceSeconds(-3600);
    expect(await say(writer, '한 시간 앞당겨진 뒤')).toMatchObject({ ok: true });
    institute.clock.advanceSeconds(7200);
    expect(await say(writer, '두 시간 건너뛴 뒤')).toMatchObject({ ok: true });
    institute.clock.advanceSeconds(-3600);
    const missed = await reader.join({ afterId: first.message!.id });
    expect(missed.messages!.map(({ body }) => body)).toEqual(['한 시간 앞당겨진 뒤', '두 시간 건너뛴 뒤']);
  });

  it('makes slow mode wait no longer than it says', async () => {
    const [writer, teacher] = [await enter('1001'), await enter('2001')];
    await teacher.emit('slow-mode', { lessonId, seconds: 20 });
    expect(await say(writer, '하나')).toMatchObject({ ok: true });
    institute.clock.advanceSeconds(-3600);
    expect(await say(writer, '둘')).toMatchObject({ error: { code: 'slow-mode' }, retryAfterSeconds: 20 });
    institute.clock.advanceSeconds(3600 + 20);
    expect(await say(writer, '둘')).toMatchObject({ ok: true });
  });
});

describe('a flood', () => {
  it('of two hundred at once is bounded for its writer and not felt by the others', async () => {
    const [flooder, other] = [await enter('3001'), await enter('1002')];
    const answers = Promise.all(Array.from({ length: 200 }, (_, n) => flooder.post(`물결 ${n}`)));
    expect(await say(other, '저도 씁니다')).toMatchObject({ ok: true });
    const all = await answers;
    const written = all.filter(({ ok }) => ok).length;
    // Ten at once, and one more for each second that it took.
    expect(written).toBeGreaterThanOrEqual(10);
    expect(written).toBeLessThan(20);
    const refused = all.filter(({ ok }) => !ok);
    for (const { error, retryAfterSeconds } of refused)
      expect([error?.code, retryAfterSeconds! >= 1]).toEqual(['too-fast', true]);
    expect(await institute.db.prisma.chatMessage.count({ where: { lessonId } })).toBe(written + 1);
  });
});

describe('the door', () => {
  it('is closed to other sites, to strangers and to lessons that are not there', async () => {
    await expect(
      ChatClient.connect(signed['1001']!, lessonId, { origin: 'https://elsewhere.example' }),
    ).rejects.toThrow();
    const reader = await enter('1001', null);
    expect(await reader.emit('join', { lessonId: randomUUID() })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await reader.emit('join', { lessonId: "'; DROP TABLE" })).toMatchObject({
      error: { code: 'invalid' },
    });
    expect(await say(reader, '없는 강의', { lessonId: randomUUID() })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('ends the sockets of a session that ends, and no others', async () => {
    const leaving = await signedIn(institute.origin, '1002');
    const chat = await ChatClient.connect(leaving, lessonId);
    const [otherDevice, other] = [await enter('1002'), await enter('1001')];
    await leaving.fetch('/sign-out', { method: 'POST' });
    await waitFor('the socket to end', () => !chat.socket.connected);
    expect([otherDevice.socket.connected, other.socket.connected]).toEqual([true, true]);
    expect(await say(other, '저는 남습니다')).toMatchObject({ ok: true });
  });

  it('bounds the sockets of one person', async () => {
    const many = [];
    for (let i = 0; i < 8; i++) many.push(await enter('1002', null));
    await expect(ChatClient.connect(signed['1002']!, lessonId)).rejects.toMatchObject({
      data: { code: 'too-many-sockets' },
    });
  });
});

describe('a new version', () => {
  it('takes messages along by its map; what is cut out is talk of the version before', async () => {
    const writer = await enter('1001');
    for (const [body, mediaSecond] of [
      ['앞', 10],
      ['잘린 곳', 100],
      ['뒤', 200],
    ] as const)
      expect(await say(writer, body, { mediaSecond })).toMatchObject({ ok: true });
    const old = await institute.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } });
    const version = await institute.db.prisma.lessonVersion.create({
      data: {
        ...{ lessonId, number: 2, videoId: old.videoId, durationMs: 262_000, createdAt: new Date() },
        versionMap: [
          [0, 50_000, 0],
          [150_000, 362_000, 50_000],
        ],
      },
    });
    await institute.db.prisma.lesson.update({ where: { id: lessonId }, data: { liveVersionId: version.id } });
    const { data } = await signed['1002']!.api('GET', `/lessons/${lessonId}/chat`);
    expect(data.items.map(({ body, mediaSecond }: Record<string, unknown>) => [body, mediaSecond])).toEqual([
      ['앞', 10],
      ['뒤', 100],
    ]);
    const before = await signed['1002']!.api('GET', `/lessons/${lessonId}/chat?previous=1`);
    expect(before.data.items).toMatchObject([{ body: '잘린 곳', mediaSecond: null, lessonVersion: 1 }]);
    expect(await say(writer, '새 판', { mediaSecond: 300 })).toMatchObject({
      message: { lessonVersion: 2, mediaSecond: 262 },
    });
  });
});
