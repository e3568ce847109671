/**
 * What must stand before the institute answers: default rules, the manuals, lost work put back into the queue, and in
 * the demo its people, courses, lessons and past. Every step looks first; a second start finds nothing to do.
 */
import path from 'node:path';
import { ensureCreditPolicy } from '~/credits/ensure-credit-policy.server';
import { ensureDefaultPolicy } from '~/lessons/ensure-default-policy.server';
import { synchroniseManuals } from '~/manuals/synchronise-manuals.server';
import { keepRoster } from '~/people/keep-roster.server';
import { changeSetting } from '~/people/settings.server';
import type { WorkContext } from '~/platform/context';
import { yearIn } from '~/platform/zone';
import { recoverVideos } from '~/video/recover-videos.server';
import { readCourses, readLessonScript, readPeople } from './demo/content.server';
import { RENDER_DEMO_LESSON } from './demo/render-lesson.job.server';
import { seedCourses } from './demo/seed-courses.server';
import { seedCreditPolicies } from './demo/seed-credit-policies.server';
import { seedHistory } from './demo/seed-history.server';
import { seedLessons, seedStudioSamples } from './demo/seed-lessons.server';
import { seedPeople } from './demo/seed-people.server';

export interface PrepareOptions extends WorkContext {
  mode: 'demo' | 'production';
  /** Where manuals and the demo's files lie; the checkout's `content` unless told. */
  contentFolder?: string;
}

export async function prepareInstitute({
  mode,
  contentFolder = path.resolve('content'),
  ...context
}: PrepareOptions) {
  const { db, now, timeZone, log } = context;
  const demo = mode === 'demo';
  const began = performance.now();
  await ensureDefaultPolicy({ db, now });
  const manuals = await synchroniseManuals({ db, now, folder: path.join(contentFolder, 'manuals'), demo });
  for (const { file, message } of manuals.problems) log.warn({ file }, message);
  const recovered = await recoverVideos(context);
  // The night's run is missed by a server that was off.
  const roster = await keepRoster({ db, now, timeZone });
  const seeded = demo ? await seedDemo(context, contentFolder) : null;
  await ensureCreditPolicy(db.sql, { year: yearIn(now, timeZone), now });
  const ms = Math.round(performance.now() - began);
  const { created, revised, retired } = manuals;
  log.info(
    { ms, manuals: { created, revised, retired }, recovered, roster, ...(seeded ? { seeded } : {}) },
    'institute prepared',
  );
}

async function seedDemo({ db, now, timeZone, enqueue }: WorkContext, contentFolder: string) {
  const year = yearIn(now, timeZone);
  const content = await readPeople(contentFolder);
  const courses = await readCourses(contentFolder);
  await nameInstitute({ db, now }, content.institution);
  // Before the first completion, because a year without rules would begin with the default ones.
  await seedCreditPolicies({ db, now, years: [year - 1, year] });
  const people = await seedPeople({ db, now, people: content });
  const openedAt = new Date(Date.UTC(year - 1, 0, 2));
  const opened = await seedCourses({ db, courses, openedAt });
  const lessons = await seedLessons({
    db,
    now,
    slugs: courses.flatMap((course) => course.lessons),
    readScript: (slug) => readLessonScript(contentFolder, slug),
  });
  await seedStudioSamples({ db, now, employeeNo: '2001' });
  const completions = await seedHistory({ db, now, timeZone });
  await enqueue(RENDER_DEMO_LESSON, {}, { singletonKey: 'demo' });
  return { people, courses: opened, lessons, completions };
}

/** Only where nobody has named it: an administrator's words stay. */
async function nameInstitute({ db, now }: Pick<WorkContext, 'db' | 'now'>, institution: string) {
  const named = await db.prisma.setting.findMany({
    where: { key: { in: ['institute-name', 'help-contact'] } },
  });
  const there = new Set(named.map(({ key }) => key));
  if (!there.has('institute-name'))
    await changeSetting({ db, now, key: 'institute-name', value: institution });
  if (!there.has('help-contact')) {
    await changeSetting({ db, now, key: 'help-contact', value: '경영혁신부 교육담당자(내선 2140)' });
  }
}
