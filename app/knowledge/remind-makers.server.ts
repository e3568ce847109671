/** What a working day's morning brings: the makers of a lesson hear of its questions that nobody has answered. */
import { isAnswered, isQuestion } from '~/chat/question-select';
import type { NewNotification } from '~/notifications/notification';
import { notify } from '~/notifications/notify.server';
import { findDaysOff } from '~/people/days-off.server';
import { dayBefore, isWorkingDay } from '~/people/working-days';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { dateIn } from '~/platform/zone';
import { isDue, PATIENCE_DAYS } from './reminder-rules';

interface Waiting {
  id: string;
  lessonId: string;
  lesson: string;
  askedOn: string;
  remindedOn: string | null;
  /** Of people who still work here. */
  makerIds: string[];
}

const WAITING = `
  SELECT m.id, l.id AS "lessonId", l.title AS lesson,
         to_char(m.created_at AT TIME ZONE $1, 'YYYY-MM-DD') AS "askedOn",
         to_char(r.reminded_on, 'YYYY-MM-DD') AS "remindedOn",
         ARRAY(SELECT e.id::text FROM employee e
                WHERE (e.left_on IS NULL OR e.left_on >= $3::date)
                  AND (e.id = l.author_id OR EXISTS (SELECT FROM lesson_co_author c
                         WHERE c.lesson_id = l.id AND c.person_id = e.id AND c.removed_at IS NULL))) AS "makerIds"
    FROM chat_message m JOIN lesson l ON l.id = m.lesson_id AND l.live_version_id IS NOT NULL
    LEFT JOIN question_reminder r ON r.question_id = m.id
   WHERE ${isQuestion('m')} AND (m.created_at AT TIME ZONE $1)::date <= $2::date AND NOT ${isAnswered('m')}
   ORDER BY m.created_at, m.id`;
const NOTE = `
  INSERT INTO question_reminder (question_id, reminded_on) SELECT id, $2 FROM unnest($1::uuid[]) AS g(id)
  ON CONFLICT (question_id) DO UPDATE SET reminded_on = excluded.reminded_on`;

/** Safe to repeat on the same day. Answers with how many questions were brought to mind. */
export async function remindMakers({ db, now, timeZone }: Context): Promise<number> {
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('remind-makers', 0))`);
    const daysOff = await findDaysOff(client);
    if (!isWorkingDay(today, daysOff)) return 0;
    const cutoff = dayBefore(today, PATIENCE_DAYS, daysOff);
    const { rows } = await client.query<Waiting>(WAITING, [timeZone, cutoff, today]);
    const due = rows.filter((row) => isDue({ ...row, cutoff, today }));
    const lessons = new Set(due.map(({ lessonId }) => lessonId));
    const given = [...lessons].flatMap((lessonId) => tell(rows.filter((row) => row.lessonId === lessonId)));
    await notify(client, now, given);
    await client.query(NOTE, [due.map(({ id }) => id), today]);
    return due.length;
  });
}

/** One notification a maker for all that waits in the lesson. */
function tell(waiting: readonly Waiting[]): NewNotification[] {
  const { lessonId, lesson, makerIds } = waiting[0]!;
  return makerIds.map((personId) => ({
    ...{ personId, kind: 'unanswered', subject: lessonId, path: `/studio/${lessonId}/questions` },
    facts: { lesson, count: waiting.length },
  }));
}
