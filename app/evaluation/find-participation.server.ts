/** Who contributed what since a moment, as the talk and the screenings have it now. */
import type { ParticipationFact } from '~/credits/participation';
import type { Context } from '~/platform/context';
import { listAttendance } from '~/screenings/list-attendance.server';
import { listShown } from '~/screenings/list-shown.server';

/** An answer that was hidden or deleted counts for nobody, nor does a question that one answered oneself. */
const TALK = `
  SELECT 'official-answer:' || a.id AS "sourceKey", a.author_id AS "personId", 'official-answer' AS kind,
         l.id AS "subjectId", l.title AS "subjectTitle", l.job_field AS "jobField", a.created_at AS "occurredAt"
    FROM chat_message a JOIN lesson l ON l.id = a.lesson_id
   WHERE a.official AND a.deleted_at IS NULL AND a.hidden_at IS NULL AND a.created_at >= $1
   UNION ALL
  SELECT 'accepted-question:' || q.id, q.author_id, 'accepted-question', l.id, l.title, l.job_field, min(a.created_at)
    FROM chat_message q
    JOIN chat_message a ON a.reply_to = q.id AND a.official AND a.deleted_at IS NULL AND a.hidden_at IS NULL
                       AND a.author_id <> q.author_id
    JOIN lesson l ON l.id = q.lesson_id
   WHERE q.kind = 'question' AND q.deleted_at IS NULL AND q.hidden_at IS NULL
   GROUP BY q.id, l.id HAVING min(a.created_at) >= $1`;

export async function findParticipation({
  db,
  now,
  since,
}: Pick<Context, 'db' | 'now'> & { since: Date }): Promise<ParticipationFact[]> {
  const [talk, shown] = await Promise.all([
    db.sql.query<ParticipationFact>(TALK, [since]),
    listShown({ db, now, since }),
  ]);
  const attended: ParticipationFact[] = [];
  for (const { screeningId, lessonId, lessonTitle, jobField, startsAt } of shown)
    for (const { personId, counts } of await listAttendance({ db, now, screeningId }))
      if (counts)
        attended.push({
          ...{ sourceKey: `live-attendance:${screeningId}:${personId}`, personId, kind: 'live-attendance' },
          ...{ subjectId: lessonId, subjectTitle: lessonTitle, jobField, occurredAt: startsAt },
        });
  return [...talk.rows, ...attended];
}
