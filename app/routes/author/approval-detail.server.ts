/** Everything a reviewer needs of the lesson that is open: to watch it, to read it, to compare it. */
import { findLesson } from '~/lessons/find-lesson.server';
import { findVersionChanges } from '~/lessons/find-version-changes.server';
import type { AuthorQuestion, LessonView } from '~/lessons/lesson';
import { listReviewComments } from '~/lessons/list-review-comments.server';
import type { ReviewComment } from '~/lessons/review-comment';
import type { VersionChanges } from '~/lessons/version-changes';
import { listSectionTexts, type SectionText } from '~/manuals/list-section-texts.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { AppError } from '~/platform/errors';
import { findLessonMedia, type LessonMedia } from './lesson-media.server';

export interface ApprovalDetail {
  lesson: LessonView;
  questions: AuthorQuestion[];
  media: LessonMedia | null;
  /** `mine`: may be taken back by this reviewer. */
  comments: (ReviewComment & { mine: boolean })[];
  changes: VersionChanges | null;
  /** What the manual sections say that the lesson names. */
  sectionTexts: SectionText[];
}

type Given = { context: RequestContext; person: Person };

/** Null where the lesson is no longer there for this person. */
export async function findApprovalDetail(
  { context, person }: Given,
  lessonId: string,
): Promise<{ detail: ApprovalDetail | null; headers: Record<string, string> }> {
  try {
    const given = { ...context, person, lessonId };
    const lesson = await findLesson(given);
    const [{ media, headers }, comments, changes, sectionTexts] = await Promise.all([
      findLessonMedia({ context, person }, lesson),
      listReviewComments(given),
      findVersionChanges(given),
      listSectionTexts({ ...context, sectionIds: lesson.manualSectionIds }),
    ]);
    const detail = {
      lesson,
      questions: lesson.questions ?? [],
      media,
      comments: comments.map((comment) => ({ ...comment, mine: comment.authorId === person.id })),
      changes,
      sectionTexts,
    };
    return { detail, headers };
  } catch (error) {
    if (error instanceof AppError) return { detail: null, headers: {} };
    throw error;
  }
}
