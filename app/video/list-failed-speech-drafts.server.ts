import type { Context } from '~/platform/context';

export interface FailedSpeechDraft {
  id: string;
  lang: string;
  reason: string | null;
  /** What the recogniser said last. */
  errorLog: string | null;
  updatedAt: Date;
  video: { filename: string; ownerId: string };
}

/** The recogniser's failures of which nobody has asked again, newest first. */
export async function listFailedSpeechDrafts({
  db,
  limit = 20,
}: Pick<Context, 'db'> & { limit?: number }): Promise<FailedSpeechDraft[]> {
  return db.prisma.speechDraft.findMany({
    where: { status: 'failed' },
    orderBy: { updatedAt: 'desc' },
    take: limit,
    select: {
      ...{ id: true, lang: true, reason: true, errorLog: true, updatedAt: true },
      video: { select: { filename: true, ownerId: true } },
    },
  });
}
