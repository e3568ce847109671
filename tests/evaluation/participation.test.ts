// What people contribute is counted as it stands now, and paid once, a week later, where the year's rules say so.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { keepParticipation } from '~/evaluation/keep-participation.job.server';
import { answer, ask, hide, official, say } from '../knowledge/knowledge-world';
import { createWorld, makePublished, now, type World } from '../lessons/lesson-world';

let world: World;
let lessonId: string;
beforeEach(async () => {
  await world?.drop();
  world = await createWorld();
  ({ id: lessonId } = await makePublished(world));
});
afterAll(() => world?.drop());

const DAY = 86_400_000;
const after = (days: number) => new Date(now.getTime() + days * DAY);
const keep = (at: Date) => keepParticipation({ db: world.db, now: at, timeZone: 'Asia/Seoul' });
const facts = async () =>
  (await world.db.prisma.participationFact.findMany({ orderBy: { sourceKey: 'asc' } })).map(
    ({ kind, personId, goneAt }) => [kind, personId, goneAt === null],
  );
const entries = () =>
  world.db.prisma.ledgerEntry.findMany({ where: { kind: 'points' }, orderBy: { sourceKey: 'asc' } });
const on = (points: number, yearlyCap: number | null) => ({ points, yearlyCap, on: true });
const setRules = async (pointsRules: object) => {
  const year = now.getFullYear();
  const { _max } = await world.db.prisma.creditPolicy.aggregate({ where: { year }, _max: { version: true } });
  const version = (_max.version ?? 0) + 1;
  await world.db.prisma.creditPolicy.create({
    data: { year, version, rule: { pointsRules }, createdAt: now },
  });
};
async function answered() {
  const question = await ask(world, { person: world.colleague, body: '몇 번 헹구나요', lessonId });
  const id = await answer(world, question, { body: '세 번 헹굽니다', lessonId });
  return { question, id };
}

describe('facts', () => {
  it('are an official answer and the question that it answers, of whoever wrote them', async () => {
    await answered();
    await keep(after(1));
    expect(await facts()).toEqual([
      ['accepted-question', world.colleague.id, true],
      ['official-answer', world.author.id, true],
    ]);
  });

  it('go when the answer is hidden or no longer official, and come back with it', async () => {
    const { id } = await answered();
    await keep(after(1));
    await official(world, id, false);
    await keep(after(2));
    expect((await facts()).map(([, , stands]) => stands)).toEqual([false, false]);
    await official(world, id, true);
    await keep(after(3));
    expect((await facts()).map(([, , stands]) => stands)).toEqual([true, true]);
    await hide(world, id);
    await keep(after(4));
    expect((await facts()).map(([, , stands]) => stands)).toEqual([false, false]);
  });

  it('are no question that one answered oneself, and no talk that is neither', async () => {
    const { author } = world;
    const question = await ask(world, { person: author, body: '스스로 묻고', lessonId });
    await answer(world, question, { body: '스스로 답합니다', lessonId });
    await say(world, { person: world.colleague, body: '그냥 하는 말', lessonId });
    await keep(after(1));
    expect(await facts()).toEqual([['official-answer', author.id, true]]);
  });

  it('are screenings of which one saw half', async () => {
    const { db, author, colleague, hr } = world;
    const { liveVersionId } = await db.prisma.lesson.findUniqueOrThrow({ where: { id: lessonId } });
    const id = randomUUID();
    await db.prisma.screening.create({
      data: {
        ...{ id, lessonId, lessonVersionId: liveVersionId, durationMs: 100_000, title: '함께 보기' },
        ...{ audience: 'everyone', hostId: author.id, startsAt: now, createdAt: now, updatedAt: now },
      },
    });
    const seen = { screeningId: id, joinedAt: now, lastSeenAt: now, positionMs: 100_000 };
    await db.prisma.screeningAttendance.createMany({
      data: [
        { ...seen, personId: colleague.id, presentMs: 50_000 },
        { ...seen, personId: hr.id, presentMs: 49_999 },
      ],
    });
    await keep(new Date(now.getTime() + 60_000));
    expect(await facts()).toEqual([]);
    await keep(after(1));
    expect(await facts()).toEqual([['live-attendance', colleague.id, true]]);
  });
});

describe('points', () => {
  it('are granted for nothing unless the rules say so', async () => {
    await answered();
    for (const days of [1, 9]) expect(await keep(after(days))).toBe(0);
    expect(await entries()).toEqual([]);
  });

  it('are granted once, for what has stood a week', async () => {
    await setRules({ officialAnswer: on(2, null), acceptedQuestion: on(1, null) });
    const { question, id } = await answered();
    await keep(after(1));
    expect(await keep(after(7))).toBe(0);
    expect(await keep(after(8))).toBe(2);
    expect(await keep(after(9))).toBe(0);
    expect(await entries()).toMatchObject([
      {
        ...{ personId: world.colleague.id, amount: 1, sourceKey: `points:accepted-question:${question}` },
        ...{ reason: '채택된 질문 가점', unit: 'point', subjectId: lessonId },
      },
      { personId: world.author.id, amount: 2, sourceKey: `points:official-answer:${id}` },
    ]);
  });

  it('are not granted for what was taken back in that week', async () => {
    await setRules({ officialAnswer: on(2, null) });
    const { id } = await answered();
    await keep(after(1));
    await official(world, id, false);
    await keep(after(8));
    expect(await entries()).toEqual([]);
  });

  it('end at the year’s cap, and go on where it is raised', async () => {
    await setRules({ officialAnswer: on(2, 3) });
    for (let n = 0; n < 3; n++) await answered();
    await keep(after(1));
    await keep(after(9));
    expect((await entries()).map(({ amount }) => amount).sort()).toEqual([1, 2]);
    await setRules({ officialAnswer: on(2, 4) });
    await keep(after(10));
    expect((await entries()).reduce((sum, { amount }) => sum + amount, 0)).toBe(4);
  });
});
