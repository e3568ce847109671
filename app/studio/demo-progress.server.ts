/** How far the demo's lessons are made, for the home page: "시연 강의를 준비하고 있습니다 2/5". */
import { z } from 'zod';
import type { Context } from '~/platform/context';

const KEY = 'demo-progress';
const stored = z.object({
  done: z.int(),
  total: z.int(),
  /** Title of the lesson in the works; null between two. */
  current: z.string().nullable(),
  /** 0–100 of drawing, speaking and encoding the current one. */
  percent: z.int(),
});
export type DemoProgress = z.output<typeof stored>;

/** Null where nothing is being made: in production, before the first lesson, and when all are done. */
export async function findDemoProgress({ db }: Pick<Context, 'db'>): Promise<DemoProgress | null> {
  const row = await db.prisma.setting.findUnique({ where: { key: KEY } });
  const progress = stored.safeParse(row?.value).data;
  return progress && progress.done < progress.total ? progress : null;
}

export async function writeDemoProgress({
  db,
  now,
  progress,
}: Pick<Context, 'db' | 'now'> & { progress: DemoProgress }): Promise<void> {
  const data = { value: progress, updatedAt: now };
  await db.prisma.setting.upsert({ where: { key: KEY }, create: { key: KEY, ...data }, update: data });
}
