/** A lesson in the contract's shape: whole for its author and reviewers, without answers and doubts for learners. */
import type { Writer } from '~/approvals/transaction';
import { aboutMark, isUnchanged, questionsMark } from './content-mark.server';
import { findUncheckedCaptions } from './find-unchecked-captions.server';
import { listFailures } from './list-failures.server';
import type { AuthorQuestion, LessonSection, LessonStatus, LessonView } from './lesson';
import { subjectOf, type LessonRecord } from './require-lesson.server';

async function listSections(db: Writer, named: LessonRecord['lesson']['sections']): Promise<LessonSection[]> {
  if (named.length === 0) return [];
  const found = await db.prisma.manualSection.findMany({
    where: { id: { in: named.map(({ sectionId }) => sectionId) } },
    include: { manual: { select: { slug: true, title: true } } },
  });
  const byId = new Map(found.map((section) => [section.id, section]));
  return named.flatMap(({ sectionId, hash }) => {
    const section = byId.get(sectionId);
    if (!section) return [];
    const { id, number, title, manual } = section;
    const changed = section.removedAt !== null || section.hash !== hash;
    return [{ id, number, title, manualSlug: manual.slug, manualTitle: manual.title, changed }];
  });
}

const toAuthorQuestion = (question: LessonRecord['working']['questions'][number]): AuthorQuestion => {
  const choices = question.choices as { id: string; text: string }[];
  return {
    id: question.id,
    text: question.text,
    choices,
    correct: choices.findIndex(({ id }) => id === question.correctChoiceId),
    explanation: question.explanation,
  };
};

export async function buildLessonView({
  db,
  record,
  audience,
}: {
  db: Writer;
  record: LessonRecord;
  audience: 'author' | 'learner';
}): Promise<LessonView> {
  const { lesson, working, author } = record;
  const forAuthor = audience === 'author';
  const shown = forAuthor ? working : (lesson.liveVersion ?? working);
  const [sections, failures, video, unchanged, uncheckedCaptions] = await Promise.all([
    listSections(db, lesson.sections),
    forAuthor ? listFailures({ db, lessonIds: [lesson.id] }) : null,
    shown.videoId ? db.prisma.video.findUnique({ where: { id: shown.videoId } }) : null,
    forAuthor ? isUnchanged(db, record) : null,
    forAuthor ? findUncheckedCaptions(db, working.id) : null,
  ]);
  const durationMs = shown.durationMs ?? video?.durationMs ?? null;
  return {
    id: lesson.id,
    title: lesson.title,
    summary: lesson.summary,
    jobField: lesson.jobField,
    courseId: lesson.courseId,
    courseTitle: lesson.course?.title ?? null,
    status: forAuthor ? (lesson.status as LessonStatus) : 'published',
    version: shown.number,
    liveVersion: lesson.liveVersion?.number ?? null,
    durationSeconds: durationMs === null ? null : Math.floor(durationMs / 1000),
    videoId: shown.videoId,
    captions: shown.captions.map(({ lang }) => lang).sort(),
    manualSectionIds: sections.map(({ id }) => id),
    sections,
    failures: failures?.get(lesson.id) ?? [],
    authorId: author.id,
    authorName: author.name,
    authorDepartment: author.department.name,
    publishedAt: lesson.publishedAt,
    returnReason: forAuthor ? lesson.returnReason : null,
    withdrawReason: forAuthor ? lesson.withdrawReason : null,
    videoStatus: forAuthor ? (video?.status ?? null) : null,
    videoPercent: forAuthor ? (video?.percent ?? null) : null,
    questions: forAuthor ? working.questions.map(toAuthorQuestion) : null,
    coAuthorIds: forAuthor ? [...(subjectOf(record).coAuthorIds ?? [])] : null,
    marks: forAuthor ? { about: aboutMark(record), questions: questionsMark(record) } : null,
    uncheckedCaptions,
    unchanged,
  };
}
