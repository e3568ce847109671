// What strangers' scripts send to the socket: answered with a sentence or kept as harmless text, and nothing else changes.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publishLessonRows } from '../support/published-lesson';
import { waitFor } from '../support/wait-for';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();

/** Everything that a talk is made of, as the database has it. */
async function everything() {
  const tables = ['chat_room', 'chat_message', 'chat_reaction', 'chat_report', 'chat_mute', 'chat_mention'];
  const { rows } = await stage.institute.db.sql.query(
    `SELECT ${tables.map((table) => `(SELECT json_agg(t ORDER BY t::text) FROM ${table} t) AS ${table}`).join(', ')}`,
  );
  return rows[0];
}

describe('a body', () => {
  it.each<[string, string, string]>([
    ['a script', '<script>document.title="x"</script>', '<script>document.title="x"</script>'],
    ['a formula', '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
    ['an order to the database', "'); DROP TABLE chat_message; --", "'); DROP TABLE chat_message; --"],
    ['control characters', 'a\u0000b\u0007c\u001b[31md', 'abc[31md'],
    ['a right-to-left override', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['zero-width characters', '가\u200b나\u2060다\ufeff', '가나다'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['piled-up marks', 'e' + '\u0301'.repeat(50), 'é'.normalize('NFC') + '\u0301'.repeat(1)],
    ['many lines', '하나\n\n\n둘\u2028셋', '하나 둘 셋'],
  ])('of %s is kept as visible text', async (_name, body, kept) => {
    const writer = await stage.enter('1001');
    const ack = await stage.say(writer, body);
    expect(ack.ok).toBe(true);
    const { rows } = await stage.institute.db.sql.query(`SELECT body FROM chat_message WHERE id = $1`, [
      ack.message!.id,
    ]);
    expect([ack.message!.body, rows[0].body].map((text: string) => text.normalize('NFD'))).toEqual(
      Array(2).fill(kept.normalize('NFD')),
    );
  });

  it.each<[string, unknown]>([
    ['10,000 characters', '가'.repeat(10_000)],
    ['10,001 characters', '가'.repeat(10_001)],
    ['a thousand joined emoji', '👨‍👩‍👧‍👦'.repeat(1_000)],
    ['nothing visible', '\u200b\u202e\u3164'],
    ['a number', 7],
    ['a list', ['가']],
    ['an object', { toString: '가' }],
    ['nothing', null],
  ])('of %s is refused with a sentence', async (_name, body) => {
    const writer = await stage.enter('1001');
    const ack = await stage.say(writer, body);
    expect(ack).toMatchObject({ ok: false, error: { message: expect.stringMatching(/[가-힣]/) } });
    expect((await writer.join()).messages).toEqual([]);
  });
});

describe('a post', () => {
  it('that says who wrote it, when and as what is that of its sender, now', async () => {
    const { people } = stage;
    const writer = await stage.enter('1001');
    const id = randomUUID();
    const forged = {
      ...{
        id,
        author: { id: people['2001'], name: '이정훈' },
        authorId: people['2001'],
        person: people['2001'],
      },
      ...{ official: true, pinned: true, hidden: true, deleted: true, createdAt: '2020-01-01T00:00:00Z' },
      ...{
        revision: 999_999,
        bornRevision: 999_999,
        moderator: true,
        kind: 'chat',
        reactions: { helpful: 99 },
      },
      ...{
        lessonVersion: 7,
        shownMs: 1,
        hiddenReason: '<b>',
        editedAt: '2020-01-01T00:00:00Z',
        mine: ['great'],
      },
    };
    const { message } = await stage.say(writer, '남인 척', forged);
    expect(message).toMatchObject({
      ...{ author: { id: people['1001'] }, official: false, pinned: false, hidden: false, deleted: false },
      ...{ reactions: {}, editedAt: null, lessonVersion: 1, mediaSecond: 12.5, revision: 1 },
      createdAt: stage.institute.clock.now().toISOString(),
    });
    expect(message!.id).not.toBe(id);
    expect(message).not.toHaveProperty('hiddenReason');
  });

  it('into a thread of another lesson, or of a message that is not there, is refused', async () => {
    const writer = await stage.enter('1001');
    const { id } = (await stage.say(writer, '여기 글', { kind: 'question' })).message!;
    const other = await publishLessonRows(stage.institute.db, { authorId: stage.people['2001']! });
    const before = await everything();
    for (const replyTo of [id, randomUUID()])
      expect(
        await stage.say(writer, '저기서', { lessonId: other.lessonId, replyTo, kind: 'answer' }),
      ).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const after = await everything();
    expect(after.chat_message).toEqual(before.chat_message);
  });

  it('with somebody else’s key is a message of its own', async () => {
    const [one, two] = [await stage.enter('1001'), await stage.enter('1002')];
    const clientKey = randomUUID();
    const first = await stage.say(one, '하나', { clientKey });
    const second = await stage.say(two, '둘', { clientKey });
    expect(second.message).toMatchObject({ body: '둘', author: { id: stage.people['1002'] } });
    expect(second.message!.id).not.toBe(first.message!.id);
  });
});

it('the acts of moderators by an employee are refused, and nothing at all has changed', async () => {
  const [writer, spoofer] = [await stage.enter('1001'), await stage.enter('1002')];
  const { lessonId, people } = stage;
  const { id } = (await stage.say(writer, '글', { kind: 'question' })).message!;
  const reply = (await stage.say(spoofer, '답', { kind: 'answer', replyTo: id })).message!;
  const logged = () => stage.institute.db.prisma.accessLog.count();
  const [before, entries] = [await everything(), await logged()];
  const acts: [string, object][] = [
    ['hide', { messageId: id, reason: '그냥', moderator: true }],
    ['show', { messageId: id }],
    ['pin', { messageId: id, on: true }],
    ['mark-official', { messageId: reply.id, on: true }],
    ['slow-mode', { lessonId, seconds: 10 }],
    ['close', { lessonId, on: true }],
    ['mute', { employeeId: people['1001'], lessonId, minutes: 10 }],
    ['mute', { employeeId: people['1001'], minutes: 10 }],
    ['mute', { employeeId: people['1002'], lessonId, minutes: 0 }],
    ['edit', { messageId: id, body: '남의 글' }],
    ['delete', { messageId: id }],
  ];
  for (const [event, given] of acts)
    expect([
      event,
      await spoofer.emit(event, { ...given, personId: people['2001'], person: { roles: ['hr'] } }),
    ]).toMatchObject([event, { ok: false, error: { message: expect.stringMatching(/[가-힣]/) } }]);
  expect(await everything()).toEqual(before);
  expect(await logged()).toBe(entries);
  expect(writer.heard.filter(({ event }) => event === 'message-changed')).toEqual([]);
});

describe('events', () => {
  it('before a join are judged by themselves, and hear nothing of the talk', async () => {
    const outside = await stage.enter('1002', null);
    expect(await stage.say(outside, '들어가지 않고 씀')).toMatchObject({ ok: true });
    const inside = await stage.enter('1001');
    await stage.say(inside, '안에서');
    await stage.say(outside, '끝');
    await inside.hears('message', ({ body }) => body === '끝');
    expect(outside.heard.filter(({ event }) => event === 'message')).toEqual([]);
  });

  it('that nobody knows are ignored, those of the server as well', async () => {
    const [stranger, other] = [await stage.enter('1002'), await stage.enter('1001')];
    const forged = { id: randomUUID(), lessonId: stage.lessonId, body: '가짜', author: { name: '이정훈' } };
    for (const event of [
      'message',
      'message-changed',
      'room',
      'muted',
      'presence',
      'admin',
      '__proto__',
      'constructor',
    ])
      stranger.socket.emit(event, forged);
    expect(await stage.say(stranger, '진짜')).toMatchObject({ ok: true });
    await other.hears('message', ({ body }) => body === '진짜');
    expect(JSON.stringify(other.heard)).not.toContain('가짜');
  });

  it('without an ack are done, or refused in silence', async () => {
    const [quiet, other] = [await stage.enter('1002'), await stage.enter('1001')];
    const post = { lessonId: stage.lessonId, mediaSecond: 1, kind: 'chat' };
    quiet.socket.emit('post', { ...post, body: '답을 듣지 않음', clientKey: randomUUID() });
    quiet.socket.emit('post', 'nonsense');
    quiet.socket.emit('post');
    quiet.socket.emit('hide', { messageId: randomUUID(), reason: 'x' }, 'not a function');
    await other.hears('message', ({ body }) => body === '답을 듣지 않음');
    expect(await stage.say(quiet, '아직 연결됨')).toMatchObject({ ok: true });
  });

  const deep = () => {
    let value: unknown = '가';
    for (let at = 0; at < 1_000; at++) value = { value, list: [value].slice(0, 0) };
    return value;
  };
  it.each<[string, unknown]>([
    ['a list', []],
    ['a number', 1],
    ['a word', 'post'],
    ['nothing', null],
    ['a truth', true],
    ['a thousand levels', deep()],
    ['a prototype', JSON.parse('{"__proto__":{"moderator":true},"constructor":{"prototype":{"ok":true}}}')],
    ['bytes', Buffer.from('가나다')],
    [
      'fields of the wrong kind',
      { lessonId: { $ne: null }, messageId: ['x'], body: 1, reason: {}, on: 'yes' },
    ],
  ])('with %s instead of what they take are refused, all of them', async (_name, given) => {
    const chat = await stage.enter('1002');
    const events =
      'join post edit delete react report hide show pin mute slow-mode close mark-official find-people';
    for (const event of events.split(' '))
      expect([event, await chat.emit(event, given)]).toMatchObject([
        event,
        { ok: false, error: { code: 'invalid' } },
      ]);
    expect(({} as { moderator?: boolean }).moderator).toBeUndefined();
    expect(await stage.say(chat, '그대로')).toMatchObject({ ok: true });
  });

  it('larger than a packet may be end the connection, and nobody else’s', async () => {
    const [large, other] = [await stage.enter('1002'), await stage.enter('1001')];
    large.socket.emit('post', { body: 'x'.repeat(100_000) });
    await waitFor('the socket to end', () => !large.socket.connected);
    expect(await stage.say(other, '저는 남습니다')).toMatchObject({ ok: true });
  });
});
