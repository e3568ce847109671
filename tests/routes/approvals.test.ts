// The approver's desk: what it shows, who comes in, several at once with one refused, returning with a reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addReviewComment } from '~/lessons/add-review-comment.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { action, loader } from '~/routes/author/approvals';
import type { ApprovalDetail } from '~/routes/author/approval-detail.server';
import type { Outcome } from '~/routes/author/approval-decision.server';
import type { WaitingApproval } from '~/routes/author/approval-evidence.server';
import { nextToOpen } from '~/routes/author/next-to-open';
import { action as change, loader as studio } from '~/routes/author/edit-lesson';
import type { ReviewComment } from '~/lessons/review-comment';
import { createWorld, makeReadyDraft, type World } from '../lessons/lesson-world';
import { now, visit, type Refusal } from './hr-visit';

let world: World;
const path = '/approvals';
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

async function submitted(title: string) {
  const { id } = await makeReadyDraft(world, { title });
  await submitLesson({ db: world.db, now, person: world.author, lessonId: id });
  return id;
}

const open = (person: World['head'], query = '') =>
  visit<{
    items: WaitingApproval[];
    waiting?: number;
    openId?: string | null;
    detail?: ApprovalDetail | null;
  }>(loader, {
    db: world.db,
    person,
    path: `${path}${query}`,
  });
const checks = ['faces', 'voices', 'personal-data'];
const decide = <T>(person: World['head'], form: Record<string, string | string[]>) =>
  visit<T>(action, { db: world.db, person, path, form });

describe('the desk', () => {
  test('shows a waiting lesson with its evidence to the head and HR, and to nobody else', async () => {
    const id = await submitted('여과기 역세척');
    for (const person of [world.head, world.hr]) {
      const { value } = await open(person);
      const item = value.items.find(({ subjectId }) => subjectId === id);
      expect(item).toMatchObject({ title: '여과기 역세척', requesterName: world.author.name });
      expect(item?.evidence).toMatchObject({
        durationSeconds: 360,
        captions: false,
        questionCount: 0,
        replaces: 'nothing',
        failures: [],
      });
    }
    expect((await open(world.otherHead)).value.items).toEqual([]);
    for (const person of [world.colleague, world.author, world.admin])
      expect((await open(person)).status).toBe(404);
  });

  test('says why a lesson cannot be approved any more', async () => {
    const id = await submitted('기준이 바뀐 강의');
    await world.db.prisma.video.updateMany({
      where: { id: { in: await videosOf(id) } },
      data: { status: 'failed', reason: '영상이 상했습니다.' },
    });
    const { value } = await open(world.head);
    expect(value.items.find(({ subjectId }) => subjectId === id)?.evidence?.failures[0]).toContain(
      '영상이 상했습니다.',
    );
  });
});

async function videosOf(lessonId: string): Promise<string[]> {
  const versions = await world.db.prisma.lessonVersion.findMany({ where: { lessonId } });
  return versions.flatMap(({ videoId }) => videoId ?? []);
}
const statusOf = async (id: string) =>
  (await world.db.prisma.lesson.findUniqueOrThrow({ where: { id } })).status;

describe('deciding', () => {
  test('approves several at once; one that is refused keeps none of the others back', async () => {
    const [good, gone, other] = [await submitted('하나'), await submitted('둘'), await submitted('셋')];
    await world.db.prisma.video.updateMany({
      where: { id: { in: await videosOf(gone) } },
      data: { status: 'failed' },
    });
    const { value } = await decide<Outcome>(world.head, {
      intent: 'approve',
      ids: [good, gone, other].join(','),
      checks,
    });
    expect(value).toMatchObject({ approved: 2, returned: 0 });
    expect(value.refused).toEqual([{ id: gone, message: expect.any(String) as string }]);
    expect([await statusOf(good), await statusOf(gone), await statusOf(other)]).toEqual([
      'published',
      'submitted',
      'published',
    ]);
    const done = await open(world.head, '?state=done');
    expect(done.value.items.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining([good, other]));
    const kept = done.value.items.find(({ subjectId }) => subjectId === good);
    expect(kept?.checks, 'what was looked for stays with the decision').toEqual(checks);
  });

  test('approves nothing before everything has been looked for', async () => {
    const id = await submitted('확인 전');
    for (const some of [[], ['faces'], ['faces', 'voices', 'hands']]) {
      const { status, value } = await decide<Refusal>(world.head, {
        intent: 'approve',
        ids: id,
        checks: some,
      });
      expect(status).toBe(400);
      expect(value.error.message).toMatch(/모두 표시/);
    }
    expect(await statusOf(id)).toBe('submitted');
  });

  test('returns with the reason as it was written, never without one', async () => {
    const id = await submitted('돌려보낼 강의');
    const bare = await decide<Refusal>(world.head, { intent: 'return', id, reason: ' ' });
    expect(bare.status).toBe(400);
    expect(bare.value.error.fields?.['reason']).toBeTruthy();
    expect(await statusOf(id)).toBe('submitted');
    const { value } = await decide<Outcome>(world.head, {
      intent: 'return',
      id,
      reason: '4:31에 카드 번호가 보입니다.',
    });
    expect(value.returned).toBe(1);
    const lesson = await world.db.prisma.lesson.findUniqueOrThrow({ where: { id } });
    expect(lesson).toMatchObject({ status: 'returned', returnReason: '4:31에 카드 번호가 보입니다.' });
  });

  test.each([
    ['no intent', {}],
    ['an unknown one', { intent: 'burn', ids: 'x' }],
    ['ids that are none', { intent: 'approve', ids: "1' OR 1=1", checks }],
    ['no ids', { intent: 'approve', ids: '', checks }],
    [
      'too many',
      {
        intent: 'approve',
        ids: Array.from(
          { length: 51 },
          (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
        ).join(),
      },
    ],
  ])('refuses %s with a sentence', async (_name, form) => {
    const { status, value } = await decide<Refusal>(world.head, form as Record<string, string>);
    expect(status).toBe(400);
    expect(value.error.message).toMatch(/[가-힣]/);
  });

  test('keeps out whoever may not decide', async () => {
    const id = await submitted('남의 부서');
    const form = { intent: 'approve', ids: id, checks };
    expect((await decide<Outcome>(world.otherHead, form)).value).toMatchObject({
      approved: 0,
      refused: [{ id }],
    });
    expect((await decide(world.colleague, form)).status).toBe(404);
    const anybody = await visit(action, { db: world.db, person: null, path, form });
    expect(anybody.response?.headers.get('location')).toBe('/sign-in?next=%2Fapprovals');
    expect(await statusOf(id)).toBe('submitted');
  });
});

describe('the item that stands open', () => {
  const idOf = async (person: World['head'], lessonId: string) =>
    (await open(person)).value.items.find(({ subjectId }) => subjectId === lessonId)?.id ?? '';
  const question = { text: '몇 번?', choices: ['한 번', '세 번'], correct: 1, explanation: '세 번입니다.' };

  test('comes with all a reviewer needs: video and its cookie, answers, sections, remarks, changes', async () => {
    const { id } = await makeReadyDraft(world, { title: '열어 볼 강의', summary: '한 줄 소개입니다.' });
    await putQuestions({ db: world.db, now, person: world.author, lessonId: id, questions: [question] });
    await submitLesson({ db: world.db, now, person: world.author, lessonId: id });
    await addReviewComment({
      ...{ db: world.db, now, person: world.head, lessonId: id },
      input: { mediaMs: 42_000, body: '글자가 안 보입니다' },
    });
    const item = await idOf(world.hr, id);
    const { value, headers } = await open(world.hr, `?item=${item}`);
    expect(value.openId).toBe(item);
    expect(value.items.find((one) => one.id === item)?.evidence).toMatchObject({
      openComments: 1,
      questionCount: 1,
    });
    expect(value.detail).toMatchObject({
      lesson: { id, summary: '한 줄 소개입니다.', captions: [], sections: [] },
      questions: [{ text: '몇 번?', correct: 1, choices: [{ text: '한 번' }, { text: '세 번' }] }],
      media: {
        durationSeconds: 360,
        masterUrl: expect.stringMatching(/^\/media\/.+\/master\.m3u8$/) as string,
      },
      comments: [{ mediaMs: 42_000, authorName: world.head.name, mine: false }],
      changes: null,
    });
    const setId = value.detail!.media!.masterUrl.split('/')[2];
    expect(headers.get('set-cookie')).toBe(`media=${setId}`);
    const mine = await open(world.head, `?item=${await idOf(world.head, id)}`);
    expect(mine.value.detail?.comments).toMatchObject([{ mine: true }]);
  });

  test("another's, a decided one and one that never was look the same", async () => {
    const id = await submitted('곧 끝날 결재');
    const item = await idOf(world.head, id);
    const none = { openId: item, detail: null };
    const stranger = await open(world.otherHead, `?item=${item}`);
    expect(stranger.value).toMatchObject(none);
    expect(stranger.headers.get('set-cookie')).toBeNull();
    await decide(world.head, { intent: 'approve', ids: id, checks });
    expect((await open(world.head, `?item=${item}`)).value).toMatchObject(none);
    for (const query of ['?item=', "?item=' OR 1=1"])
      expect((await open(world.head, query)).value.detail).toBeNull();
  });

  test.each([
    ['the next one that waits', ['b'], 'b', 'c'],
    ['the first where it was the last', ['c'], 'c', 'a'],
    ['itself while it waits', ['a'], 'b', 'b'],
    ['the first where it is not in the list', ['x'], 'gone', 'a'],
    ['none when all are decided', ['a', 'b', 'c'], 'b', null],
  ])('is followed by %s', (_name, decided, openId, next) => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, subjectId: id }));
    expect(nextToOpen(items, openId, decided)).toBe(next);
  });
});

describe('remarks', () => {
  const remark = (person: World['head'], id: string, more: Record<string, string> = {}) =>
    decide<Refusal & { remarked: string }>(person, {
      ...{ intent: 'comment', id, mediaMs: '42000', body: '글자가 안 보입니다' },
      ...more,
    });
  const desk = (id: string, person = world.author) =>
    visit<{ review: { comments: ReviewComment[]; media: { masterUrl: string } | null } }>(studio, {
      ...{ db: world.db, person, path: `/studio/${id}`, params: { id } },
    });
  const mark = (id: string, commentId: string, person = world.author) =>
    visit<Refusal & { intent: string }>(change, {
      ...{ db: world.db, person, path: `/studio/${id}`, params: { id } },
      form: { intent: 'comment', commentId, resolved: 'true' },
    });

  test('return a lesson without a reason, are read at their second in the studio, and taken in', async () => {
    const id = await submitted('의견과 함께 돌아갈 강의');
    expect((await desk(id)).value.review).toMatchObject({ comments: [], media: null });
    expect((await remark(world.head, id)).value).toEqual({ remarked: 'added' });
    const { value } = await decide<Outcome>(world.head, { intent: 'return', id, reason: '' });
    expect(value.returned).toBe(1);
    const shown = await desk(id);
    const [comment] = shown.value.review.comments;
    expect(comment).toMatchObject({ mediaMs: 42_000, body: '글자가 안 보입니다', resolvedAt: null });
    expect(shown.headers.get('set-cookie')).toBe(
      `media=${shown.value.review.media?.masterUrl.split('/')[2]}`,
    );
    expect((await mark(id, comment!.id, world.colleague)).status).toBe(404);
    expect((await mark(id, comment!.id)).value).toEqual({ intent: 'comment' });
    expect((await desk(id)).value.review.comments[0]?.resolvedAt).toEqual(now);
  });

  test('are taken back by whoever wrote them', async () => {
    const id = await submitted('의견을 거둘 강의');
    await remark(world.head, id);
    const [{ id: commentId } = { id: '' }] = (await desk(id)).value.review.comments;
    const form = { intent: 'delete-comment', id, commentId };
    expect((await decide(world.hr, form)).status).toBe(404);
    expect((await decide<{ remarked: string }>(world.head, form)).value).toEqual({ remarked: 'deleted' });
    expect((await desk(id)).value.review.comments).toEqual([]);
  });

  test.each([
    ['no words', { body: '  ' }, 'body'],
    ['too many words', { body: '가'.repeat(501) }, 'body'],
    ['a second before the start', { mediaMs: '-1' }, 'mediaMs'],
    ['a second past the end', { mediaMs: '361000' }, 'mediaMs'],
    ['a second that is none', { mediaMs: 'abc' }, 'mediaMs'],
  ])('refuse %s with a sentence', async (_name, more, field) => {
    const id = await submitted('의견을 받을 강의');
    const { status, value } = await remark(world.head, id, more);
    expect(status).toBe(400);
    expect(value.error.fields?.[field]).toMatch(/[가-힣]/);
    expect((await desk(id)).value.review.comments).toEqual([]);
  });

  test('are nobody else’s to write', async () => {
    const id = await submitted('남의 강의');
    expect((await remark(world.otherHead, id)).status).toBe(404);
    expect((await remark(world.colleague, id)).status).toBe(404);
    expect((await desk(id)).value.review.comments).toEqual([]);
  });
});
