/** A question asked at a second of a lesson, as lists of questions show it. */

/** waiting = 답변 대기: no official answer is there to be read. */
export type QuestionState = 'waiting' | 'answered';

export interface AskedQuestion {
  id: string;
  body: string;
  /** Of the version that learners see; null = its place is gone with an earlier version. */
  mediaSecond: number | null;
  author: { name: string; department: string };
  /** ISO */
  createdAt: string;
  state: QuestionState;
  /** All that was answered, official or not. */
  answers: number;
  /** How many others want to know it too, and whether the reader does. */
  meToo: number;
  mine: boolean;
}

export interface SimilarQuestion {
  id: string;
  body: string;
  lessonId: string;
  lessonTitle: string;
  mediaSecond: number | null;
  meToo: number;
  /** The first official answer; null = nobody has answered it yet. */
  answer: { body: string; author: string } | null;
}
