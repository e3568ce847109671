/** What the demo's seeds remember between starts, as settings: which file became which lesson, what is done. */
import type { Context } from '~/platform/context';

type Ctx = Pick<Context, 'db'>;

export interface DemoState {
  /** Lesson ids by slug of content/lessons; a slug that is here is never made again. */
  'demo-lessons': Record<string, string>;
  /** Samples of the studio (a draft, a returned lesson) that were made. */
  'demo-samples': { lessonIds: string[] };
  /** The past that was written, and when. */
  'demo-history': { writtenAt: string; completions: number };
}

export async function findDemoState<K extends keyof DemoState>({
  db,
  key,
}: Ctx & { key: K }): Promise<DemoState[K] | null> {
  const row = await db.prisma.setting.findUnique({ where: { key } });
  return (row?.value ?? null) as DemoState[K] | null;
}

export async function writeDemoState<K extends keyof DemoState>({
  db,
  now,
  key,
  value,
}: Ctx & { now: Date; key: K; value: DemoState[K] }): Promise<void> {
  const data = { value: value as object, updatedAt: now };
  await db.prisma.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
}
