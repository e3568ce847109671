// Answered questions as knowledge: who finds them, what moderators make of them, and that nothing hidden is in any of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameSections } from '~/chat/name-sections.server';
import { markQuestion } from '~/chat/mark-question.server';
import { deleteMessage, reactToMessage } from '~/chat/change-message.server';
import { listMessages } from '~/chat/read-messages.server';
import {
  editKnowledge,
  mergeKnowledge,
  restoreKnowledge,
  splitKnowledge,
} from '~/knowledge/change-knowledge.server';
import { findKnowledge } from '~/knowledge/find-knowledge.server';
import { findSimilarQuestions } from '~/knowledge/find-similar-questions.server';
import { listKnowledge, type KnowledgeFilter } from '~/knowledge/list-knowledge.server';
import { listLessonQuestions } from '~/knowledge/list-lesson-questions.server';
import { listLessonSections } from '~/knowledge/list-lesson-sections.server';
import type { KnowledgePage } from '~/knowledge/knowledge';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import { createWorld, makePublished, now, type World } from '../lessons/lesson-world';
import { answer, answered, ask, hide, makeManual, official, say } from './knowledge-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const as = (person: Person) => ({ db: world.db, now, ip: '', person });
const idsOf = async (person: Person, filter: KnowledgeFilter) =>
  (await listKnowledge({ db: world.db, person, filter })).items.map(({ id }) => id);
const page = async (person: Person, id: string) =>
  (await findKnowledge({ db: world.db, person, id })) as KnowledgePage;

describe('a question of a lesson', () => {
  test('waits until an official answer is there, and waits again when that one is gone', async () => {
    const { lessonId, questionId, answerId } = await answered(
      world,
      '시약은 어디에 두나요?',
      '서늘한 창고입니다',
    );
    const state = async () =>
      (await listLessonQuestions({ ...as(world.colleague), lessonId })).items.find(
        ({ id }) => id === questionId,
      )!.state;
    expect(await state()).toBe('answered');
    await official(world, answerId, false);
    expect(await state()).toBe('waiting');
    await official(world, answerId, true);
    await hide(world, answerId);
    expect(await state()).toBe('waiting');
  });

  test('that more want to know stands above others that wait', async () => {
    const { id: lessonId } = await makePublished(world, { title: '안전모 점검' });
    const first = await ask(world, { person: world.colleague, body: '끈은 얼마나 조이나요?', lessonId });
    const second = await ask(world, { person: world.colleague, body: '금이 가면요?', lessonId });
    await reactToMessage({ ...as(world.head), messageId: second, reaction: 'me-too', on: true });
    const { items, waiting } = await listLessonQuestions({ ...as(world.head), lessonId });
    expect(items.map(({ id, meToo, mine }) => [id, meToo, mine])).toEqual([
      [second, 1, true],
      [first, 0, false],
    ]);
    expect(waiting).toBe(2);
  });

  test('is made of a message by a moderator alone, and back while no official answer stands on it', async () => {
    const { id: lessonId } = await makePublished(world, { title: '소화기 점검' });
    const messageId = await say(world, { person: world.colleague, body: '압력은 몇이어야 하죠', lessonId });
    const mark = (person: Person, on: boolean) => markQuestion({ ...as(person), messageId, on });
    for (const person of [world.colleague, world.head, world.admin])
      await expect(mark(person, true)).rejects.toMatchObject({ status: 403 });
    expect(await mark(world.author, true)).toMatchObject({ kind: 'question' });
    expect((await listLessonQuestions({ ...as(world.hr), lessonId })).waiting).toBe(1);
    const answerId = await answer(world, messageId, { body: '초록 칸입니다', lessonId });
    await expect(mark(world.hr, false)).rejects.toMatchObject({ code: 'answered' });
    await expect(markQuestion({ ...as(world.hr), messageId: answerId, on: true })).rejects.toMatchObject({
      code: 'reply',
    });
    await official(world, answerId, false);
    expect(await mark(world.hr, false)).toMatchObject({ kind: 'chat' });
    expect(
      await world.db.prisma.accessLog.count({ where: { action: 'chat.question', subject: messageId } }),
    ).toBe(2);
  });
});

describe('the sections of an official answer', () => {
  test('come with the message to everybody, are changed by moderators alone, and are in force', async () => {
    const { sections } = await makeManual(world, 'named');
    const { lessonId, answerId } = await answered(world, '몇 번 재나요?', '하루 세 번입니다');
    const name = (person: Person, sectionIds: string[]) =>
      nameSections({ ...as(person), messageId: answerId, sectionIds });
    await expect(name(world.colleague, [sections['3.2']!])).rejects.toMatchObject({ status: 403 });
    await name(world.author, [sections['3.3']!, sections['3.2']!]);
    const read = async () =>
      (await listMessages({ ...as(world.colleague), lessonId, from: 0, to: 600 })).items.find(
        ({ id }) => id === answerId,
      )!;
    expect((await read()).sections).toEqual([
      {
        ...{ id: sections['3.3'], number: '3.3', title: '혼탁도 보기' },
        manualSlug: 'named',
        manualTitle: '수영장 관리 named',
        path: '/manuals/named#s-3-3',
      },
      expect.objectContaining({ id: sections['3.2'], path: '/manuals/named#s-3-2' }),
    ]);
    const gone = '00000000-0000-4000-8000-000000000000';
    await expect(name(world.author, [gone])).rejects.toMatchObject({ code: 'section' });
    await world.db.prisma.manualSection.update({ where: { id: sections['3.3']! }, data: { removedAt: now } });
    expect((await read()).sections).toHaveLength(1);
    await official(world, answerId, false);
    expect(await read()).not.toHaveProperty('sections');
    await expect(name(world.author, [])).rejects.toMatchObject({ code: 'not-official' });
  });

  test('are searched by their words, those of the lesson first, by its moderators', async () => {
    const { sections } = await makeManual(world, 'searched');
    const { id: lessonId } = await makePublished(world, {
      title: '재기',
      manualSectionIds: [sections['4.1']!],
    });
    const list = async (query: string) =>
      (await listLessonSections({ ...as(world.author), lessonId, query })).map(
        ({ number, manualSlug }) => `${manualSlug} ${number}`,
      );
    expect((await list(''))[0]).toBe('searched 4.1');
    expect(await list('')).toHaveLength(4);
    expect(await list('searched 염소')).toEqual(['searched 3.2']);
    await expect(listLessonSections({ ...as(world.colleague), lessonId, query: '' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('knowledge', () => {
  test('is an answered question, found by words of question and answer, by field, manual and lesson', async () => {
    const { sections } = await makeManual(world, 'found');
    const { lessonId, questionId, answerId } = await answered(
      world,
      '역세척은 언제 하나요?',
      '압력차가 0.5를 넘으면 합니다',
    );
    await nameSections({ ...as(world.author), messageId: answerId, sectionIds: [sections['3.2']!] });
    const me = world.otherHead;
    expect(await idsOf(me, { query: '역세척 압력차' })).toEqual([questionId]);
    expect(await idsOf(me, { query: '역세ㅊ' })).toEqual([questionId]);
    expect(await idsOf(me, { query: '역세척 없는말' })).toEqual([]);
    expect(await idsOf(me, { query: '역세척', jobField: '체육시설' })).toEqual([questionId]);
    expect(await idsOf(me, { query: '역세척', jobField: '주차' })).toEqual([]);
    expect(await idsOf(me, { manual: 'found' })).toEqual([questionId]);
    expect(await idsOf(me, { lessonId })).toEqual([questionId]);
    expect(await page(me, questionId)).toMatchObject({
      ...{
        title: '역세척은 언제 하나요?',
        edited: null,
        live: true,
        mediaSecond: 30,
        moderator: false,
        changes: [],
      },
      answers: [
        { body: '압력차가 0.5를 넘으면 합니다', author: { name: '윤서하' }, sections: [{ number: '3.2' }] },
      ],
    });
  });

  test.each([
    'the question is hidden',
    'the question is deleted',
    'the answer is hidden',
    'nothing is official',
  ])('is nowhere when %s', async (what) => {
    const word = `낱말${what.length}`;
    const { lessonId, questionId, answerId } = await answered(world, `${word}은 무엇인가요?`, '이것입니다');
    await editKnowledge({
      ...as(world.author),
      id: questionId,
      title: `${word} 뜻`,
      answer: '고친 답',
      seen: 0,
    });
    expect(await idsOf(world.colleague, { query: word })).toEqual([questionId]);
    if (what === 'the question is hidden') await hide(world, questionId);
    if (what === 'the question is deleted')
      await deleteMessage({ ...as(world.colleague), messageId: questionId });
    if (what === 'the answer is hidden') await hide(world, answerId);
    if (what === 'nothing is official') await official(world, answerId, false);
    expect(await idsOf(world.hr, { query: word })).toEqual([]);
    await expect(page(world.hr, questionId)).rejects.toMatchObject({ status: 404 });
    const [similar] = await findSimilarQuestions({
      ...as(world.colleague),
      lessonId,
      text: `${word}은 무엇`,
    });
    if (what.startsWith('the question')) expect(similar).toBeUndefined();
    else expect(similar).toMatchObject({ id: questionId, answer: null });
  });

  test('of a withdrawn lesson is seen by those who may see the lesson', async () => {
    const { lessonId, questionId } = await answered(world, '내린 강의의 질문인가요?', '그렇습니다');
    await withdrawLesson({ ...as(world.head), lessonId, reason: '옛 장비' });
    const all = [
      world.author,
      world.colleague,
      world.head,
      world.otherHead,
      world.hr,
      world.hr2,
      world.admin,
    ];
    const subject = { ownerId: world.author.id, ownerDepartmentId: world.author.departmentId };
    for (const person of all) {
      const sees = (await idsOf(person, { query: '내린 강의의' })).length === 1;
      expect([person.name, sees]).toEqual([person.name, may(person, 'lesson.see-unpublished', subject)]);
    }
    expect(await page(world.author, questionId)).toMatchObject({ live: false });
    await expect(page(world.colleague, questionId)).rejects.toMatchObject({ status: 404 });
  });

  test('is put in better words apart from the talk, with who and when, by moderators alone', async () => {
    const { questionId, answerId } = await answered(world, '저거 어떻게 꺼요', '빨간 거요');
    const edit = (person: Person, seen: number, title = '비상 정지는 어떻게 하나요?') =>
      editKnowledge({ ...as(person), id: questionId, title, answer: '빨간 단추를 누릅니다.', seen });
    for (const person of [world.colleague, world.otherHead, world.admin])
      await expect(edit(person, 0)).rejects.toMatchObject({ status: 403 });
    await edit(world.author, 0);
    const first = await page(world.author, questionId);
    expect(first).toMatchObject({
      ...{ title: '비상 정지는 어떻게 하나요?', edited: { answer: '빨간 단추를 누릅니다.' } },
      question: { body: '저거 어떻게 꺼요' },
      answers: [{ id: answerId, body: '빨간 거요' }],
      changes: [{ act: 'edit', name: '윤서하' }],
    });
    expect(await idsOf(world.colleague, { query: '비상 정지' })).toEqual([questionId]);
    await expect(edit(world.hr, 0)).rejects.toMatchObject({ code: 'changed' });
    await expect(edit(world.hr, first.changes[0]!.id, '010-1234-5678')).rejects.toMatchObject({
      status: 400,
    });
    await restoreKnowledge({ ...as(world.hr), id: questionId, seen: first.changes[0]!.id });
    expect(await page(world.author, questionId)).toMatchObject({ title: '저거 어떻게 꺼요', edited: null });
    expect(await idsOf(world.colleague, { query: '비상 정지' })).toEqual([]);
    expect(await world.db.prisma.accessLog.count({ where: { subject: questionId } })).toBe(2);
  });

  test('told with another leads there, and comes back', async () => {
    const one = await answered(world, '합칠 하나는 무엇인가요?', '표지를 다시 붙입니다');
    const two = await answered(world, '합칠 둘은 무엇인가요?', '둘');
    const merge = { id: one.questionId, otherId: two.questionId };
    await expect(mergeKnowledge({ ...as(world.colleague), ...merge })).rejects.toMatchObject({ status: 403 });
    await mergeKnowledge({ ...as(world.author), ...merge });
    expect(await findKnowledge({ ...as(world.colleague), id: one.questionId })).toEqual({
      toldWith: two.questionId,
    });
    expect(await idsOf(world.colleague, { query: '합칠' })).toEqual([two.questionId]);
    // By its own words too, and its answer and its moment are read there.
    for (const query of ['하나는', '표지를'])
      expect(await idsOf(world.colleague, { query })).toEqual([two.questionId]);
    expect((await page(world.colleague, two.questionId)).merged).toMatchObject([
      {
        ...{
          id: one.questionId,
          title: '합칠 하나는 무엇인가요?',
          edited: null,
          live: true,
          mediaSecond: 30,
        },
        answers: [{ id: one.answerId, body: '표지를 다시 붙입니다' }],
      },
    ]);
    // Words that may not be read lead nowhere.
    await official(world, one.answerId, false);
    for (const query of ['하나는', '표지를']) expect(await idsOf(world.colleague, { query })).toEqual([]);
    await official(world, one.answerId, true);
    await expect(
      mergeKnowledge({ ...as(world.author), id: two.questionId, otherId: one.questionId }),
    ).rejects.toMatchObject({ code: 'merged' });
    // Where the other is not to be seen any more, it stands by itself.
    await official(world, two.answerId, false);
    expect(await idsOf(world.colleague, { query: '합칠' })).toEqual([one.questionId]);
    await official(world, two.answerId, true);
    await splitKnowledge({ ...as(world.hr), ...merge });
    expect(new Set(await idsOf(world.colleague, { query: '합칠' }))).toEqual(
      new Set([one.questionId, two.questionId]),
    );
  });
});

describe('what was asked before', () => {
  test('is shown to one who types nearly the same, answered and near ones first, of lessons that all may see', async () => {
    const here = await answered(world, '소독약은 하루에 몇 번 넣나요?', '아침저녁 두 번입니다');
    const far = await answered(world, '소독약은 하루에 얼마나 넣어요?', '물 양에 따라 다릅니다');
    const waits = await ask(world, {
      person: world.head,
      body: '소독약은 하루에 몇 번 넣나요',
      lessonId: here.lessonId,
    });
    const gone = await answered(world, '소독약은 하루에 몇 번 넣나요!', '내려간 강의');
    await withdrawLesson({ ...as(world.head), lessonId: gone.lessonId, reason: '옛 장비' });
    const similar = (text: string, lessonId = here.lessonId) =>
      findSimilarQuestions({ ...as(world.colleague), lessonId, text });
    expect((await similar('소독약은 하루에 몇')).map(({ id }) => id)).toEqual([
      here.questionId,
      far.questionId,
      waits,
    ]);
    expect((await similar('소독약은 하루에 몇', far.lessonId))[0]).toMatchObject({
      ...{ id: far.questionId, lessonId: far.lessonId, mediaSecond: 30 },
      answer: { body: '물 양에 따라 다릅니다', author: '윤서하' },
    });
    expect(await similar('소')).toEqual([]);
    expect(await similar('주차권을 잃어버리면')).toEqual([]);
    await expect(similar('소독약은 하루에', gone.lessonId)).rejects.toMatchObject({ status: 404 });
  });
});
