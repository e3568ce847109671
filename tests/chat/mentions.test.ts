// Naming colleagues with @, and who hears of what is said and done in a talk.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publishLessonRows } from '../support/published-lesson';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();
const LESSON = '수영장 잔류염소, 하루 세 번 재는 법';

describe('a name after @', () => {
  it('is kept with the message, shown to all, and heard of by whom it names', async () => {
    const { people, say } = stage;
    const [writer, reader] = [await stage.enter('1001'), await stage.enter('1002')];
    const ack = await say(writer, '@강민석 이거 보셨나요', {
      mentions: [people['1002'], people['1002']],
      mediaSecond: 61.7,
    });
    const mentions = [{ id: people['1002'], name: '강민석' }];
    expect(ack.message).toMatchObject({ mentions });
    expect(await reader.hears('message', ({ id }) => id === ack.message!.id)).toMatchObject({ mentions });
    expect((await reader.join()).messages![0]).toMatchObject({ mentions });
    expect(await stage.newsOf('1002')).toEqual([
      {
        ...{ kind: 'mention', path: `/lessons/${stage.lessonId}?at=61`, subject: ack.message!.id },
        facts: { name: '박서윤', lesson: LESSON, excerpt: '@강민석 이거 보셨나요' },
      },
    ]);
    expect((await say(writer, '아무도 부르지 않음')).message).not.toHaveProperty('mentions');
  });

  it('of oneself is no news', async () => {
    const writer = await stage.enter('1001');
    expect(await stage.say(writer, '@박서윤 나', { mentions: [stage.people['1001']] })).toMatchObject({
      ok: true,
    });
    expect(await stage.newsOf('1001')).toEqual([]);
  });

  it.each([
    ['is not in the text', () => ({ body: '아무도', mentions: [stage.people['1002']] })],
    ['stands there without its @', () => ({ body: '강민석 님', mentions: [stage.people['1002']] })],
    ['is nobody', () => ({ body: '@강민석', mentions: [randomUUID()] })],
  ])('that %s is refused, and nothing is written', async (_name, given) => {
    const { body, mentions } = given();
    const writer = await stage.enter('1001');
    const ack = await stage.say(writer, body, { mentions });
    expect(ack).toMatchObject({
      ok: false,
      error: { code: 'mention', fields: { body: expect.any(String) } },
    });
    expect((await writer.join()).messages).toEqual([]);
    expect(await stage.newsOf('1002')).toEqual([]);
  });

  it('of somebody who left is refused; of more than five as well', async () => {
    const { institute, people } = stage;
    const writer = await stage.enter('1001');
    const where = { id: people['4001']! };
    await institute.db.prisma.employee.update({ where, data: { leftOn: new Date('2026-05-10') } });
    expect(await stage.say(writer, '@오재형', { mentions: [people['4001']] })).toMatchObject({
      error: { code: 'mention' },
    });
    await institute.db.prisma.employee.update({ where, data: { leftOn: null } });
    const mentions = Array.from({ length: 6 }, () => randomUUID());
    expect(await stage.say(writer, '@오재형', { mentions })).toMatchObject({ error: { code: 'invalid' } });
  });

  it('goes with the words that an edit takes out, and from what was told', async () => {
    const { people, say } = stage;
    const writer = await stage.enter('1001');
    const mentions = [people['1002'], people['4001']];
    const { id } = (await say(writer, '@강민석 @오재형 봐 주세요', { mentions })).message!;
    await writer.emit('edit', { messageId: id, body: '@강민석 봐 주세요' });
    expect((await writer.join()).messages![0]).toMatchObject({ mentions: [{ name: '강민석' }] });
    expect(await stage.newsOf('1002')).toMatchObject([{ facts: { excerpt: '@강민석 봐 주세요' } }]);
    await writer.emit('delete', { messageId: id });
    expect(await stage.newsOf('1002')).toEqual([]);
  });

  it('is found by initials and by a syllable under way, those here first, without oneself', async () => {
    const { lessonId } = stage;
    const [asker] = [await stage.enter('1001'), await stage.enter('4001')];
    const find = async (query: string) => {
      const { people } = (await asker.emit('find-people', { lessonId, query })) as unknown as {
        people?: { name: string }[];
      };
      return people?.map(({ name }) => name);
    };
    expect(await find('ㄱㅁㅅ')).toEqual(['강민석']);
    expect((await find('ㅇ'))?.[0]).toBe('오재형');
    expect(await find('ㅇㅈㅎ')).toEqual(['오재형', '이정훈']);
    expect(await find('오재혀')).toEqual(['오재형']);
    expect(await find('박서윤')).toEqual([]);
    expect(await asker.emit('find-people', { lessonId, query: ' ' })).toMatchObject({
      error: { code: 'invalid' },
    });
  });

  it('is not looked up by who is not in the talk', async () => {
    const outside = await stage.enter('1002', null);
    expect(await outside.emit('find-people', { lessonId: stage.lessonId, query: '박' })).toEqual({
      ...{ ok: true, people: [] },
    });
  });
});

describe('whoever', () => {
  it('asked hears of an answer, of the official one, and of nothing of their own', async () => {
    const { say } = stage;
    const [asker, other, teacher] = [
      await stage.enter('1001'),
      await stage.enter('1002'),
      await stage.enter('2001'),
    ];
    const question = (await say(asker, '왜 세 번인가요?', { kind: 'question', mediaSecond: 30 })).message!;
    await say(asker, '덧붙여', { kind: 'answer', replyTo: question.id });
    expect(await stage.newsOf('1001')).toEqual([]);
    const answer = (
      await say(other, '저도 몰라요', { kind: 'answer', replyTo: question.id, mediaSecond: 30 })
    ).message!;
    expect(await stage.newsOf('1001')).toMatchObject([
      {
        kind: 'answer',
        subject: question.id,
        path: `/lessons/${stage.lessonId}?at=30`,
        facts: { name: '강민석' },
      },
    ]);
    expect(await teacher.emit('mark-official', { messageId: answer.id, on: true })).toEqual({ ok: true });
    expect(await stage.newsOf('1001')).toMatchObject([
      { kind: 'answer' },
      { kind: 'official-answer', subject: question.id, facts: { name: '강민석', excerpt: '저도 몰라요' } },
    ]);
    expect(await stage.newsOf('1002')).toEqual([]);
  });

  it('began a thread hears of a reply, once where it names them, never while it is hidden', async () => {
    const { say, people } = stage;
    const [first, other, teacher] = [
      await stage.enter('1001'),
      await stage.enter('1002'),
      await stage.enter('2001'),
    ];
    const { id } = (await say(first, '시작하는 글')).message!;
    await say(other, '덧붙임', { replyTo: id });
    expect(await stage.newsOf('1001')).toMatchObject([
      { kind: 'reply', subject: id, facts: { excerpt: '덧붙임' } },
    ]);
    await stage.institute.db.prisma.notification.deleteMany();
    await say(other, '@박서윤 님', { replyTo: id, mentions: [people['1001']] });
    expect(await stage.newsOf('1001')).toMatchObject([{ kind: 'mention' }]);
    await teacher.emit('hide', { messageId: id, reason: '주제와 다름' });
    await stage.institute.db.prisma.notification.deleteMany();
    await say(other, '또', { replyTo: id });
    expect(await stage.newsOf('1001')).toEqual([]);
  });

  it('is hidden or stopped hears why and until when, without a moderator’s name', async () => {
    const { say, lessonId, people } = stage;
    const [writer, teacher] = [await stage.enter('1001'), await stage.enter('2001')];
    const { id } = (await say(writer, '거친 글')).message!;
    await teacher.emit('hide', { messageId: id, reason: '존중해 주세요' });
    await teacher.emit('mute', { employeeId: people['1001'], lessonId, minutes: 60 });
    const news = await stage.newsOf('1001');
    expect(news).toMatchObject([
      { kind: 'hidden', subject: id, facts: { reason: '존중해 주세요', lesson: LESSON } },
      { kind: 'muted', subject: lessonId, facts: { at: '2026-05-11T02:00:00.000Z' } },
    ]);
    expect(JSON.stringify(news)).not.toContain('이정훈');
    await teacher.emit('mute', { employeeId: people['1001'], lessonId, minutes: 0 });
    expect((await stage.newsOf('1001')).map(({ kind }) => kind)).toEqual(['hidden']);
  });

  it('makes or moderates the talk hears of a report, but not who reported', async () => {
    const { say, people, lessonId } = stage;
    await stage.institute.db.prisma.chatModerator.create({
      data: {
        lessonId,
        personId: people['4001']!,
        kind: 'moderator',
        addedById: people['3001']!,
        createdAt: new Date(),
      },
    });
    const [writer, reporter] = [await stage.enter('1001'), await stage.enter('1002')];
    const { id } = (await say(writer, '신고될 글')).message!;
    await reporter.emit('report', { messageId: id, reason: '욕설이나 비하' });
    for (const no of ['2001', '4001']) {
      const news = await stage.newsOf(no);
      expect([no, news]).toMatchObject([no, [{ kind: 'report', path: '/chat-desk', facts: { count: 1 } }]]);
      expect(JSON.stringify(news)).not.toContain('강민석');
    }
    expect(await stage.newsOf('1002')).toEqual([]);
  });
});

describe('one commit', () => {
  it('holds the message, its names and its news, or none of them', async () => {
    const { institute, people, say } = stage;
    const before = await institute.db.prisma.notification.count();
    const writer = await stage.enter('1001');
    await institute.db.sql.query(
      `ALTER TABLE notification ADD CONSTRAINT broken CHECK (kind <> 'mention') NOT VALID`,
    );
    try {
      const ack = await say(writer, '@강민석', { mentions: [people['1002']] });
      expect(ack.ok).toBe(false);
      expect((await writer.join()).messages).toEqual([]);
      expect(
        await institute.db.prisma.chatMention.count({
          where: { name: '강민석', message: { lessonId: stage.lessonId } },
        }),
      ).toBe(0);
      expect(await institute.db.prisma.notification.count()).toBe(before);
    } finally {
      await institute.db.sql.query(`ALTER TABLE notification DROP CONSTRAINT broken`);
    }
  });

  it('of another lesson’s thread is none', async () => {
    const { say } = stage;
    const writer = await stage.enter('1001');
    const { id } = (await say(writer, '여기')).message!;
    const { lessonId } = await publishLessonRows(stage.institute.db, { authorId: stage.people['2001']! });
    expect(await say(writer, '저기', { lessonId, replyTo: id })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});
