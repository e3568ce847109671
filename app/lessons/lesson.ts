/** A lesson as its author, its reviewer or a learner sees it: the contract's shape and what pages add. */
export type LessonStatus = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';

/** A publishing rule that is not met, in words. */
export interface Failure {
  code: string;
  message: string;
}

export interface LessonSection {
  id: string;
  manualSlug: string;
  manualTitle: string;
  number: string;
  title: string;
  /** The manual has changed or dropped this section since the lesson named it. */
  changed: boolean;
}

/** A check question with its answer: for the author and the reviewer only. */
export interface AuthorQuestion {
  id: string;
  text: string;
  choices: { id: string; text: string }[];
  /** Index into `choices`. */
  correct: number;
  explanation: string;
}

export interface LessonView {
  id: string;
  title: string;
  summary: string;
  jobField: string;
  courseId: string | null;
  courseTitle: string | null;
  /** The author's workflow state; learners only ever see `published`. */
  status: LessonStatus;
  /** Number of the version shown: the working one for its people, the live one for learners. */
  version: number;
  /** Number of the version learners see; null = none. */
  liveVersion: number | null;
  durationSeconds: number | null;
  videoId: string | null;
  captions: string[];
  manualSectionIds: string[];
  sections: LessonSection[];
  /** What still keeps it from being published; always empty for learners. */
  failures: Failure[];
  authorId: string;
  authorName: string;
  authorDepartment: string;
  publishedAt: Date | null;
  /** The fields below are null for learners. */
  returnReason: string | null;
  withdrawReason: string | null;
  videoStatus: string | null;
  videoPercent: number | null;
  questions: AuthorQuestion[] | null;
  /** Who makes it beside the author. */
  coAuthorIds: string[] | null;
  /** What an editor begins from: of the introduction and of the questions. */
  marks: { about: string; questions: string } | null;
  /** Captions that a recogniser heard and nobody has checked, by language; only those that have any. */
  uncheckedCaptions: { lang: string; lines: number }[] | null;
  /** It was returned and nothing was mended since. */
  unchanged: boolean | null;
}
