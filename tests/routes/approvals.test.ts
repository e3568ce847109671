// The approver's desk: what it shows, who comes in, several at once with one refused, returning with a reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { action, loader } from '~/routes/author/approvals';
import type { Outcome } from '~/routes/author/approval-decision.server';
import type { WaitingApproval } from '~/routes/author/approval-evidence.server';
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
  visit<{ items: WaitingApproval[]; waiting?: number }>(loader, {
    db: world.db,
    person,
    path: `${path}${query}`,
  });
const decide = <T>(person: World['head'], form: Record<string, string>) =>
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
    ['ids that are none', { intent: 'approve', ids: "1' OR 1=1" }],
    ['no ids', { intent: 'approve', ids: '' }],
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
    const form = { intent: 'approve', ids: id };
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
