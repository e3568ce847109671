// Making a lesson together: what a co-author may, what only the author or HR may, and that nobody reviews their own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideApproval } from '~/approvals/decide-approval.server';
import { listApprovals } from '~/approvals/list-approvals.server';
import { addCoAuthor } from '~/lessons/add-co-author.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { findLessonPeople } from '~/lessons/find-lesson-people.server';
import { handOverLesson } from '~/lessons/hand-over-lesson.server';
import { listMyLessons } from '~/lessons/list-my-lessons.server';
import { maySeeVideo } from '~/lessons/may-see-video.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { removeCoAuthor } from '~/lessons/remove-co-author.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import type { Person } from '~/people/person';
import { searchColleagues } from '~/people/search-colleagues.server';
import { errorOf } from '../progress/institute';
import {
  createWorld,
  makeDraft,
  makePublished,
  makeReadyDraft,
  makeVideo,
  now,
  type World,
} from './lesson-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const timeZone = 'Asia/Seoul';
const as = (person: Person, lessonId: string) => ({ db: world.db, now, timeZone, person, lessonId });
const invite = (lessonId: string, colleague: Person, by = world.author) =>
  addCoAuthor({ ...as(by, lessonId), personId: colleague.id });
const vtt = 'WEBVTT\n\n00:00.000 --> 00:02.000\n자막\n';
const question = { text: '몇 번?', choices: ['한 번', '세 번'], correct: 1, explanation: '세 번' };

describe('a co-author', () => {
  test('sees, edits, captions, brings own videos, submits and recalls; before the invitation there is nothing', async () => {
    const { id } = await makeDraft(world);
    const colleague = as(world.colleague, id);
    expect(await errorOf(findLesson(colleague))).toMatchObject({ status: 404 });
    await invite(id, world.colleague);

    await updateLesson({ ...colleague, input: { summary: '함께 고침' } });
    const videoId = await makeVideo(world, world.colleague);
    await attachVideo({ ...colleague, videoId });
    await putCaptions({ ...colleague, lang: 'ko', text: vtt });
    await putQuestions({ ...colleague, questions: [question] });
    expect(await findLesson(as(world.author, id))).toMatchObject({
      ...{ summary: '함께 고침', videoId, captions: ['ko'], coAuthorIds: [world.colleague.id] },
    });
    expect((await submitLesson(colleague)).status).toBe('submitted');
    const [waiting] = await listApprovals({ db: world.db, person: world.head, state: 'waiting' });
    expect(waiting).toMatchObject({ subjectId: id, requesterName: world.author.name });
    expect((await recallLesson(colleague)).status).toBe('draft');
    const { lessons: mine } = await listMyLessons({ db: world.db, person: world.colleague });
    expect(mine.map((lesson) => lesson.id)).toContain(id);
  });

  test('neither deletes nor invites, removes or hands over', async () => {
    const { id } = await makeDraft(world);
    await invite(id, world.colleague);
    const colleague = as(world.colleague, id);
    const refused = { status: 403, code: 'forbidden' };
    expect(await errorOf(deleteDraft(colleague))).toMatchObject(refused);
    for (const act of [addCoAuthor, removeCoAuthor, handOverLesson]) {
      expect(await errorOf(act({ ...colleague, personId: world.otherHead.id }))).toMatchObject(refused);
    }
  });

  test('may not attach what belongs to neither them nor the lesson, and sees the video of the lesson', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await invite(id, world.colleague);
    const foreign = await makeVideo(world, world.author);
    const given = as(world.colleague, id);
    expect(await errorOf(attachVideo({ ...given, videoId: foreign }))).toMatchObject({ status: 400 });
    const see = (video: string) =>
      maySeeVideo({ db: world.db, person: world.colleague, video: { id: video, ownerId: world.author.id } });
    expect([await see(videoId!), await see(foreign)]).toEqual([true, false]);
    await attachVideo({ ...given, videoId: await makeVideo(world, world.colleague) });
    expect((await attachVideo({ ...given, videoId: (await findLesson(given)).videoId! })).videoId).not.toBe(
      foreign,
    );
  });

  test('who is removed edits no more', async () => {
    const { id } = await makeDraft(world);
    await invite(id, world.colleague);
    await removeCoAuthor({ ...as(world.hr, id), personId: world.colleague.id });
    expect(
      await errorOf(updateLesson({ ...as(world.colleague, id), input: { title: '다시' } })),
    ).toMatchObject({
      status: 404,
    });
    expect(
      await errorOf(removeCoAuthor({ ...as(world.author, id), personId: world.colleague.id })),
    ).toMatchObject({
      status: 404,
    });
    await invite(id, world.colleague);
    expect((await updateLesson({ ...as(world.colleague, id), input: { title: '다시' } })).title).toBe('다시');
  });
});

test('on a published lesson, which everybody sees, a stranger and a former co-author edit nothing', async () => {
  const { id } = await makePublished(world);
  await invite(id, world.colleague);
  expect((await updateLesson({ ...as(world.colleague, id), input: { summary: '고침' } })).summary).toBe(
    '고침',
  );
  await removeCoAuthor({ ...as(world.author, id), personId: world.colleague.id });
  for (const person of [world.colleague, world.hr, world.otherHead]) {
    const given = as(person, id);
    expect(await errorOf(updateLesson({ ...given, input: { summary: '몰래' } }))).toMatchObject({
      status: 403,
    });
    expect(await errorOf(putCaptions({ ...given, lang: 'ko', text: vtt }))).toMatchObject({ status: 403 });
    expect(await errorOf(putQuestions({ ...given, questions: [] }))).toMatchObject({ status: 403 });
  }
});

describe('nobody reviews what they make or made', () => {
  test.each([
    ['a co-author in HR', false],
    ['one who was removed', true],
  ])('%s', async (_who, removed) => {
    const { id } = await makeReadyDraft(world);
    await invite(id, world.hr2);
    if (removed) await removeCoAuthor({ ...as(world.author, id), personId: world.hr2.id });
    await submitLesson(as(world.author, id));
    const waits = async (person: Person) =>
      (await listApprovals({ db: world.db, person, state: 'waiting' })).some(
        ({ subjectId }) => subjectId === id,
      );
    expect([await waits(world.hr2), await waits(world.hr)]).toEqual([false, true]);
    expect(await errorOf(publishLesson(as(world.hr2, id)))).toMatchObject({ status: 403 });
    const decide = (person: Person) =>
      decideApproval({
        db: world.db,
        now,
        person,
        kind: 'lesson-publish',
        subjectId: id,
        decision: 'approve',
      });
    expect(await errorOf(decide(world.hr2))).toMatchObject({ code: 'own-request' });
    expect((await publishLesson(as(world.hr, id))).status).toBe('published');
  });

  test('while it waits nobody is added, who could not have been kept from deciding', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as(world.author, id));
    expect(await errorOf(invite(id, world.colleague))).toMatchObject({ code: 'lesson-submitted' });
  });
});

describe('handing a lesson over', () => {
  test('by HR, while it waits: the new author has it as a draft, the former one no more', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as(world.author, id));
    await handOverLesson({ ...as(world.hr, id), personId: world.colleague.id });
    expect(await findLesson(as(world.colleague, id))).toMatchObject({
      ...{ status: 'draft', authorId: world.colleague.id, coAuthorIds: [] },
    });
    expect(await errorOf(findLesson(as(world.author, id)))).toMatchObject({ status: 404 });
    expect((await submitLesson(as(world.colleague, id))).status).toBe('submitted');
    const log = await world.db.prisma.accessLog.findFirstOrThrow({ where: { action: 'lesson.hand-over' } });
    expect(log).toMatchObject({
      ...{ actorId: world.hr.id, subject: id, detail: { change: '만든 사람 윤서하 → 김도윤(1001)' } },
    });
  });

  test('the former author, head of the new one, does not review it', async () => {
    const { id } = await makeReadyDraft(world);
    const head = { ...world.author, headOfDepartmentIds: [world.author.departmentId] };
    await handOverLesson({ ...as(world.author, id), personId: world.colleague.id });
    await submitLesson(as(world.colleague, id));
    expect(await errorOf(publishLesson(as(head, id)))).toMatchObject({ status: 403 });
    expect((await publishLesson(as(world.head, id))).status).toBe('published');
  });

  test('to nobody who has left, and not to its author', async () => {
    const { id } = await makeDraft(world);
    const { id: gone } = await world.db.prisma.employee.create({
      data: {
        ...{ employeeNo: '7777', name: '나간이', departmentId: world.author.departmentId, createdAt: now },
        leftOn: new Date('2026-05-10'),
      },
    });
    const given = as(world.author, id);
    expect(await errorOf(handOverLesson({ ...given, personId: gone }))).toMatchObject({ status: 400 });
    expect(await errorOf(addCoAuthor({ ...given, personId: gone }))).toMatchObject({ status: 400 });
    expect(await errorOf(handOverLesson({ ...given, personId: world.author.id }))).toMatchObject({
      status: 409,
    });
    const found = await searchColleagues({ db: world.db, now, timeZone, query: '나간' });
    expect(found).toEqual([]);
  });
});

test('colleagues are found by name, initials and the whole number; their number is not told', async () => {
  const find = async (query: string) =>
    (await searchColleagues({ db: world.db, now, timeZone, query })).map(({ name }) => name);
  expect(await find('도윤')).toEqual(['김도윤']);
  expect(await find('ㄱㄷㅇ')).toEqual(['김도윤']);
  expect(await find('1001')).toEqual(['김도윤']);
  expect(await find('100')).toEqual([]);
  expect(await find(' ')).toEqual([]);
  const [found] = await searchColleagues({ db: world.db, now, timeZone, query: '도윤' });
  expect(found?.employeeNo).toBeNull();
});

test('the people of a lesson say who left, and who may change them', async () => {
  const { id } = await makeDraft(world);
  await invite(id, world.colleague);
  expect(await findLessonPeople(as(world.author, id))).toMatchObject({
    author: { name: '윤서하', left: false },
    coAuthors: [{ name: '김도윤', department: '체육사업부' }],
    ...{ manages: true, edits: true },
  });
  expect(await findLessonPeople(as(world.head, id))).toMatchObject({ manages: false, edits: false });
  expect(await errorOf(findLessonPeople(as(world.otherHead, id)))).toMatchObject({ status: 404 });
});

test('two who save the same fields: the second is told, and may then replace them knowingly', async () => {
  const begun = await makeDraft(world);
  const { id } = begun;
  await invite(id, world.colleague);
  const [one, two] = [as(world.author, id), as(world.colleague, id)];
  await updateLesson({ ...one, mark: begun.marks!.about, input: { summary: '먼저' } });
  const late = { ...two, mark: begun.marks!.about, input: { summary: '나중' } };
  const refused = await errorOf(updateLesson(late));
  expect(refused).toMatchObject({ status: 409, code: 'lesson-stale' });
  expect((await findLesson(one)).summary).toBe('먼저');
  const { mark } = refused as unknown as { mark: string };
  expect((await updateLesson({ ...late, mark })).summary).toBe('나중');

  // Other fields are another matter, and the API, which sends no mark, overwrites.
  const questions = { ...one, mark: begun.marks!.questions, questions: [question] };
  expect((await putQuestions(questions)).questions).toHaveLength(1);
  expect(await errorOf(putQuestions({ ...questions, ...two }))).toMatchObject({ code: 'lesson-stale' });
  expect((await putQuestions({ ...two, questions: [] })).questions).toEqual([]);
});
