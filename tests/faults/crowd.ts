// Two hundred people with a phone each: they watch a course of short lessons on the real clock, report about once a
// second and send the same (session, seq) again until it is acknowledged, whatever happens to the server meanwhile.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { hashToken, makeToken } from '~/people/tokens.server';
import type { Db } from '~/platform/db.server';
import { ApiClient } from '../support/api-client';
import { createPeople } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { randomFrom, type Random } from './seeds';

export const RATE = 2;
export const LESSON_SECONDS = 35;
const LESSONS = 3;
/** Three lessons of 35 s make 105 s of one course and year: 0 + 1 + 0 minutes. */
export const COURSE_MINUTES = 1;
export const LESSON_POINTS = 1;

export interface Member {
  personId: string;
  token: string;
}

export interface Crowd {
  members: Member[];
  lessonIds: string[];
}

interface World {
  departmentId: string;
  authorId: string;
}

/** People, and a year whose rules grant points, so that both kinds of entries are at stake. Once a database. */
export async function prepareWorld(db: Db): Promise<World> {
  const ids = await createPeople(db);
  const { departmentId } = await db.prisma.employee.findUniqueOrThrow({ where: { id: ids['2001']! } });
  const points = { pointsRules: { lessonCompleted: { points: LESSON_POINTS, yearlyCap: null, on: true } } };
  const years = await db.sql.query<{ year: number }>(`SELECT DISTINCT year FROM credit_policy`);
  for (const { year } of years.rows) {
    await db.prisma.creditPolicy.create({ data: { year, version: 2, rule: points, createdAt: new Date() } });
  }
  return { departmentId, authorId: ids['2001']! };
}

/** New people, signed in, and a new course: each lesson completes after 6 of its 35 s, the rest is tolerance. */
export async function createCrowd(db: Db, size: number, { departmentId, authorId }: World): Promise<Crowd> {
  const at = new Date();
  const members = Array.from({ length: size }, () => ({ personId: randomUUID(), token: makeToken() }));
  await db.prisma.employee.createMany({
    data: members.map(({ personId }, index) => ({
      ...{
        id: personId,
        employeeNo: `v-${personId.slice(0, 13)}`,
        name: `시청자 ${index + 1}`,
        departmentId,
      },
      createdAt: at,
    })),
  });
  await db.prisma.signInSession.createMany({
    data: members.map(({ personId, token }) => ({
      ...{ employeeId: personId, tokenHash: new Uint8Array(hashToken(token)) },
      ...{ createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 86_400_000) },
    })),
  });
  const rule = { toleranceSeconds: 29, minLearningPercent: 5, maxRate: RATE, quiz: false };
  const lessons = [];
  for (let n = 1; n <= LESSONS; n++) {
    const title = `점검 순서 ${n}`;
    lessons.push(await publishLessonRows(db, { authorId, seconds: LESSON_SECONDS, rule, title }));
  }
  const lessonIds = lessons.map(({ lessonId }) => lessonId);
  await db.prisma.lesson.updateMany({
    where: { id: { in: lessonIds } },
    data: { courseId: lessons[0]!.courseId },
  });
  return { members, lessonIds };
}

export interface Acknowledged {
  sessionKey: string;
  seq: number;
  acceptedSeconds: number;
  clippedSeconds: number;
  credited: { minutes: number; points: number } | null;
}

/** A phone may wait this long for an answer before it asks again. */
const PATIENCE_MS = 20_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class Watcher {
  readonly acknowledged: Acknowledged[] = [];
  /** Beats that had to be sent more than once. */
  repeated = 0;
  completed = 0;
  /** By the watcher's own clock, milliseconds: before the first opening was sent, and after the last acknowledgement. */
  beganAt = 0;
  endedAt = 0;
  readonly client: ApiClient;
  readonly #random: Random;
  /** Claims twice what it played. */
  readonly #greedy: boolean;
  #stopped = false;

  constructor(
    origin: string,
    readonly member: Member,
    seed: number,
  ) {
    this.client = new ApiClient(origin);
    this.client.cookies.set('institute_session', member.token);
    this.#random = randomFrom(seed);
    this.#greedy = this.#random.chance(0.1);
  }

  /** Watches one lesson after the other until all are completed, or `stop` is called. */
  async watch(lessonIds: readonly string[]): Promise<void> {
    await pause(this.#random.between(0, 500));
    this.beganAt = performance.now();
    for (const lessonId of lessonIds) await this.#complete(lessonId);
  }

  /** It sends nothing more; what is unanswered stays so. */
  stop() {
    this.#stopped = true;
  }

  async #complete(lessonId: string): Promise<void> {
    const opened = await this.#send('/watch-sessions', { lessonId });
    const sessionKey = opened?.['sessionKey'] as string;
    let at = 0;
    for (let seq = 1; !this.#stopped; seq++) {
      const playedMs = this.#random.between(500, 1200);
      await pause(playedMs);
      const claim = (playedMs / 1000) * RATE * (this.#greedy ? 2 : 1);
      const to = Math.min(LESSON_SECONDS, Number((at + claim).toFixed(3)));
      const answer = await this.#send('/beats', { sessionKey, seq, intervals: [[at, to]], rate: RATE });
      if (!answer) return;
      this.endedAt = performance.now();
      const { acceptedSeconds, clippedSeconds, credited } = answer as unknown as Acknowledged;
      this.acknowledged.push({ sessionKey, seq, acceptedSeconds, clippedSeconds, credited });
      if (answer['completed']) {
        this.completed++;
        return;
      }
      at = to < LESSON_SECONDS ? to : 0;
    }
  }

  /** The answer, asked for until there is one; null after `stop`. A refusal (4xx) is a fault of the server here. */
  async #send(path: string, body: unknown): Promise<Record<string, unknown> | null> {
    for (let attempt = 1; !this.#stopped; attempt++) {
      if (attempt === 2) this.repeated++;
      const answer = await this.#ask(path, body);
      if (answer && answer.status < 300) return (await answer.json()) as Record<string, unknown>;
      if (answer && answer.status < 500) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      // Also what cannot be served has the contract's shape.
      if (answer)
        expect(await answer.json()).toMatchObject({ error: { message: expect.any(String) as unknown } });
      await pause(this.#random.between(100, 400));
    }
    return null;
  }

  /** Null where the connection broke. */
  async #ask(path: string, body: unknown): Promise<Response | null> {
    try {
      const response = await this.client.fetch(`/api/v1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      // A cut in the middle of the body is no acknowledgement either.
      const text = await response.text();
      return new Response(text, { status: response.status });
    } catch {
      return null;
    }
  }
}
