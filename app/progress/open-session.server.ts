/**
 * Opens a watch session, on a play gesture only: the person's live session is closed and keeps its unspent time for
 * queued beats; the new one begins with an empty bank on the run that is open, or on a new one.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { conflict, notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { lockClock, writeClock } from './clock-row.server';
import { open } from './clock-rules';
import { chooseRun } from './choose-run.server';
import type { Run } from './run';
import { requiredAnswer, resumeSeconds, runAnswer, type RunAnswer } from './session-answer';

export type LessonToWatch = Omit<WatchableLesson, 'masterUrl' | 'renditionSetId'>;

export interface OpenedSession extends RunAnswer {
  sessionKey: string;
  lessonVersion: number;
  durationSeconds: number;
  resumeSeconds: number;
  required: { coveredSeconds: number; learningSeconds: number; quiz: boolean };
  maxRate: number;
  seekAhead: boolean;
  /** Seconds of the sound alone count as seen. */
  listeningCounts: boolean;
  beatSeconds: 5;
  runNo: number;
  /** The lesson has a new version since the last visit, and what became of the seconds seen. */
  versionChange: 'carried' | 'restarted' | null;
}

export const BEAT_SECONDS = 5;
/** After completion the rule has been served: everybody may look again as fast as the player goes. */
const REVIEW_RATE = 2;

/** Throws 404 for a lesson that learners may not see, 409 `daily-lesson-limit` where the rule limits a day's lessons. */
export async function openSession({
  db,
  now,
  timeZone,
  person,
  lesson,
}: Context & { person: Pick<Person, 'id'>; lesson: LessonToWatch | null }): Promise<OpenedSession> {
  if (!lesson) throw notFound('강의를 찾을 수 없거나 지금은 공개되지 않았습니다.');
  return inTransaction(db.sql, async (client) => {
    const clock = await lockClock(client, person.id, now);
    const live = clock.liveSessionId ? await findLiveDuration(client, clock.liveSessionId) : null;
    const sessionId = randomUUID();
    const opened = open(clock, live, sessionId, now.getTime());
    const at = new Date(opened.at);
    if (clock.liveSessionId) {
      await client.query(`UPDATE watch_session SET closed_at = $2, residue_ms = $3 WHERE id = $1`, [
        clock.liveSessionId,
        at,
        opened.residueMs,
      ]);
    }
    const { run, versionChange } = await chooseRun(client, {
      personId: person.id,
      lesson,
      now: at,
      timeZone,
    });
    const completed = run.completedAt !== null;
    if (!completed) await refuseOverDailyLimit(client, person.id, run, now, timeZone);
    const maxRate = completed ? Math.max(REVIEW_RATE, run.rule.maxRate) : run.rule.maxRate;
    const seekAhead = completed || run.rule.seekAhead;
    const sessionKey = randomBytes(16).toString('base64url');
    await client.query(
      `INSERT INTO watch_session (id, key, person_id, lesson_id, lesson_version_id, run_id, policy_id, duration_ms,
         max_rate, seek_ahead, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        sessionId,
        sessionKey,
        person.id,
        lesson.lessonId,
        run.lessonVersionId,
        run.id,
        run.policyId,
        run.durationMs,
        maxRate,
        seekAhead,
        at,
      ],
    );
    await writeClock(client, person.id, opened.clock);
    const answer = runAnswer(run, run.rule, completed);
    return {
      sessionKey,
      lessonVersion: run.versionNumber,
      durationSeconds: Math.floor(run.durationMs / 1000),
      resumeSeconds: resumeSeconds(run, answer.missing, completed),
      ...answer,
      required: requiredAnswer(run.rule, run.durationMs, lesson.hasQuiz),
      maxRate,
      seekAhead,
      listeningCounts: run.rule.listening,
      beatSeconds: BEAT_SECONDS,
      runNo: run.runNo,
      versionChange,
    };
  });
}

async function findLiveDuration(client: Sql, sessionId: string): Promise<number> {
  const { rows } = await client.query<{ duration_ms: number }>(
    `SELECT duration_ms FROM watch_session WHERE id = $1`,
    [sessionId],
  );
  return rows[0]?.duration_ms ?? 0;
}

async function refuseOverDailyLimit(client: Sql, personId: string, run: Run, now: Date, timeZone: string) {
  const limit = run.rule.maxLessonsPerDay;
  if (limit === null) return;
  const { rows } = await client.query<{ completed_at: Date }>(
    `SELECT completed_at FROM watch_run WHERE person_id = $1 AND policy_id = $2 AND completed_at > $3`,
    [personId, run.policyId, new Date(now.getTime() - 25 * 3600 * 1000)],
  );
  const today = dateIn(now, timeZone);
  if (rows.filter((row) => dateIn(row.completed_at, timeZone) === today).length >= limit) {
    throw conflict(
      'daily-lesson-limit',
      `이 강좌는 하루에 ${limit}개 강의까지 이수할 수 있습니다. 내일 이어서 봐 주세요.`,
    );
  }
}
