/**
 * The demo's lessons as drafts of their authors, made through the same use cases as everybody's; rendering and
 * publishing follow in the background. And what an instructor's studio looks like in use: a draft, a returned lesson.
 */
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { createLesson } from '~/lessons/create-lesson.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { createLessonInput } from '~/lessons/schema';
import type { LessonScript } from '~/studio/lesson-script';
import { findDemoState, writeDemoState } from './demo-state.server';
import { findDemoPerson } from './find-demo-person.server';

type Ctx = Pick<Context, 'db' | 'now'>;

const markDemo = ({ db }: Ctx, id: string) =>
  db.prisma.lesson.update({ where: { id }, data: { demo: true } });

async function createDraft(context: Ctx, person: Person, script: LessonScript, courseId: string | null) {
  const { title, summary, jobField, manualSections: manualSectionIds } = script;
  const input = createLessonInput.parse({ title, summary, jobField, manualSectionIds, courseId });
  const { id } = await createLesson({ ...context, person, input });
  if (script.questions.length)
    await putQuestions({ ...context, person, lessonId: id, questions: script.questions });
  await markDemo(context, id);
  return id;
}

/** Makes the drafts that were never made; one that was deleted since stays deleted. Returns how many it made. */
export async function seedLessons({
  db,
  now,
  slugs,
  readScript,
}: Ctx & { slugs: string[]; readScript: (slug: string) => Promise<LessonScript> }): Promise<number> {
  const known = (await findDemoState({ db, key: 'demo-lessons' })) ?? {};
  const missing = slugs.filter((slug) => !known[slug]);
  for (const slug of missing) {
    const script = await readScript(slug);
    const author = await findDemoPerson({ db, who: { employeeNo: script.author } });
    const course = await db.prisma.course.findUnique({
      where: { slug: script.course },
      select: { id: true },
    });
    if (!author) continue;
    // The process may have died between the draft and the note of it.
    const orphan = await db.prisma.lesson.findFirst({
      where: { authorId: author.id, title: script.title, courseId: course?.id ?? null },
      select: { id: true },
    });
    known[slug] = orphan?.id ?? (await createDraft({ db, now }, author, script, course?.id ?? null));
    await writeDemoState({ db, now, key: 'demo-lessons', value: known });
  }
  return missing.length;
}

const RETURN_REASON =
  '기계 소리에 말이 묻혀 들리지 않는 곳이 있습니다(2분 10초~3분). 조용한 시간에 다시 찍고, 밸브 여는 순서가 보이게 해 주세요.';

const samples = {
  draft: {
    title: '비 온 뒤 야외풀, 다시 열기 전에',
    summary: '비가 그치고 30분 뒤에 무엇을 보고 무엇을 재는지 정리합니다.',
    jobField: '체육시설',
  },
  returned: {
    title: '여과기 역세척, 압력계를 보고 정합니다',
    summary: '압력 차이를 읽고 역세척을 시작하는 때와 끝내는 때를 봅니다.',
    jobField: '체육시설',
  },
};

/** A draft and a lesson that the head returned with a reason, once. `employeeNo` is the instructor's. */
export async function seedStudioSamples({
  db,
  now,
  employeeNo,
}: Ctx & { employeeNo: string }): Promise<void> {
  if (await findDemoState({ db, key: 'demo-samples' })) return;
  const person = await findDemoPerson({ db, who: { employeeNo } });
  if (!person) return;
  const hours = (count: number) => new Date(now.getTime() - count * 3_600_000);
  const draft = await createLesson({ db, now: hours(3), person, input: samples.draft });
  const returned = await createLesson({ db, now: hours(72), person, input: samples.returned });
  const { headId } = await db.prisma.department.findUniqueOrThrow({ where: { id: person.departmentId } });
  const [submittedAt, returnedAt] = [hours(50), hours(26)];
  const step = { ordinal: 1, departmentId: person.departmentId, status: 'returned', decidedById: headId };
  await db.prisma.$transaction([
    db.prisma.lesson.update({ where: { id: draft.id }, data: { demo: true } }),
    db.prisma.lesson.update({
      where: { id: returned.id },
      data: { demo: true, status: 'returned', returnReason: RETURN_REASON, updatedAt: returnedAt },
    }),
    db.prisma.approval.create({
      data: {
        ...{
          kind: 'lesson-publish',
          subjectId: returned.id,
          title: samples.returned.title,
          requesterId: person.id,
        },
        ...{ status: 'returned', createdAt: submittedAt, closedAt: returnedAt },
        steps: { create: { ...step, decidedAt: returnedAt, reason: RETURN_REASON } },
      },
    }),
  ]);
  await writeDemoState({ db, now, key: 'demo-samples', value: { lessonIds: [draft.id, returned.id] } });
}
