import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createCourse } from '~/lessons/create-course.server';
import { slugFromTitle } from '~/lessons/course-slug';
import { ensureDefaultPolicy } from '~/lessons/ensure-default-policy.server';
import { findCourse } from '~/lessons/find-course.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { listCourses } from '~/lessons/list-courses.server';
import { listLessons } from '~/lessons/list-lessons.server';
import { findPolicy, policyForCourse } from '~/lessons/policy-for-course.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateCourse } from '~/lessons/update-course.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import { presets } from '~/lessons/watching-policy';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import { createWorld, makeDraft, makePublished, makeReadyDraft, now, type World } from './lesson-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const hr = () => ({ db: world.db, now, person: world.hr });
const open = (input: Partial<Parameters<typeof createCourse>[0]['input']> = {}) =>
  createCourse({ ...hr(), input: { title: '체육시설 안전', ...input } });
const change = (courseId: string, input: Parameters<typeof updateCourse>[0]['input']) =>
  updateCourse({ ...hr(), courseId, input });
const watchable = (lessonId: string) => findWatchableLesson({ db: world.db, lessonId });

describe('who', () => {
  test.each(['author', 'head', 'admin'] as const)('%s may not open or change a course', async (who) => {
    const { id: courseId } = await open();
    const person = world[who];
    await expect(createCourse({ ...hr(), person, input: { title: '가' } })).rejects.toMatchObject({
      status: 403,
    });
    const input = { title: '나' };
    await expect(updateCourse({ ...hr(), person, courseId, input })).rejects.toMatchObject({ status: 403 });
  });

  it('shows learners courses with a live lesson only, and of those only what is live', async () => {
    const live = await makePublished(world);
    const draft = await makeDraft(world, { title: '아직 초안' });
    const { id, slug } = await open({ lessonIds: [draft.id, live.id] });
    const empty = await open({ title: '빈 강좌' });
    const seen = await listCourses({ db: world.db, person: world.colleague });
    expect(seen.find((course) => course.id === id)).toMatchObject({
      ...{ lessonIds: [live.id], lessonCount: 1, durationSeconds: 360, watchingPreset: 'own' },
    });
    expect(seen.some((course) => course.id === empty.id)).toBe(false);
    expect(await findCourse({ db: world.db, person: world.colleague, slug: empty.slug })).toBeNull();
    const page = await findCourse({ db: world.db, person: world.colleague, slug });
    expect(page).toMatchObject({ lessons: [{ id: live.id }], unpublished: [] });
    const whole = await findCourse({ db: world.db, person: world.hr, slug });
    expect(whole).toMatchObject({
      course: { lessonIds: [draft.id, live.id], lessonCount: 2, liveCount: 1 },
      unpublished: [{ id: draft.id }],
    });
    await withdrawLesson({ ...hr(), lessonId: live.id, reason: '시험' });
    expect(await findCourse({ db: world.db, person: world.colleague, slug })).toBeNull();
  });
});

describe('address names', () => {
  test.each([
    ['Pool Safety 101', 'pool-safety-101'],
    ['  CPR & AED!! ', 'cpr-aed'],
    ['Café', 'cafe'],
    ['수영장 안전', ''],
    ['수영장 CPR', 'cpr'],
    ['x'.repeat(99), 'x'.repeat(60)],
  ])('%s → %s', (title, slug) => expect(slugFromTitle(title)).toBe(slug));

  it('makes one for a Korean title, keeps a given one, refuses a taken one', async () => {
    expect((await open()).slug).toMatch(/^course-[0-9a-f]{6}$/);
    const { id, slug } = await open({ slug: 'pool-safety' });
    expect(slug).toBe('pool-safety');
    await expect(open({ slug })).rejects.toMatchObject({ status: 409, code: 'slug-taken' });
    const other = await open();
    await expect(change(other.id, { slug })).rejects.toMatchObject({ status: 409, code: 'slug-taken' });
    expect((await change(id, { slug })).slug).toBe(slug);
  });

  test.each(['x', '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11'])('no course %s', async (courseId) => {
    await expect(change(courseId, { title: '가' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('watching policies', () => {
  it('starts from the default, of which there is one however many processes start', async () => {
    await Promise.all([1, 2, 3].map(() => ensureDefaultPolicy({ db: world.db, now })));
    expect(await world.db.prisma.watchingPolicy.count({ where: { courseId: null } })).toBe(1);
    const { id } = await open();
    expect(await policyForCourse({ db: world.db, courseId: id })).toMatchObject({
      courseId: null,
      rule: presets.own,
    });
  });

  it('makes a new version for a real change only, and keeps the old ones', async () => {
    const { id } = await open({ watchingPreset: 'statutory' });
    const first = (await policyForCourse({ db: world.db, courseId: id }))!;
    expect(first).toMatchObject({ version: 1, preset: 'statutory', rule: presets.statutory });
    await change(id, { watchingPreset: 'statutory', title: '다른 이름' });
    expect((await policyForCourse({ db: world.db, courseId: id }))?.id).toBe(first.id);
    expect(await change(id, { watchingPreset: 'eighty' })).toMatchObject({
      watchingPreset: 'eighty',
      policyVersion: 2,
    });
    expect(await findPolicy({ db: world.db, policyId: first.id })).toEqual(first);
  });

  it('gives every concurrent change its own version', async () => {
    const { id } = await open();
    const names = ['statutory', 'eighty', 'own', 'remote-2026'] as const;
    await Promise.all(names.map((watchingPreset) => change(id, { watchingPreset })));
    const versions = await world.db.prisma.watchingPolicy.findMany({ where: { courseId: id } });
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });

  it('refuses a rule nobody can meet, and one that is no rule', async () => {
    const { id } = await open({ watchingPreset: 'eighty' });
    const watchingRule = { ...presets.own, minLearningPercent: 60 };
    const refusal = change(id, { title: '바뀐 이름', watchingRule });
    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'policy-unmeetable' });
    await expect(change(id, { watchingRule: { maxRate: 16 } })).rejects.toMatchObject({ status: 400 });
    await expect(change(id, { watchingRule: 'all' })).rejects.toMatchObject({ status: 400 });
    expect(await listCourses({ ...hr(), courseId: id })).toMatchObject([
      { title: '체육시설 안전', watchingPreset: 'eighty' },
    ]);
    expect(await change(id, { watchingRule: { ...watchingRule, maxRate: 1 } })).toMatchObject({
      watchingPreset: 'custom',
    });
  });

  it('reaches the lessons of the course', async () => {
    const { id: lessonId } = await makePublished(world);
    const before = (await watchable(lessonId))!;
    const course = await open({ watchingPreset: 'statutory', recurrence: 'half', lessonIds: [lessonId] });
    const after = (await watchable(lessonId))!;
    expect(after).toMatchObject({ courseId: course.id, courseTitle: course.title, recurrence: 'half' });
    expect(after.rule).toEqual(presets.statutory);
    expect(after.policyId).not.toBe(before.policyId);
  });
});

describe('lessons in order', () => {
  it('orders, reorders and lets go; the next lesson skips what is not live', async () => {
    const [a, b, c] = [await makePublished(world), await makeReadyDraft(world), await makePublished(world)];
    const course = await open({ lessonIds: [a.id, b.id, c.id] });
    const next = async (lessonId: string) => (await findLessonPage({ db: world.db, lessonId }))?.next?.id;
    expect([await next(a.id), await next(c.id)]).toEqual([c.id, undefined]);
    expect((await change(course.id, { lessonIds: [c.id, a.id] })).lessonIds).toEqual([c.id, a.id]);
    expect([await next(c.id), await next(a.id)]).toEqual([a.id, undefined]);
    expect((await findLesson({ ...hr(), lessonId: b.id })).courseId).toBeNull();
  });

  it('hides what was withdrawn from HR, and keeps it in its course through a save until it comes back', async () => {
    const [stays, gone] = [await makePublished(world), await makePublished(world)];
    const course = await open({ lessonIds: [gone.id, stays.id] });
    await withdrawLesson({ ...hr(), lessonId: gone.id, reason: '시범 운영이 끝났습니다' });
    const page = () => findCourse({ ...hr(), slug: course.slug });
    expect(await page()).toMatchObject({
      course: { lessonIds: [stays.id], lessonCount: 1 },
      unpublished: [],
    });
    await change(course.id, { lessonIds: [stays.id] });
    expect((await findLesson({ ...hr(), lessonId: gone.id })).courseId).toBe(course.id);
    await submitLesson({ db: world.db, now, person: world.author, lessonId: gone.id });
    expect(await page()).toMatchObject({ unpublished: [{ id: gone.id, status: 'submitted' }] });
    await change(course.id, { lessonIds: [stays.id] });
    expect((await findLesson({ ...hr(), lessonId: gone.id })).courseId).toBeNull();
  });

  it('refuses a lesson that is not there and keeps the old order', async () => {
    const { id } = await makePublished(world);
    const course = await open({ lessonIds: [id] });
    const none = '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11';
    await expect(change(course.id, { lessonIds: [none] })).rejects.toMatchObject({ status: 400 });
    expect(await listCourses({ ...hr(), courseId: course.id })).toMatchObject([{ lessonIds: [id] }]);
  });

  it('puts a draft at the end of the course its author names', async () => {
    const first = await makePublished(world);
    const course = await open({ lessonIds: [first.id] });
    const draft = await makeDraft(world, { courseId: course.id });
    const [listed] = await listCourses({ ...hr(), courseId: course.id });
    expect(listed?.lessonIds).toEqual([first.id, draft.id]);
    await updateLesson({
      db: world.db,
      now,
      person: world.author,
      lessonId: draft.id,
      input: { courseId: null },
    });
    expect((await findLesson({ ...hr(), lessonId: draft.id })).courseTitle).toBeNull();
  });

  it('asks for Korean captions where the course does', async () => {
    const course = await open({ captionsRequired: true });
    const { id, failures } = await makeReadyDraft(world, { courseId: course.id });
    expect(failures.map(({ code }) => code)).toEqual(['captions-required']);
    const submit = submitLesson({ db: world.db, now, person: world.author, lessonId: id });
    await expect(submit).rejects.toMatchObject({ status: 409, code: 'captions-required' });
  });

  it('is found by the new title after a renaming, and no more by the old one', async () => {
    const { id } = await makePublished(world);
    const course = await open({ title: '여름철 물놀이', lessonIds: [id] });
    const found = async (query: string) =>
      (await listLessons({ db: world.db, input: { query } })).items.map((item) => item.id);
    expect(await found('물놀이')).toEqual([id]);
    await change(course.id, { title: '겨울철 빙판' });
    expect(await found('물놀이')).toEqual([]);
    expect(await found('빙판')).toEqual([id]);
    await change(course.id, { lessonIds: [] });
    expect(await found('빙판')).toEqual([]);
  });
});
