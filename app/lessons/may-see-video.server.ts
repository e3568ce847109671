import { maySeeVideoOf } from '~/people/may-see-video-of.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { makes } from './lesson-makers';

/** The owner, the owner's head and HR, and whoever makes a lesson that has the video. */
export async function maySeeVideo({
  db,
  person,
  video,
}: Pick<Context, 'db'> & { person: Person; video: { id: string; ownerId: string } }): Promise<boolean> {
  return (await maySeeVideoOf({ db, person, ownerId: video.ownerId })) || mayEditWith({ db, person, video });
}

/** Whether some version of a lesson that the person makes has the video. */
export async function mayEditWith({
  db,
  person,
  video,
}: Pick<Context, 'db'> & { person: Person; video: { id: string } }): Promise<boolean> {
  const { rows } = await db.sql.query(
    `SELECT FROM lesson_version v JOIN lesson l ON l.id = v.lesson_id
      WHERE v.video_id = $1 AND ${makes('$2')} LIMIT 1`,
    [video.id, person.id],
  );
  return rows.length > 0;
}
