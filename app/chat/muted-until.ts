/**
 * SQL: until when a person may not write in a lesson's talk; null = was never muted. Of a lesson and of everywhere the
 * newest row counts each, so that an end takes back what was longer.
 */
export const mutedUntil = (person: string, lesson: string) => `
  (SELECT max(until)
     FROM (SELECT DISTINCT ON (lesson_id) until FROM chat_mute
            WHERE person_id = ${person} AND (lesson_id IS NULL OR lesson_id = ${lesson})
            ORDER BY lesson_id, id DESC) newest)`;
