/** A course as HR edits it and learners open it. */
import type { LessonCard } from './lesson-card';
import type { Recurrence } from './watchable-lesson';

export interface CourseView {
  id: string;
  slug: string;
  title: string;
  summary: string;
  jobField: string;
  recurrence: Recurrence;
  captionsRequired: boolean;
  /** The preset's name, or `custom` for a rule of one's own. */
  watchingPreset: string;
  policyVersion: number;
  /** In order; learners get the live ones only, HR all that were not withdrawn. */
  lessonIds: string[];
  lessonCount: number;
  /** How many of them learners see. */
  liveCount: number;
  /** Sum over the live lessons, whole seconds. */
  durationSeconds: number;
  demo: boolean;
}

export interface CoursePage {
  course: CourseView;
  /** Live lessons in the course's order. */
  lessons: LessonCard[];
  /** Lessons that learners do not see yet, in order, without withdrawn ones: for HR alone, else empty. */
  unpublished: { id: string; title: string; status: string; authorName: string }[];
}
