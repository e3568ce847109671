import type { Writer } from '~/approvals/transaction';
import { countUnchecked, type Cue } from '~/video/captions';

/** The lines that nobody has checked, by language in order; only languages that have any. */
export async function findUncheckedCaptions(
  { prisma }: Writer,
  lessonVersionId: string,
): Promise<{ lang: string; lines: number }[]> {
  const captions = await prisma.caption.findMany({
    where: { lessonVersionId },
    orderBy: { lang: 'asc' },
    select: { lang: true, cues: true },
  });
  return captions
    .map(({ lang, cues }) => ({ lang, lines: countUnchecked(cues as Cue[]) }))
    .filter(({ lines }) => lines > 0);
}
