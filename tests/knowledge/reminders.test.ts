// What makers and HR hear of questions: those that wait, on working days and not again and again; places that are unclear.
import { afterAll, beforeEach, expect, test } from 'vitest';
import { countOverdueQuestions } from '~/knowledge/count-overdue-questions.server';
import { listWaitingQuestions } from '~/knowledge/list-waiting-questions.server';
import { noteAllUnclearPlaces, noteUnclearPlaces } from '~/knowledge/note-unclear-places.server';
import { remindMakers } from '~/knowledge/remind-makers.server';
import { addCoAuthor } from '~/lessons/add-co-author.server';
import { addHoliday, listHolidays, switchHoliday } from '~/people/days-off.server';
import type { Person } from '~/people/person';
import { createWorld, makePublished, type World } from '../lessons/lesson-world';
import { answer, ask, hide } from './knowledge-world';

const timeZone = 'Asia/Seoul';
let world: World;
let lessonId: string;
beforeEach(async () => {
  await world?.drop();
  world = await createWorld();
  ({ id: lessonId } = await makePublished(world, { title: '수영장 수질' }));
});
afterAll(() => world.drop());

/** Nine in the morning in Seoul. */
const morning = (day: string) => new Date(`${day}T00:00:00Z`);
const remind = (day: string) => remindMakers({ db: world.db, now: morning(day), timeZone });
const heard = (person: Person, kind = 'unanswered') =>
  world.db.prisma.notification.findMany({
    where: { personId: person.id, kind },
    orderBy: { subject: 'asc' },
  });
const waiting = (day: string) =>
  listWaitingQuestions({ db: world.db, now: morning(day), timeZone, person: world.hr });
const overdue = (person = world.hr) => countOverdueQuestions({ db: world.db, person });
const as = (person: Person) => ({ db: world.db, now: morning('2026-05-11'), ip: '', person });

test('a question brings itself to mind after two working days, then once a week, until it is answered', async () => {
  await addCoAuthor({ ...as(world.author), timeZone, lessonId, personId: world.head.id });
  // Friday evening in Seoul.
  const questionId = await ask(world, {
    ...{ person: world.colleague, body: '몇 번 재나요?', lessonId, when: new Date('2026-05-15T09:00:00Z') },
  });
  expect(await remind('2026-05-18')).toBe(0);
  expect((await waiting('2026-05-18')).items).toEqual([]);
  expect(await overdue()).toBe(0);
  expect(await remind('2026-05-19')).toBe(1);
  expect(await overdue()).toBe(1);
  await expect(overdue(world.author)).rejects.toMatchObject({ status: 403 });
  for (const maker of [world.author, world.head])
    expect(await heard(maker)).toMatchObject([
      {
        subject: lessonId,
        path: `/studio/${lessonId}/questions`,
        facts: { lesson: '수영장 수질', count: 1 },
      },
    ]);
  expect(await heard(world.colleague)).toEqual([]);
  expect(await remind('2026-05-19')).toBe(0);
  expect(await remind('2026-05-22')).toBe(0);
  expect(await remind('2026-05-26')).toBe(1);
  expect((await waiting('2026-05-26')).items).toMatchObject([
    {
      id: questionId,
      askedOn: '2026-05-15',
      daysWaiting: 7,
      department: '체육사업부',
      lessonTitle: '수영장 수질',
    },
  ]);
  await answer(world, questionId, { body: '세 번입니다', lessonId });
  expect(await remind('2026-06-02')).toBe(0);
  expect((await waiting('2026-06-02')).items).toEqual([]);
  expect(await overdue()).toBe(0);
});

test('nobody is reminded on a day off, which HR enters; what is hidden waits for nobody', async () => {
  const when = morning('2026-05-11');
  const questionId = await ask(world, { person: world.colleague, body: '몇 번 재나요?', lessonId, when });
  await expect(
    addHoliday({ ...as(world.colleague), day: '2026-05-13', name: '창립 기념일' }),
  ).rejects.toMatchObject({ status: 403 });
  await addHoliday({ ...as(world.hr), day: '2026-05-13', name: '창립 기념일' });
  expect(await remind('2026-05-13')).toBe(0);
  await hide(world, questionId);
  expect(await remind('2026-05-14')).toBe(0);
  expect((await waiting('2026-05-14')).total).toBe(0);
  await expect(
    listWaitingQuestions({ db: world.db, now: when, timeZone, person: world.head }),
  ).rejects.toMatchObject({ status: 403 });
});

test('the holidays of a year are the fixed ones and what HR has entered', async () => {
  await addHoliday({ ...as(world.hr), day: '2026-05-25', name: '부처님오신날 대체공휴일' });
  await expect(addHoliday({ ...as(world.hr), day: '2026-05-05', name: '어린이날' })).rejects.toMatchObject({
    code: 'fixed',
  });
  await switchHoliday({ ...as(world.hr), day: '2026-05-01', on: false });
  const may = async () =>
    (await listHolidays({ db: world.db, year: 2026 })).filter(({ day }) => day.startsWith('2026-05'));
  expect((await may()).map(({ day, off, fixed }) => [day, off, fixed])).toEqual([
    ['2026-05-01', false, true],
    ['2026-05-05', true, true],
    ['2026-05-25', true, false],
  ]);
  await switchHoliday({ ...as(world.hr), day: '2026-05-01', on: true });
  await switchHoliday({ ...as(world.hr), day: '2026-05-25', on: false });
  expect((await may()).map(({ day, off }) => [day, off])).toEqual([
    ['2026-05-01', true],
    ['2026-05-05', true],
  ]);
});

test('three questions at one place are told to the makers once', async () => {
  const note = () => noteUnclearPlaces({ db: world.db, now: morning('2026-05-12'), lessonId });
  const at = (person: Person, second: number) =>
    ask(world, { person, body: `${second}초가 어렵습니다`, lessonId, at: second });
  await at(world.colleague, 100);
  await at(world.colleague, 108);
  const hidden = await at(world.head, 104);
  await hide(world, hidden);
  expect(await note()).toEqual([]);
  await at(world.head, 112);
  expect(await note()).toEqual([{ from: 100, to: 112, count: 3, people: 2 }]);
  expect(await heard(world.author, 'unclear-place')).toMatchObject([
    { path: `/lessons/${lessonId}?at=100`, facts: { count: 3, lesson: '수영장 수질' } },
  ]);
  await at(world.otherHead, 118);
  expect(await note()).toEqual([]);
  for (const second of [300, 301, 302]) await at(second === 300 ? world.head : world.colleague, second);
  await noteAllUnclearPlaces({ db: world.db, now: morning('2026-05-12') });
  expect(await heard(world.author, 'unclear-place')).toHaveLength(2);
});
