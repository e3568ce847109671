// What links in messages are called: one request, only what learners may see.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();
const ask = (paths: string[]) =>
  stage.signed['1001']!.api(
    'GET',
    `/page-titles?${new URLSearchParams(paths.map((path) => ['path', path]))}`,
  );

it('names lessons, courses, manuals and their sections', async () => {
  const { lessonId, institute } = stage;
  const lesson = await institute.db.prisma.lesson.findUniqueOrThrow({
    where: { id: lessonId },
    include: { course: true },
  });
  const section = await institute.db.prisma.manualSection.findFirstOrThrow({
    where: { number: { contains: '.' } },
    include: { manual: true },
  });
  const manual = `/manuals/${section.manual.slug}`;
  const place = `${manual}#s-${section.number.replaceAll('.', '-')}`;
  const paths = [`/lessons/${lessonId}?at=9`, `/courses/${lesson.course!.slug}`, manual, place];
  expect((await ask(paths)).data.items).toEqual([
    { path: paths[0], kind: 'lesson', title: lesson.title },
    { path: paths[1], kind: 'course', title: lesson.course!.title },
    { path: manual, kind: 'manual', title: section.manual.title },
    { path: place, kind: 'manual', title: `${section.number} ${section.title}` },
  ]);
});

it('is silent on what is not there, not published, or no page, alike', async () => {
  const { lessonId, institute } = stage;
  await institute.db.prisma.lesson.update({ where: { id: lessonId }, data: { liveVersionId: null } });
  const paths = [
    `/lessons/${lessonId}`,
    `/lessons/${randomUUID()}`,
    '/lessons/x',
    '/hr',
    '/courses/none',
    '/manuals/none',
  ];
  expect((await ask(paths)).data).toEqual({ items: [] });
});

it('refuses more than twenty, other addresses, and strangers', async () => {
  expect((await ask(Array.from({ length: 21 }, (_, at) => `/lessons/${at}`))).status).toBe(400);
  expect((await ask(['https://elsewhere.example/'])).status).toBe(400);
  const stranger = await fetch(`${stage.institute.origin}/api/v1/page-titles?path=/lessons/1`);
  expect(stranger.status).toBe(401);
});
