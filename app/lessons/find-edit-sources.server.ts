/** The recordings that an edit names: the person's own or those of the lesson's present video, and ready. */
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { Prisma } from '~/platform/generated/prisma/client';
import { describeSource, readEdit } from '~/video/describe-source';
import type { KnownSource } from './plan-lesson-edit';

type Video = Prisma.VideoGetPayload<object>;

/**
 * Those of `ids` that may be cut, in that order; one that is not there is left out, and so refused by its absence.
 * `present` is the video of a lesson that the person may edit: a co-author cuts what the author recorded.
 */
export async function findEditSources({
  prisma,
  person,
  present,
  ids,
}: {
  prisma: Pick<Prisma.TransactionClient, 'video'>;
  person: Person;
  present: Video | null;
  ids: string[];
}): Promise<{ video: Video; source: KnownSource }[]> {
  const wanted = [...new Set(ids)];
  const shared = new Set(
    present ? [present.id, ...(readEdit(present)?.parts ?? []).map((part) => part.videoId)] : [],
  );
  const videos = await prisma.video.findMany({ where: { id: { in: wanted } } });
  return wanted.flatMap((id) => {
    const video = videos.find((candidate) => candidate.id === id);
    if (!video || !(shared.has(id) || may(person, 'video.use', { ownerId: video.ownerId }))) return [];
    // Of a video that was cut before, its recordings are taken.
    if (video.status !== 'ready' || video.edit || !video.sourceKey) return [];
    const source = describeSource(video);
    return source ? [{ video, source }] : [];
  });
}
