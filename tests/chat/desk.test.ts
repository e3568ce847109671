// The desk of those who look after talks: who sees what, and that each act is heard in the talk and logged.
import { describe, expect, it } from 'vitest';
import { listMuted } from '~/chat/list-muted.server';
import { listReports } from '~/chat/list-reports.server';
import { listTalkActs } from '~/chat/list-talk-acts.server';
import { listTalks } from '~/chat/list-talks.server';
import type { Person } from '~/people/person';
import { publishLessonRows } from '../support/published-lesson';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();
const person = (no: string, roles: Person['roles'] = []) =>
  ({ id: stage.people[no]!, roles, headOfDepartmentIds: [] }) as unknown as Person;
const hr = () => person('3001', ['hr']);
const given = (of: Person) => ({ db: stage.institute.db, now: stage.institute.clock.now(), person: of });
const act = (no: string, fields: Record<string, string>, path = '/chat-desk') =>
  stage.signed[no]!.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
const appoint = (no: string, personNo: string, kind: string, intent = 'appoint') =>
  act(no, { intent, kind, personId: stage.people[personNo]! }, `/studio/${stage.lessonId}/people`);
const see = async (no: string, tab: string) => {
  const response = await stage.signed[no]!.fetch(`/chat-desk?tab=${tab}`);
  return { status: response.status, text: await response.text() };
};

async function reported() {
  const [writer, reporter] = [await stage.enter('1001'), await stage.enter('1002')];
  await stage.say(reporter, '앞의 글');
  const { id } = (await stage.say(writer, '문제의 글', { mediaSecond: 61 })).message!;
  await stage.say(reporter, '뒤의 글');
  expect(await reporter.emit('report', { messageId: id, reason: '욕설이나 비하' })).toEqual({ ok: true });
  return { writer, reporter, id };
}

describe('a report', () => {
  it('stands on the desk with what was said around it, without who reported', async () => {
    const { id } = await reported();
    const mine = (await listReports(given(person('2001')))).filter((one) => one.id === id);
    expect(mine).toMatchObject([
      {
        ...{ id, authorName: '박서윤', body: '문제의 글', shownMs: 61_000, hidden: false },
        ...{ reasons: ['욕설이나 비하'], before: [{ body: '앞의 글' }], after: [{ body: '뒤의 글' }] },
      },
    ]);
    expect(await listReports(given(person('1001')))).toEqual([]);
    expect(await listReports(given(person('4001')))).toEqual([]);
    expect((await listReports(given(hr()))).map((one) => one.id)).toContain(id);
    const { text } = await see('2001', 'reports');
    expect(text).toContain('문제의 글');
  });

  it('is dealt with by hiding, which all in the talk hear, or by leaving it', async () => {
    const first = await reported();
    const response = await act('2001', { intent: 'hide', messageId: first.id, reason: '존중해 주세요' });
    expect(response.status).toBe(200);
    await first.reporter.hears('message-changed', ({ id, hidden }) => id === first.id && hidden);
    const second = await reported();
    await act('2001', { intent: 'dismiss', messageId: second.id });
    const left = (await listReports(given(hr()))).map(({ id }) => id);
    expect(left).not.toContain(first.id);
    expect(left).not.toContain(second.id);
    expect((await second.reporter.join()).messages!.find(({ id }) => id === second.id)?.hidden).toBe(false);
    const acts = await listTalkActs(given(person('2001')));
    expect(acts.map(({ change, personName }) => [change, personName])).toEqual(
      expect.arrayContaining([
        ['신고 넘김', '박서윤'],
        ['글 가림', '박서윤'],
      ]),
    );
    expect(await listTalkActs(given(person('4001')))).toEqual([]);
  });
});

describe('a reason', () => {
  it('names nobody’s number, neither of a report nor of hiding, in the talk and on the desk', async () => {
    const { reporter, id } = await reported();
    const teacher = await stage.enter('2001');
    const number = { messageId: id, reason: '010,1234,5678로 물어보세요' };
    for (const answer of [await reporter.emit('report', number), await teacher.emit('hide', number)])
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'phone-number', fields: { reason: expect.stringMatching(/휴대전화.*지우거나/) } },
      });
    const response = await act('2001', { intent: 'hide', ...number });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('휴대전화 번호로 보이는');
    const [one] = (await listReports(given(hr()))).filter((report) => report.id === id);
    expect(one).toMatchObject({ reasons: ['욕설이나 비하'], hidden: false });
  });
});

describe('the desk', () => {
  it('is not there for who looks after nothing, and refuses their acts', async () => {
    const { id } = await reported();
    expect((await see('1001', 'reports')).status).toBe(404);
    expect((await see('4001', 'muted')).status).toBe(404);
    const acts: Record<string, string>[] = [
      { intent: 'hide', messageId: id, reason: '그냥' },
      { intent: 'dismiss', messageId: id },
      { intent: 'off', lessonId: stage.lessonId },
      { intent: 'close', lessonId: stage.lessonId },
      { intent: 'unmute', personId: stage.people['1002']! },
      { intent: 'add-word', list: 'forbidden', word: '낱말' },
    ];
    for (const fields of acts)
      expect([fields['intent'], (await act('1001', fields)).status]).toEqual([fields['intent'], 403]);
    expect((await listReports(given(hr()))).map((one) => one.id)).toContain(id);
    expect((await see('2001', 'words')).status).toBe(403);
    expect((await see('2001', 'nonsense')).status).toBe(200);
  });

  it('tells who may not write and how long, and ends it', async () => {
    const [writer, teacher] = [await stage.enter('1001'), await stage.enter('2001')];
    const { lessonId, people } = stage;
    await teacher.emit('mute', { employeeId: people['1001'], lessonId, minutes: 90 });
    await teacher.hears('room', (room) =>
      Boolean((room as unknown as { mutedIds?: string[] }).mutedIds?.length),
    );
    expect((await teacher.join()).room!.mutedIds).toEqual([people['1001']]);
    expect((await writer.join()).room).not.toHaveProperty('mutedIds');
    expect(await listMuted(given(person('2001')))).toMatchObject([{ name: '박서윤', lessonId }]);
    expect(await listMuted(given(person('4001')))).toEqual([]);
    const { text } = await see('2001', 'muted');
    expect(text).toMatch(/1시간\s30분 남음/);
    expect(await stage.say(writer, '쓸 수 없음')).toMatchObject({ error: { code: 'muted' } });
    await act('2001', { intent: 'unmute', personId: people['1001']!, lessonId });
    await writer.hears('muted', ({ until }) => until === null);
    expect(await listMuted(given(hr()))).toEqual([]);
    expect(await stage.say(writer, '이제 됨')).toMatchObject({ ok: true });
  });

  it('shows and ends a mute of everywhere to HR alone', async () => {
    const [writer, office] = [await stage.enter('1001'), await stage.enter('3001')];
    const personId = stage.people['1001']!;
    expect((await office.join()).room).toMatchObject({ mayMuteEverywhere: true });
    await office.emit('mute', { employeeId: personId, minutes: 10 });
    expect(await listMuted(given(person('2001')))).toEqual([]);
    expect(await listMuted(given(hr()))).toMatchObject([{ personId, lessonId: null }]);
    expect((await act('2001', { intent: 'unmute', personId })).status).toBe(403);
    await act('3001', { intent: 'unmute', personId });
    expect(await stage.say(writer, '이제 됨')).toMatchObject({ ok: true });
  });

  it('wakes a page that was opened while the talk was off', async () => {
    const reader = await stage.enter('1001', null);
    const { lessonId } = stage;
    await stage.enter('2001');
    await act('2001', { intent: 'off', lessonId });
    expect(await reader.join()).toMatchObject({ ok: false, error: { code: 'off' } });
    await act('2001', { intent: 'on', lessonId });
    const isOn = (given: object) => (given as { off?: boolean }).off === false;
    await reader.hears('room', isOn);
    expect(await reader.join()).toMatchObject({ ok: true });
  });

  it('keeps since when a room is closed, whatever else is changed', async () => {
    const teacher = await stage.enter('2001');
    const { lessonId, institute } = stage;
    const since = async () =>
      (await institute.db.prisma.chatRoom.findUniqueOrThrow({ where: { lessonId } })).closedAt?.toISOString();
    await act('2001', { intent: 'close', lessonId });
    const closedAt = await since();
    institute.clock.advanceSeconds(60);
    await teacher.emit('slow-mode', { lessonId, seconds: 10 });
    expect(await since()).toBe(closedAt);
    expect((await listTalks({ ...given(person('2001')), query: 'ㅅㅇㅈ' }))[0]).toMatchObject({
      ...{ lessonId, closed: true, slowSeconds: 10, manages: true },
    });
    await act('2001', { intent: 'reopen', lessonId });
    expect(await since()).toBeUndefined();
  });
});

describe('words', () => {
  it('are forbidden and allowed by HR, at once', async () => {
    const writer = await stage.enter('1001');
    expect(await stage.say(writer, '여기가 출발점')).toMatchObject({ ok: true });
    await act('3001', { intent: 'add-word', list: 'forbidden', word: '출발' });
    expect(await stage.say(writer, '여기가 출발점')).toMatchObject({ error: { code: 'forbidden-word' } });
    await act('3001', { intent: 'add-word', list: 'allowed', word: '출발점' });
    expect(await stage.say(writer, '여기가 출발점')).toMatchObject({ ok: true });
    expect(await stage.say(writer, '지금 출발')).toMatchObject({ error: { code: 'forbidden-word' } });
    const page = await (await stage.signed['3001']!.fetch('/chat-desk?tab=words&text=지금 출.발')).text();
    expect(page).toContain('‘출발’ 때문에 쓸 수 없습니다');
    await act('3001', { intent: 'remove-word', list: 'forbidden', word: '출발' });
    expect(await stage.say(writer, '지금 출발')).toMatchObject({ ok: true });
    expect((await act('3001', { intent: 'add-word', list: 'forbidden', word: '!!' })).status).toBe(400);
    expect((await act('3001', { intent: 'add-word', list: 'allowed', word: '출발점' })).status).toBe(409);
  });
});

describe('a moderator', () => {
  it('is appointed by makers and HR, moderates without answering officially, and is not named to others', async () => {
    expect((await appoint('1001', '4001', 'moderator')).status).toBe(403);
    expect((await appoint('2001', '4001', 'moderator')).status).toBe(200);
    expect((await appoint('2001', '4001', 'moderator')).status).toBe(409);
    expect((await appoint('3001', '2001', 'expert')).status).toBe(409);
    const [writer, moderator] = [await stage.enter('1001'), await stage.enter('4001')];
    expect((await moderator.join()).room).toMatchObject({ moderator: true, mayAnswer: false });
    const question = (await stage.say(writer, '왜요?', { kind: 'question' })).message!;
    const answer = await stage.say(moderator, '제 생각엔', { kind: 'answer', replyTo: question.id });
    expect(answer.message).toMatchObject({ official: false });
    expect(await moderator.emit('mark-official', { messageId: answer.message!.id, on: true })).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await moderator.emit('hide', { messageId: question.id, reason: '중복' })).toEqual({ ok: true });
    expect((await see('4001', 'reports')).status).toBe(200);
    // Nobody learns who acted: what the moderator wrote is theirs, what they did is not.
    const others = writer.heard.filter(({ given }) => given.author?.id !== stage.people['4001']);
    const hidden = (await stage.newsOf('1001')).filter(({ kind }) => kind === 'hidden');
    const seen = JSON.stringify([(await writer.join()).room, others, hidden]);
    expect(seen).toContain('중복');
    expect(seen).not.toContain('오재형');
    expect(seen).not.toContain(stage.people['4001']);
    expect(await moderator.emit('close', { lessonId: stage.lessonId, on: true })).toEqual({ ok: true });
    expect((await act('4001', { intent: 'off', lessonId: stage.lessonId })).status).toBe(403);
  });

  it('who is dismissed hears no more of what is hidden, at once', async () => {
    await appoint('2001', '4001', 'moderator');
    const [writer, moderator, teacher] = [
      await stage.enter('1001'),
      await stage.enter('4001'),
      await stage.enter('2001'),
    ];
    const { id } = (await stage.say(writer, '가려질 글')).message!;
    await appoint('2001', '4001', 'moderator', 'dismiss');
    await moderator.hears('room', () => true);
    await teacher.emit('hide', { messageId: id, reason: '까닭' });
    expect(
      await moderator.hears('message-changed', (given) => given.id === id && given.hidden),
    ).toMatchObject({ body: null });
    expect(await moderator.emit('show', { messageId: id })).toMatchObject({ error: { code: 'forbidden' } });
    const acts = await listTalkActs(given(person('2001')));
    expect(acts[1]).toMatchObject({ change: '채팅 관리자에서 뺌', personName: '오재형' });
  });

  it('is another than the expert, whose answer is official', async () => {
    await appoint('3001', '4001', 'expert');
    const [writer, expert] = [await stage.enter('1001'), await stage.enter('4001')];
    expect((await expert.join()).room).toMatchObject({ moderator: false, mayAnswer: true });
    const question = (await stage.say(writer, '왜요?', { kind: 'question' })).message!;
    const answer = await stage.say(expert, '이래서요', { kind: 'answer', replyTo: question.id });
    expect(answer.message).toMatchObject({ official: true });
    expect(await stage.newsOf('1001')).toMatchObject([{ kind: 'official-answer' }]);
    expect(await expert.emit('hide', { messageId: question.id, reason: '까닭' })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });
});

describe('a talk that is switched off', () => {
  it('takes and shows nothing, for nobody, and is back with all of it when switched on', async () => {
    const [writer, teacher] = [await stage.enter('1001'), await stage.enter('2001')];
    const { lessonId } = stage;
    const { id } = (await stage.say(writer, '지난 글')).message!;
    expect((await act('2001', { intent: 'off', lessonId })).status).toBe(200);
    await writer.hears('room', (room) => (room as unknown as { off: boolean }).off);
    for (const chat of [writer, teacher]) {
      expect(await stage.say(chat, '새 글')).toMatchObject({ ok: false, error: { code: 'off' } });
      expect(await chat.join()).toMatchObject({ ok: false, error: { code: 'off' } });
    }
    expect(await writer.emit('edit', { messageId: id, body: '고친 글' })).toMatchObject({
      error: { code: 'off' },
    });
    expect(await writer.emit('react', { messageId: id, reaction: 'helpful', on: true })).toMatchObject({
      error: { code: 'off' },
    });
    for (const page of ['chat', 'chat-map'])
      expect((await stage.signed['1001']!.api('GET', `/lessons/${lessonId}/${page}`)).status).toBe(403);
    await act('3001', { intent: 'on', lessonId });
    expect((await writer.join()).messages).toMatchObject([{ id, body: '지난 글' }]);
    expect(await stage.say(writer, '새 글')).toMatchObject({ ok: true });
  });

  it('is that of one lesson alone', async () => {
    const other = await publishLessonRows(stage.institute.db, { authorId: stage.people['2001']! });
    await act('2001', { intent: 'off', lessonId: stage.lessonId });
    const writer = await stage.enter('1001', null);
    expect(await stage.say(writer, '다른 곳', { lessonId: other.lessonId })).toMatchObject({ ok: true });
  });
});

it('many joins at once are held back, and let in again', async () => {
  const chat = await stage.enter('1002', null);
  const acks = await Promise.all(Array.from({ length: 80 }, () => chat.join({ newOnly: true })));
  expect(acks.filter(({ ok }) => ok).length).toBeLessThanOrEqual(65);
  expect(acks.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'too-fast' }, retryAfterSeconds: 1 });
});
