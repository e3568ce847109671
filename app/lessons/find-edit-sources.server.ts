/** The recordings that an edit names: the person's own, and ready. */
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { Prisma } from '~/platform/generated/prisma/client';
import { describeSource } from '~/video/describe-source';
import type { KnownSource } from './plan-lesson-edit';

type Video = Prisma.VideoGetPayload<object>;

/** Those of `ids` that may be cut, in that order; one that is not there is left out, and so refused by its absence. */
export async function findEditSources({
  prisma,
  person,
  ids,
}: {
  prisma: Pick<Prisma.TransactionClient, 'video'>;
  person: Person;
  ids: string[];
}): Promise<{ video: Video; source: KnownSource }[]> {
  const wanted = [...new Set(ids)];
  const videos = await prisma.video.findMany({ where: { id: { in: wanted } } });
  return wanted.flatMap((id) => {
    const video = videos.find((candidate) => candidate.id === id);
    if (!video || !may(person, 'video.use', { ownerId: video.ownerId })) return [];
    // Of a video that was cut before, its recordings are taken.
    if (video.status !== 'ready' || video.edit) return [];
    const source = describeSource(video);
    return source ? [{ video, source }] : [];
  });
}
