// The statistics of a lesson: who comes in, what they see of whom, and that a new video leaves earlier figures alone.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import type { Person } from '~/people/person';
import type { LessonStats } from '~/reports/find-lesson-stats.server';
import type { LessonViewers } from '~/reports/list-lesson-viewers.server';
import { loader } from '~/routes/author/lesson-stats';
import { createWorld, makeReadyDraft, makeVideo, now, type World } from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
let lessonId: string;
const DAY_MS = 86_400_000;
const MINUTES = 60_000;

beforeAll(async () => {
  world = await createWorld();
  lessonId = (await makeReadyDraft(world, { title: '여과기 역세척' })).id;
  const change = { db: world.db, now, person: world.author, lessonId };
  await putCaptions({
    ...change,
    lang: 'ko',
    text: 'WEBVTT\n\n02:00.000 --> 02:10.000\n밸브를 천천히 엽니다\n',
  });
  const question = {
    text: '몇 번 헹굽니까?',
    choices: ['한 번', '세 번', '다섯 번'],
    correct: 1,
    explanation: '세 번',
  };
  await putQuestions({ ...change, questions: [question] });
  await submitLesson(change);
  await publishLesson({ ...change, person: world.head });
});
afterAll(() => world.drop());

const versionOf = (number: number) =>
  world.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId, number } });

async function employ(name: string, departmentId: string) {
  const employeeNo = `v${randomUUID().slice(0, 8)}`;
  const data = { employeeNo, name, departmentId, createdAt: now };
  return (await world.db.prisma.employee.create({ data })).id;
}

/** A run as beats leave it. */
async function watched(
  personId: string,
  seen: [number, number][],
  given: { version?: number; runNo?: number; completedAfterMs?: number; startedAt?: Date } = {},
) {
  const { version = 1, runNo = 1, completedAfterMs, startedAt = now } = given;
  const { id } = await versionOf(version);
  const covered = seen.reduce((sum, [from, to]) => sum + to - from, 0);
  const completedAt =
    completedAfterMs === undefined ? null : new Date(startedAt.getTime() + completedAfterMs);
  await world.db.sql.query(
    `INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen,
       covered_ms, started_at, last_beat_at, completed_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 'once', gen_random_uuid(), 360000, $5::int4multirange, $6, $7, $7, $8)`,
    [
      ...[personId, lessonId, id, runNo, `{${seen.map(([from, to]) => `[${from},${to})`).join(',')}}`],
      ...[covered, startedAt, completedAt],
    ],
  );
}

async function answered(personId: string, choiceId: string, at = now) {
  const { id } = await versionOf(1);
  const question = await world.db.prisma.question.findFirstOrThrow({ where: { lessonVersionId: id } });
  await world.db.prisma.quizAttempt.create({
    data: {
      ...{ personId, lessonId, lessonVersionId: id, score: 0, passed: false, at },
      answers: [{ questionId: question.id, choiceId }],
    },
  });
}

type Page = LessonStats & { viewers: LessonViewers | null };
const open = (person: Person, query = '') =>
  visit<Page>(loader, {
    db: world.db,
    person,
    path: `/studio/${lessonId}/stats${query}`,
    params: { id: lessonId },
  });

test('a lesson that nobody has watched shows its version and no figures', async () => {
  const { value } = await open(world.author);
  expect(value.shown?.version).toMatchObject({
    number: 1,
    live: true,
    began: 0,
    completed: 0,
    medianSeconds: null,
  });
  expect(value.shown?.curve.every(({ seen }) => seen === 0)).toBe(true);
  expect(value.shown).toMatchObject({ drops: [], weeks: [], departments: [] });
});

describe('a lesson that was watched', () => {
  beforeAll(async () => {
    const [sports, office] = [world.author.departmentId, world.hr.departmentId];
    const people = await Promise.all([
      ...['강하늘', '남궁솔', '도유리', '류지호'].map((name) => employ(name, sports)),
      ...['문가람', '배다온'].map((name) => employ(name, office)),
    ]);
    const [a, b, c, d, e, f] = people as [string, string, string, string, string, string];
    await watched(a, [[0, 360_000]], { completedAfterMs: 10 * MINUTES });
    await watched(b, [[0, 359_000]], {
      completedAfterMs: 20 * MINUTES,
      startedAt: new Date(now.getTime() - 14 * DAY_MS),
    });
    await watched(c, [[0, 124_000]]);
    await watched(d, [[0, 123_500]]);
    await watched(e, [[0, 123_000]]);
    // Seen in two goes that overlap: one person, seen once.
    await watched(
      f,
      [
        [0, 60_000],
        [300_000, 360_000],
      ],
      { completedAfterMs: 60 * MINUTES },
    );
    await watched(f, [[30_000, 90_000]], { runNo: 2 });
    await answered(a, 'c2');
    await answered(b, 'c1');
    await answered(b, 'c2', new Date(now.getTime() + MINUTES));
    await answered(c, 'c1');
    await answered(d, 'c3');
  });

  test('counts people and their median, not runs', async () => {
    const { value } = await open(world.author);
    expect(value.shown?.version).toMatchObject({ began: 6, completed: 3, medianSeconds: 20 * 60 });
    expect(value.shown?.weeks).toHaveLength(12);
    expect(value.shown?.weeks.at(-1)).toEqual({ week: '2026-05-11', began: 6, completed: 2 });
    expect(value.shown?.weeks.at(-3)).toEqual({ week: '2026-04-27', began: 1, completed: 1 });
  });

  test('the curve says how many saw each moment, and where they stop', async () => {
    const { value } = await open(world.author);
    const seenAt = (seconds: number) => {
      const points = value.shown!.curve;
      return points.reduce((best, point) =>
        Math.abs(point.atMs - seconds * 1000) < Math.abs(best.atMs - seconds * 1000) ? point : best,
      ).seen;
    };
    expect(value.shown!.curve.length).toBeLessThanOrEqual(200);
    expect([10, 45, 75, 100, 130, 250, 330].map(seenAt)).toEqual([6, 6, 6, 5, 2, 2, 3]);
    const [drop] = value.shown!.drops;
    expect(drop).toMatchObject({ before: 5, after: 2 });
    expect(Math.abs(drop!.atMs - 123_000)).toBeLessThan(2_500);
    const said = value.shown!.cues.find(([from, to]) => drop!.atMs >= from && drop!.atMs < to + 5000);
    expect(said?.[2]).toBe('밸브를 천천히 엽니다');
  });

  test('the first answer of each person counts', async () => {
    const [question] = (await open(world.author)).value.shown!.questions;
    expect(question).toMatchObject({ answered: 4, right: 1, mostWrong: { text: '한 번', people: 2 } });
  });

  test('an author sees departments that are large enough, and no name', async () => {
    const { value } = await open(world.author);
    expect(value.shown?.departments).toEqual([
      { name: '체육사업부', began: 4, completed: 2 },
      { name: null, began: 2, completed: 1 },
    ]);
    expect(value.viewers).toBeNull();
    expect(JSON.stringify(value)).not.toContain('강하늘');
    expect(await world.db.prisma.accessLog.count({ where: { action: 'lesson.viewers' } })).toBe(0);
  });

  test('a head sees the results of the own department, and it is logged', async () => {
    const { value } = await open(world.head);
    expect(value.viewers).toMatchObject({ progress: false, total: 4 });
    expect(value.viewers?.viewers.map(({ name }) => name)).toEqual(['강하늘', '남궁솔', '도유리', '류지호']);
    expect(
      value.viewers?.viewers.every(({ percent, lastWatchedAt }) => percent === null && !lastWatchedAt),
    ).toBe(true);
    const log = await world.db.prisma.accessLog.findFirstOrThrow({
      where: { action: 'lesson.viewers', actorId: world.head.id },
    });
    expect(log).toMatchObject({ subject: lessonId, ip: '10.0.0.7', detail: { rows: 4, page: 1 } });
  });

  test('HR sees everybody with share and day, searches by initials and state', async () => {
    const all = (await open(world.hr)).value.viewers;
    expect(all).toMatchObject({ progress: true, total: 6, pages: 1 });
    expect(all?.viewers.find(({ name }) => name === '도유리')).toMatchObject({
      percent: 34,
      department: '체육사업부',
    });
    const names = async (query: string) =>
      (await open(world.hr, query)).value.viewers?.viewers.map(({ name }) => name);
    expect(await names(`?query=${encodeURIComponent('ㄴㄱㅅ')}`)).toEqual(['남궁솔']);
    expect(await names('?state=completed')).toEqual(['강하늘', '남궁솔']);
    expect(await names('?page=9&state=watching')).toHaveLength(4);
  });

  test('for everybody else there is nothing', async () => {
    for (const person of [world.colleague, world.otherHead, world.admin]) {
      const { status, value } = await visit<Refusal>(loader, {
        db: world.db,
        person,
        path: `/studio/${lessonId}/stats`,
        params: { id: lessonId },
      });
      expect([status, value.error.code]).toEqual([404, 'not-found']);
    }
    expect((await open(world.author, '?version=7')).status).toBe(404);
  });

  test('a new video begins its own figures and leaves the earlier ones', async () => {
    const before = (await open(world.author)).value.shown;
    const change = { db: world.db, now, person: world.author, lessonId };
    const videoId = await makeVideo(world, world.author, { durationMs: 330_000 });
    await attachVideo({ ...change, videoId });
    await submitLesson(change);
    await publishLesson({ ...change, person: world.head });
    await watched(world.colleague.id, [[0, 330_000]], { version: 2, completedAfterMs: MINUTES });
    const { value } = await open(world.author);
    expect(value.versions.map(({ number, live, completed }) => [number, live, completed])).toEqual([
      [2, true, 1],
      [1, false, 3],
    ]);
    expect(value.shown?.version.number).toBe(2);
    const old = (await open(world.author, '?version=1')).value.shown;
    expect({ ...old, version: { ...old?.version, live: true } }).toEqual(before);
  });
});
