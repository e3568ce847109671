import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCourses, readLessonScript, readPeople } from '~/server/demo/content.server';
import { orderDemoLessons, WAITING_LESSON } from '~/server/demo/demo-lesson-order';
import { splitSentences } from '~/studio/split-sentences';
import { makeTempFolder } from '../../support/temp-folder';

const folder = path.resolve('content');
const scripts = async () => {
  const slugs = (await readCourses(folder)).flatMap(({ lessons }) => lessons);
  return Promise.all(slugs.map((slug) => readLessonScript(folder, slug)));
};

test('every lesson file belongs to a course, has an instructor and something to say', async () => {
  const [all, people] = [await scripts(), await readPeople(folder)];
  const files = (await fs.readdir(path.join(folder, 'lessons'))).map((file) => file.replace('.yaml', ''));
  expect(all.map(({ slug }) => slug).sort()).toEqual(files.sort());
  const instructors = people.employees
    .filter(({ roles }) => roles.includes('instructor'))
    .map(({ employeeNo }) => employeeNo);
  for (const script of all) {
    expect(instructors).toContain(script.author);
    // About five to seven minutes when spoken: 20 to 30 characters are five seconds.
    expect(script.slides.flatMap(({ narration }) => splitSentences(narration)).length).toBeGreaterThan(45);
  }
});

test('the institute has its heads, its accounts and forty people or more', async () => {
  const { departments, employees } = await readPeople(folder);
  expect(employees.length).toBeGreaterThanOrEqual(40);
  for (const { name } of departments) {
    expect(
      employees.filter(({ department, roles }) => department === name && roles.includes('head')),
    ).toHaveLength(1);
  }
  const department = (no: string) => employees.find(({ employeeNo }) => employeeNo === no)?.department;
  expect(new Set(['1001', '1002', '2001', '4001'].map(department)).size).toBe(1);
  expect([department('3001'), department('9001')]).not.toContain(undefined);
});

test('the shortest lesson comes first and the one for the head’s desk second', async () => {
  const ordered = orderDemoLessons(await scripts());
  const length = ({ slides }: (typeof ordered)[number]) =>
    slides.reduce((sum, { narration }) => sum + narration.length, 0);
  const rest = ordered.filter(({ slug }) => slug !== WAITING_LESSON).map(length);
  expect(rest).toEqual([...rest].sort((a, b) => a - b));
  expect(ordered[1]!.slug).toBe(WAITING_LESSON);
});

test('a broken file is named with the place of its fault', async () => {
  const broken = makeTempFolder();
  await fs.writeFile(path.join(broken, 'courses.yaml'), '- slug: a\n  title: 가\n  recurrence: weekly\n');
  await expect(readCourses(broken)).rejects.toThrow(/courses\.yaml: 0\.recurrence/);
});
