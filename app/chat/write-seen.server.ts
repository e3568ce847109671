/** How far people have read talks: gathered for some seconds and written at once. Losing a batch costs nothing. */
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';

export interface SeenNotes {
  note(personId: string, lessonId: string, revision: number): void;
  /** Writes what has been gathered. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const GATHER_MS = 10_000;
const WRITE = {
  name: 'write-chat-seen',
  text: `
  INSERT INTO chat_seen (person_id, lesson_id, revision, seen_at)
  SELECT g.person, g.lesson, LEAST(g.revision, r.revision), $4
    FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS g(person, lesson, revision)
    JOIN chat_room r ON r.lesson_id = g.lesson
   ORDER BY g.person, g.lesson
  ON CONFLICT (person_id, lesson_id)
  DO UPDATE SET revision = GREATEST(chat_seen.revision, excluded.revision), seen_at = excluded.seen_at`,
};

export function createSeenNotes({
  db,
  clock,
  log,
}: {
  db: Pick<Db, 'sql'>;
  clock: Clock;
  log: Log;
}): SeenNotes {
  let gathered = new Map<string, { personId: string; lessonId: string; revision: number }>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const notes = [...gathered.values()];
    gathered = new Map();
    if (notes.length === 0) return;
    const column = <Key extends keyof (typeof notes)[number]>(key: Key) => notes.map((one) => one[key]);
    const values = [column('personId'), column('lessonId'), column('revision'), clock.now()];
    await db.sql
      .query({ ...WRITE, values })
      .catch((error: unknown) => log.warn({ err: error }, 'how far talks were read'));
  };
  return {
    note(personId, lessonId, revision) {
      const key = `${personId} ${lessonId}`;
      const before = gathered.get(key)?.revision ?? 0;
      gathered.set(key, { personId, lessonId, revision: Math.max(before, revision) });
      timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
    },
    flush,
    stop: flush,
  };
}
