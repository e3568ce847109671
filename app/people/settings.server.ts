/** Settings of the institute by key, each with a default. */
import type { Context } from '~/platform/context';

const defaults = {
  'institute-name': 'e-교육연수원',
  /** Where to ask for a one-time code, shown on the sign-in page. */
  'help-contact': '교육담당자',
  /** How long the access log is kept; 개인정보의 안전성 확보조치 기준 asks for one year or more. */
  'access-log-years': '2',
  /** How long what was said beside lessons is kept; 0 = for good. */
  'chat-years': '3',
  /** Up to how many lines a video's renditions stand before it is ready; higher ones follow. */
  'video-ready-lines': '540',
  /** keep | drop: what becomes of an original once its whole ladder is published. */
  'video-originals': 'keep',
} as const;
export type SettingKey = keyof typeof defaults;

export async function findSettings({ db }: Pick<Context, 'db'>): Promise<Record<SettingKey, string>> {
  const rows = await db.prisma.setting.findMany({ where: { key: { in: Object.keys(defaults) } } });
  return { ...defaults, ...Object.fromEntries(rows.map((row) => [row.key, String(row.value)])) };
}

export async function changeSetting({
  db,
  now,
  key,
  value,
}: Pick<Context, 'db' | 'now'> & { key: SettingKey; value: string }) {
  const data = { value, updatedAt: now };
  await db.prisma.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
}
