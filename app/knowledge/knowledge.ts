/** An answered question as something to be found and read: 지식. Its id is the question's. */
import type { AnswerSection } from '~/chat/message';

export interface KnowledgeItem {
  id: string;
  /** As moderators put it, else the question's own words. */
  title: string;
  /** As moderators put it, else the first official answer's own words. */
  answer: string;
  lessonId: string;
  lessonTitle: string;
  mediaSecond: number | null;
  answeredAt: Date;
  answererName: string;
  meToo: number;
}

export interface OfficialAnswer {
  id: string;
  body: string;
  author: { name: string; department: string };
  createdAt: Date;
  sections: AnswerSection[];
}

export interface KnowledgeChange {
  id: number;
  act: 'edit' | 'restore' | 'merge' | 'split';
  name: string;
  /** The other question, of merge and split. */
  other: string | null;
  createdAt: Date;
}

/** Told with another one, whose page shows it. */
export interface MergedQuestion {
  id: string;
  title: string;
  /** As moderators put it; null = the official answers stand as they were written. */
  edited: string | null;
  answers: OfficialAnswer[];
  lessonId: string;
  lessonTitle: string;
  live: boolean;
  mediaSecond: number | null;
  meToo: number;
}

export interface KnowledgePage {
  id: string;
  /** What is shown first. */
  title: string;
  /** Null = the official answers stand as they were written. */
  edited: { answer: string | null } | null;
  question: { body: string; author: { name: string; department: string }; createdAt: Date };
  answers: OfficialAnswer[];
  lessonId: string;
  lessonTitle: string;
  jobField: string;
  /** Learners see the lesson; else its second leads nowhere. */
  live: boolean;
  mediaSecond: number | null;
  meToo: number;
  merged: MergedQuestion[];
  moderator: boolean;
  /** To moderators alone; the newest first. */
  changes: KnowledgeChange[];
}

export const TITLE_LIMIT = 200;
export const ANSWER_LIMIT = 1000;
