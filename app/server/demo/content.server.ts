/**
 * What the demo institute is made of: content/people.yaml, content/courses.yaml and content/lessons/*.yaml, read and
 * checked. A wrong file is an error that names it, because these files are part of the program.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import matter from 'gray-matter';
import { z } from 'zod';
import { reactInput } from '~/chat/schema';
import { lessonScript, type LessonScript } from '~/studio/lesson-script';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const people = z.object({
  institution: z.string(),
  departments: z.array(z.object({ name: z.string(), order: z.int() })),
  employees: z.array(
    z.object({
      employeeNo: z.string(),
      name: z.string().normalize('NFC'),
      department: z.string(),
      site: z.string().default(''),
      grade: z.string().default(''),
      position: z.string().default(''),
      employmentCategory: z.string().default(''),
      jobField: z.string().default(''),
      fieldStaff: z.boolean().default(false),
      hiredOn: day,
      roles: z.array(z.enum(['head', 'instructor', 'hr', 'admin'])).default([]),
    }),
  ),
});
export type PeopleContent = z.output<typeof people>;

const courses = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    summary: z.string().default(''),
    jobField: z.string().default(''),
    recurrence: z.enum(['once', 'year', 'half']),
    watchingPreset: z.enum(['own', 'statutory', 'remote-2026', 'eighty', 'full']),
    captionsRequired: z.boolean().default(false),
    /** Slugs of content/lessons, in order. */
    lessons: z.array(z.string()),
  }),
);
export type CourseContent = z.output<typeof courses>[number];

const said = {
  by: z.string(),
  days: z.int().min(0),
  body: z.string().normalize('NFC'),
  /** As `slug#number`, of an official answer. */
  sections: z.array(z.string()).optional(),
};
const talkLine = z.object({
  ...said,
  /** Second of the lesson. */
  at: z.number().min(0),
  kind: z.enum(['chat', 'question', 'answer']).optional(),
  pinned: z.boolean().optional(),
  mentions: z.array(z.string()).optional(),
  reactions: z.partialRecord(reactInput.shape.reaction, z.array(z.string())).optional(),
  answers: z.array(z.object(said)).optional(),
});
export type TalkLine = z.output<typeof talkLine>;
/** By a lesson's slug. */
const talk = z.record(z.string(), z.array(talkLine));
export type TalkContent = z.output<typeof talk>;

/** The YAML reader that front matter brings; a file is one block of it. */
async function readYaml<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const { data } = matter(`---\n${await fs.readFile(file, 'utf8')}\n---\n`, {});
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}`);
}

export const readPeople = (folder: string) => readYaml(path.join(folder, 'people.yaml'), people);
export const readCourses = (folder: string) => readYaml(path.join(folder, 'courses.yaml'), courses);
export const readTalk = (folder: string) => readYaml(path.join(folder, 'talk.yaml'), talk);
export const readLessonScript = (folder: string, slug: string): Promise<LessonScript> =>
  readYaml(path.join(folder, 'lessons', `${slug}.yaml`), lessonScript);
