// People, courses and published lessons in a real database, and a viewer who lives the seconds.
import { randomUUID } from 'node:crypto';
import { presets, type WatchingRule } from '~/lessons/watching-policy';
import type { Recurrence, WatchableLesson } from '~/lessons/watchable-lesson';
import { ManualClock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { AppError } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { silentLog } from '~/platform/log.server';
import { createBeatBatcher, type BeatAnswer, type BeatBatcher } from '~/progress/beat-batcher.server';
import { beatInput } from '~/progress/beat-schema';
import { openSession, type OpenedSession } from '~/progress/open-session.server';

export const timeZone = 'Asia/Seoul';

/** What a refused call answers; anything but an AppError fails the test. */
export const errorOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error('nothing was refused');
  return { status: error.status, code: error.code, ...error.detail.extra };
};

export interface BeatBody {
  seq: number;
  intervals: unknown;
  rate?: unknown;
  offline?: boolean;
  ageSeconds?: number;
}

export class Institute {
  readonly clock = new ManualClock('2026-05-04T01:00:00Z');
  readonly batcher: BeatBatcher;
  #people = 0;
  #department: Promise<{ id: string }> | undefined;

  constructor(readonly db: Db) {
    this.batcher = createBeatBatcher({ sql: db.pipeline, clock: this.clock, timeZone, log: silentLog });
  }

  get context() {
    return { db: this.db, now: this.clock.now(), timeZone };
  }

  async employee(change: { grade?: string } = {}): Promise<{ id: string }> {
    const { prisma } = this.db;
    this.#department ??= prisma.department.create({ data: { name: '체육시설팀', sortOrder: 1 } });
    const department = await this.#department;
    return prisma.employee.create({
      data: {
        employeeNo: `p${++this.#people}`,
        name: '김지수',
        departmentId: department.id,
        grade: change.grade ?? '7급',
        position: '주임',
        createdAt: this.clock.now(),
      },
      select: { id: true },
    });
  }

  async course(given: { rule?: Partial<WatchingRule>; recurrence?: Recurrence } = {}) {
    const course = await this.db.prisma.course.create({
      data: {
        slug: randomUUID(),
        title: '수영장 관리',
        recurrence: given.recurrence ?? 'once',
        createdAt: this.clock.now(),
        updatedAt: this.clock.now(),
      },
    });
    const rule = { ...presets.own, ...given.rule };
    const policy = await this.db.prisma.watchingPolicy.create({
      data: { courseId: course.id, version: 1, preset: 'own', rule, createdAt: this.clock.now() },
    });
    return {
      id: course.id,
      title: course.title,
      recurrence: course.recurrence as Recurrence,
      rule,
      policyId: policy.id,
    };
  }

  async lesson(
    given: { course?: Awaited<ReturnType<Institute['course']>>; seconds?: number; questions?: number } = {},
  ): Promise<WatchableLesson> {
    const course = given.course ?? (await this.course());
    const now = this.clock.now();
    const lesson = await this.db.prisma.lesson.create({
      data: {
        courseId: course.id,
        authorId: randomUUID(),
        title: '수질 점검',
        jobField: '체육',
        status: 'published',
        createdAt: now,
        updatedAt: now,
      },
    });
    const made: WatchableLesson = {
      lessonId: lesson.id,
      lessonVersionId: '',
      versionNumber: 0,
      durationMs: 0,
      title: lesson.title,
      jobField: lesson.jobField,
      courseId: course.id,
      courseTitle: course.title,
      recurrence: course.recurrence,
      policyId: course.policyId,
      policyVersion: 1,
      rule: course.rule,
      hasQuiz: false,
      versionMap: [],
      versionMaps: [],
      renditionSetId: randomUUID(),
      masterUrl: '',
    };
    return this.newVersion(made, { seconds: given.seconds ?? 362, map: [], questions: given.questions ?? 0 });
  }

  /** The lesson with a further version live; `map` leads from the one before. */
  async newVersion(
    lesson: WatchableLesson,
    given: { seconds: number; map: [number, number, number][]; questions?: number },
  ): Promise<WatchableLesson> {
    const number = lesson.versionNumber + 1;
    const version = await this.db.prisma.lessonVersion.create({
      data: {
        lessonId: lesson.lessonId,
        number,
        durationMs: given.seconds * 1000,
        versionMap: given.map,
        createdAt: this.clock.now(),
      },
    });
    await this.db.prisma.lesson.update({
      where: { id: lesson.lessonId },
      data: { liveVersionId: version.id },
    });
    for (let ordinal = 1; ordinal <= (given.questions ?? 0); ordinal++) {
      await this.db.prisma.question.create({
        data: {
          lessonVersionId: version.id,
          ordinal,
          text: '몇 번 헹굽니까?',
          choices: [
            { id: 'c1', text: '한 번' },
            { id: 'c2', text: '세 번' },
          ],
          correctChoiceId: 'c2',
          explanation: '매뉴얼 3.2',
        },
      });
    }
    return {
      ...lesson,
      lessonVersionId: version.id,
      versionNumber: number,
      durationMs: given.seconds * 1000,
      hasQuiz: (given.questions ?? 0) > 0,
      versionMap: given.map,
      versionMaps: [...lesson.versionMaps, { number, map: given.map }],
    };
  }

  open(person: { id: string }, lesson: WatchableLesson): Promise<OpenedSession> {
    return openSession({ ...this.context, person, lesson });
  }

  beat(person: { id: string }, session: { sessionKey: string }, body: BeatBody): Promise<BeatAnswer> {
    return this.batcher.submit(
      person.id,
      parseInput(beatInput, { sessionKey: session.sessionKey, rate: 1, ...body }),
    );
  }

  /** Lives the seconds from `from` to `to` in one beat. */
  async play(
    person: { id: string },
    session: { sessionKey: string },
    from: number,
    to: number,
    seq = 1,
    rate = 1,
  ) {
    this.clock.advanceSeconds((to - from) / rate);
    return this.beat(person, session, { seq, intervals: [[from, to]], rate });
  }

  async count(table: 'ledger_entry' | 'beat', personId: string): Promise<number> {
    const where =
      table === 'beat'
        ? 'session_id IN (SELECT id FROM watch_session WHERE person_id = $1)'
        : 'person_id = $1';
    const { rows } = await this.db.sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
      [personId],
    );
    return rows[0]!.n;
  }
}
