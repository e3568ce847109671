// The studio's list: order, filters, counts, and the acts that a lesson's state allows.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addReviewComment } from '~/lessons/add-review-comment.server';
import { findLesson } from '~/lessons/find-lesson.server';
import type { LessonView } from '~/lessons/lesson';
import type { MyLesson } from '~/lessons/list-my-lessons.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import type { Person } from '~/people/person';
import { action as change } from '~/routes/author/edit-lesson';
import { action, loader } from '~/routes/author/studio';
import {
  createWorld,
  makeDraft,
  makePublished,
  makeReadyDraft,
  now,
  type World,
} from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());
const author = (lessonId: string) => ({ db: world.db, now, person: world.author, lessonId });
const head = (lessonId: string) => ({ ...author(lessonId), person: world.head });

type Listed = MyLesson & { watched: { began: number; completed: number } | null };
const open = async (query = '', person: Person = world.author) =>
  (
    await visit<{ lessons: Listed[]; counts: Record<string, number> }>(loader, {
      ...{ db: world.db, person, path: `/studio${query}` },
    })
  ).value;
const act = (form: Record<string, string>, person: Person = world.author) =>
  visit<Refusal>(action, { db: world.db, person, path: '/studio', form });

async function returned(title: string) {
  const { id } = await makeReadyDraft(world, { title });
  await submitLesson(author(id));
  await addReviewComment({ ...head(id), input: { mediaMs: 1000, body: '소리가 작습니다' } });
  await returnLesson({ ...head(id), reason: '다시 찍어 주세요' });
  return id;
}

describe('the list', () => {
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    await world.db.sql.query('DELETE FROM watch_run');
    ids.published = (await makePublished(world, { title: '여과기 역세척' })).id;
    ids.withdrawn = (await makePublished(world, { title: '옛 강의' })).id;
    await withdrawLesson({ ...author(ids.withdrawn), reason: '낡았습니다' });
    ids.draft = (await makeDraft(world, { title: '새 초안' })).id;
    ids.submitted = (await makeReadyDraft(world, { title: '기다리는 강의' })).id;
    await submitLesson(author(ids.submitted));
    ids.returned = await returned('돌아온 강의');
    for (const completed of [true, false]) {
      await world.db.sql.query(
        `INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms,
           started_at, completed_at)
         VALUES ($1, $1, $2, $1, 1, 'once', $1, 360000, $3, $4)`,
        [randomUUID(), ids.published, now, completed ? now : null],
      );
    }
  });

  test('puts what asks for something first, with what is missing, remarks and viewers', async () => {
    const { lessons, counts } = await open();
    expect(lessons.map(({ status }) => status)).toEqual([
      ...['returned', 'draft', 'submitted', 'published', 'withdrawn'],
    ]);
    const of = (id: string) => lessons.find((lesson) => lesson.id === id);
    expect(of(ids.returned!)).toMatchObject({ openRemarks: 1, returnReason: '다시 찍어 주세요', own: true });
    expect(of(ids.draft!)).toMatchObject({
      published: false,
      watched: null,
      failures: [{ code: 'video-missing' }],
    });
    expect(of(ids.published!)).toMatchObject({ published: true, watched: { began: 2, completed: 1 } });
    expect(of(ids.withdrawn!)).toMatchObject({ withdrawReason: '낡았습니다', published: true, live: false });
    expect(counts).toEqual({ returned: 1, draft: 1, submitted: 1, published: 1, withdrawn: 1 });
  });

  test('is filtered by state and searched by initials; the counts stay those of all', async () => {
    const titles = async (query: string) => (await open(query)).lessons.map(({ title }) => title);
    expect(await titles('?state=published')).toEqual(['여과기 역세척']);
    expect(await titles(`?query=${encodeURIComponent('ㅇㄱㄱ')}`)).toEqual(['여과기 역세척']);
    expect(await titles(`?state=draft&query=${encodeURIComponent('여과기')}`)).toEqual([]);
    expect(Object.keys((await open('?state=draft')).counts)).toHaveLength(5);
    expect(await titles('?state=nonsense')).toHaveLength(5);
  });

  test("is empty for who makes nothing, and another's lesson is not acted upon", async () => {
    expect(await open('', world.colleague)).toMatchObject({ lessons: [], counts: {} });
    for (const intent of ['reopen', 'duplicate', 'recall'])
      expect((await act({ intent, lessonId: ids.draft! }, world.colleague)).status).toBe(404);
    expect((await act({ intent: 'duplicate', lessonId: ids.published! }, world.colleague)).status).toBe(403);
  });
});

describe('acts', () => {
  let id: string;
  beforeEach(async () => {
    id = (await makePublished(world, { title: '수질 점검' })).id;
  });
  const status = async (lessonId: string) => (await findLesson(author(lessonId))).status;

  test('a published lesson is withdrawn with a reason, mended again as a draft and sent anew', async () => {
    expect((await act({ intent: 'reopen', lessonId: id })).value.error.code).toBe('not-withdrawn');
    expect((await act({ intent: 'withdraw', lessonId: id, reason: '' })).status).toBe(400);
    await act({ intent: 'withdraw', lessonId: id, reason: '기준이 바뀌었습니다' });
    expect(await status(id)).toBe('withdrawn');
    expect((await act({ intent: 'reopen', lessonId: id })).headers.get('location')).toBe(`/studio/${id}`);
    expect(await status(id)).toBe('draft');
    expect((await submitLesson(author(id))).status).toBe('submitted');
    await act({ intent: 'recall', lessonId: id });
    expect(await status(id)).toBe('draft');
  });

  test('a copy is a draft with the same content, and the first stays as it is', async () => {
    await withdrawLesson({ ...author(id), reason: '고칩니다' });
    await putCaptions({ ...author(id), lang: 'ko', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\n자막\n' });
    await putQuestions({
      ...author(id),
      questions: [{ text: '몇 번?', choices: ['한 번', '세 번'], correct: 1, explanation: '세 번' }],
    });
    const before = await findLesson(author(id));
    const to = (await act({ intent: 'duplicate', lessonId: id })).headers.get('location')!;
    const copy = await findLesson(author(to.split('/').at(-1)!));
    const held = ({ videoId, captions, summary, jobField, questions }: LessonView) => ({
      ...{ videoId, captions, summary, jobField },
      questions: questions?.map(({ text, choices, correct, explanation }) => ({
        text,
        choices,
        correct,
        explanation,
      })),
    });
    expect(held(copy)).toEqual(held(before));
    expect(copy).toMatchObject({ title: '수질 점검 (사본)', status: 'draft', version: 1, courseId: null });
    expect(copy.publishedAt).toBeNull();
    expect(await findLesson(author(id))).toEqual(before);
  });
});

describe('a returned lesson that was not mended', () => {
  const submit = (id: string, unchanged: string) =>
    visit<Refusal>(change, {
      ...{ db: world.db, person: world.author, path: `/studio/${id}`, params: { id } },
      form: { intent: 'submit', unchanged },
    });

  test('is asked about, and goes when that is confirmed', async () => {
    const id = await returned('그대로');
    expect((await findLesson(author(id))).unchanged).toBe(true);
    const asked = await submit(id, 'no');
    expect([asked.status, asked.value.error.code]).toEqual([409, 'unchanged']);
    expect((await submit(id, 'yes')).status).toBe(200);
    expect((await findLesson(author(id))).status).toBe('submitted');
  });

  test('goes at once when anything was mended; marking a remark is no mending', async () => {
    const id = await returned('고침');
    await world.db.prisma.reviewComment.updateMany({
      data: { resolvedAt: now, resolvedById: world.author.id },
    });
    expect((await findLesson(author(id))).unchanged).toBe(true);
    await updateLesson({ ...author(id), input: { summary: '소리를 키웠습니다' } });
    expect((await findLesson(author(id))).unchanged).toBe(false);
    expect((await submit(id, 'no')).status).toBe(200);
  });

  test('goes without a question over the API, as the contract says', async () => {
    const id = await returned('API로');
    expect((await submitLesson(author(id))).status).toBe('submitted');
  });
});
