/** What an approver has to know of a waiting lesson, in the words of nouns: the page makes sentences of it. */
import type { ApprovalItem } from '~/approvals/list-approvals.server';
import { findLesson } from '~/lessons/find-lesson.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { AppError } from '~/platform/errors';
import { findVideo } from '~/video/find-video.server';
import { posterUrl } from '~/video/media-urls';

export interface Evidence {
  posterUrl: string;
  durationSeconds: number | null;
  courseTitle: string | null;
  /** "수영장 수질 관리 3.1" */
  section: string | null;
  captions: boolean;
  questionCount: number;
  /** Learners already see an older version, or this one with other words. */
  replaces: 'nothing' | 'version' | 'words';
  /** Why it cannot be approved yet, one sentence each. */
  failures: string[];
}

type Given = { context: RequestContext; person: Person };

/** Null where the lesson is no longer there for this person. */
async function findEvidence({ context, person }: Given, lessonId: string): Promise<Evidence | null> {
  try {
    const lesson = await findLesson({ ...context, person, lessonId });
    const video = lesson.videoId ? await findVideo({ ...context, videoId: lesson.videoId }) : null;
    const [section] = lesson.sections;
    const { liveVersion, version } = lesson;
    return {
      posterUrl: posterUrl(video?.renditionSetId),
      durationSeconds: lesson.durationSeconds,
      courseTitle: lesson.courseTitle,
      section: section ? `${section.manualTitle} ${section.number}` : null,
      captions: lesson.captions.length > 0,
      questionCount: lesson.questions?.length ?? 0,
      replaces: liveVersion === null ? 'nothing' : liveVersion === version ? 'words' : 'version',
      failures: lesson.failures.map(({ message }) => message),
    };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export type WaitingApproval = ApprovalItem & { evidence: Evidence | null };

/** One lesson after the other: an approver's list is short, and the pool is shared with those who watch. */
export async function withEvidence(given: Given, items: ApprovalItem[]): Promise<WaitingApproval[]> {
  const found: WaitingApproval[] = [];
  for (const item of items) found.push({ ...item, evidence: await findEvidence(given, item.subjectId) });
  return found;
}
