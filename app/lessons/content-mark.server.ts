/** Names of what a lesson holds: whoever saves or sends says with one what they started from. */
import { createHash } from 'node:crypto';
import type { Writer } from '~/approvals/transaction';
import { conflict } from '~/platform/errors';
import { countUnchecked, type Cue } from '~/video/captions';
import type { LessonRecord } from './require-lesson.server';

const markOf = (content: unknown) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);

type Content = Pick<LessonRecord, 'lesson' | 'working'>;

const about = ({ lesson: { title, summary, jobField, courseId, sections } }: Content) => [
  ...[title, summary, jobField, courseId],
  sections.map(({ sectionId }) => sectionId),
];
const questions = ({ working }: Content) =>
  working.questions.map(({ text, choices, correctChoiceId, explanation }) => [
    ...[text, (choices as { text: string }[]).map((choice) => choice.text), correctChoiceId, explanation],
  ]);

/** Of the fields of a lesson's introduction, and of its check questions. */
export const aboutMark = (record: Content) => markOf(about(record));
export const questionsMark = (record: Content) => markOf(questions(record));

/** Checking the lines that nobody had checked is mending, too. */
const marked = ({ lang, vtt, cues }: { lang: string; vtt: string; cues: unknown }) => {
  const unchecked = countUnchecked(cues as Cue[]);
  return unchecked > 0 ? { lang, vtt, unchecked } : { lang, vtt };
};

/** Of everything that a reviewer sees of the working version. */
export async function contentMark({ prisma }: Writer, record: Content): Promise<string> {
  const captions = await prisma.caption.findMany({
    where: { lessonVersionId: record.working.id },
    orderBy: { lang: 'asc' },
    select: { lang: true, vtt: true, cues: true },
  });
  return markOf([about(record), questions(record), record.working.videoId, captions.map(marked)]);
}

/** Whether a returned lesson is still what was returned. */
export const isUnchanged = async (db: Writer, record: Content): Promise<boolean> =>
  record.lesson.status === 'returned' &&
  record.lesson.returnedMark !== null &&
  record.lesson.returnedMark === (await contentMark(db, record));

/** Throws `conflict` `lesson-stale` with the present mark: to save once more with it means to know what it replaces. */
export function refuseStale(begun: string | undefined, present: string): void {
  if (begun === undefined || begun === present) return;
  throw conflict(
    'lesson-stale',
    '그사이 다른 사람이나 다른 창에서 이 칸들을 저장했습니다. 여기 적은 것은 그대로 있습니다. 저장된 것을 보려면 새로 고치고, 여기 적은 것으로 바꾸려면 한 번 더 저장해 주세요.',
    { mark: present },
  );
}
