import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { readEdit } from '~/video/describe-source';
import type { EditPart } from '~/video/edit-parts';
import type { FrameRate } from '~/video/plan-frame-rate';
import { posterName } from '~/video/poster-file';
import { findEditSources } from './find-edit-sources.server';
import { findPublishingLimits } from './find-publishing-limits.server';
import type { PublishingLimits } from './publishing-rules';
import { requireLesson } from './require-lesson.server';

export interface TrimSource {
  videoId: string;
  filename: string;
  durationMs: number;
  renditionSetId: string | null;
  /** Names its picture (video/poster-file.ts). */
  poster: string | null;
}

export interface TrimPage {
  lessonId: string;
  title: string;
  /** True while the lesson waits for review: nothing may be changed. */
  locked: boolean;
  /** Learners see this version: what is applied becomes a new one. */
  isLive: boolean;
  /** The lesson's video: what applying must still find there. Null without one. */
  videoId: string | null;
  /** The recordings it is made of; empty until they are ready. */
  sources: TrimSource[];
  /** The institute does not keep originals, and one of these is gone: nothing can be cut any more. */
  originalGone: boolean;
  /** Further ready recordings of the author, newest first. */
  others: TrimSource[];
  rate: FrameRate;
  /** What the present video is made of; null for a recording. */
  parts: EditPart[] | null;
  limits: PublishingLimits;
}

const MOST_OTHERS = 20;

/** For the lesson's author. Throws `not-found`, `forbidden`. */
export async function findTrimPage({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<TrimPage> {
  const { lesson, working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  const { prisma } = db;
  const video = working.videoId ? await prisma.video.findUnique({ where: { id: working.videoId } }) : null;
  const edit = video && readEdit(video);
  const own = edit ? edit.parts.map(({ videoId }) => videoId) : video ? [video.id] : [];
  const recordings = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM video WHERE owner_id = ${person.id}::uuid AND status = 'ready' AND edit IS NULL
     ORDER BY created_at DESC LIMIT ${MOST_OTHERS + own.length}`;
  const ids = [...own, ...recordings.map(({ id }) => id)];
  const found = await findEditSources({ prisma, person, present: video, ids });
  const toSource = ({ video: row, source }: (typeof found)[number]): TrimSource => ({
    ...{ videoId: row.id, filename: row.filename, durationMs: source.durationMs },
    ...{ renditionSetId: row.renditionSetId, poster: posterName(row) },
  });
  const isOwn = ({ video: row }: (typeof found)[number]) => own.includes(row.id);
  const sources = found.filter(isOwn);
  const isComplete = sources.length === new Set(own).size;
  const originalGone =
    (await prisma.video.count({ where: { id: { in: own }, status: 'ready', sourceKey: null } })) > 0;
  return {
    ...{ lessonId: lesson.id, title: lesson.title, videoId: working.videoId },
    locked: lesson.status === 'submitted',
    isLive: working.durationMs !== null,
    originalGone,
    sources: isComplete ? sources.map(toSource) : [],
    others: found
      .filter((one) => !isOwn(one))
      .map(toSource)
      .slice(0, MOST_OTHERS),
    rate: sources[0]?.source.rate ?? { num: 30, den: 1 },
    parts: edit?.parts ?? null,
    limits: await findPublishingLimits({ db }),
  };
}
