/** HR's list: questions that nobody has answered for two working days, the longest first. */
import { isAnswered, isQuestion, meToo } from '~/chat/question-select';
import { placeRooms } from '~/chat/place-rooms.server';
import { findDaysOff } from '~/people/days-off.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import { dayBefore, workingDaysAfter } from '~/people/working-days';
import type { Context } from '~/platform/context';
import { dateIn } from '~/platform/zone';
import { PATIENCE_DAYS } from './reminder-rules';

export interface WaitingQuestion {
  id: string;
  body: string;
  lessonId: string;
  lessonTitle: string;
  /** Of the lesson's author. */
  department: string;
  authorName: string;
  mediaSecond: number | null;
  askedOn: string;
  /** Working days since it was asked. */
  daysWaiting: number;
  meToo: number;
}

type Row = Omit<WaitingQuestion, 'mediaSecond' | 'daysWaiting'> & { shownMs: number | null; total: number };

export const WAITING_A_PAGE = 50;
const FROM = `
    FROM chat_message m JOIN lesson l ON l.id = m.lesson_id AND l.live_version_id IS NOT NULL
    JOIN employee author ON author.id = l.author_id JOIN department d ON d.id = author.department_id
   WHERE ${isQuestion('m')} AND NOT ${isAnswered('m')} AND (m.created_at AT TIME ZONE $1)::date <= $2::date`;
const STATEMENT = `
  SELECT m.id, m.body, m.lesson_id AS "lessonId", l.title AS "lessonTitle", d.name AS department,
         author.name AS "authorName", m.shown_ms AS "shownMs", ${meToo('m')} AS "meToo",
         to_char(m.created_at AT TIME ZONE $1, 'YYYY-MM-DD') AS "askedOn", count(*) OVER () AS total
    ${FROM} ORDER BY m.created_at, m.id LIMIT ${WAITING_A_PAGE} OFFSET $3`;

/** Throws `forbidden`. `page` from 1. */
export async function listWaitingQuestions({
  db,
  now,
  timeZone,
  person,
  page = 1,
}: Context & { person: Person; page?: number }): Promise<{ items: WaitingQuestion[]; total: number }> {
  requirePermission(person, 'hr.desk');
  const today = dateIn(now, timeZone);
  const daysOff = await findDaysOff(db.sql);
  const values = [timeZone, dayBefore(today, PATIENCE_DAYS, daysOff), (page - 1) * WAITING_A_PAGE];
  const read = async () => (await db.sql.query<Row>(STATEMENT, values)).rows;
  let rows = await read();
  if (await placeRooms({ db, lessonIds: rows.map(({ lessonId }) => lessonId) })) rows = await read();
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ shownMs, total: _, ...row }) => ({
      ...row,
      mediaSecond: shownMs === null ? null : shownMs / 1000,
      daysWaiting: workingDaysAfter(row.askedOn, today, daysOff),
    })),
  };
}
