import { lessonAt } from './page-path';

/** The page that shows a message at its second; a place that is gone leads to the lesson. */
export const messagePath = (lessonId: string, shownMs: number | null): string =>
  lessonAt(lessonId, shownMs === null ? null : shownMs / 1000);

const EXCERPT_CHARACTERS = 80;

/** Of what was written, for a notification. */
export const excerptOf = (body: string): string => [...body].slice(0, EXCERPT_CHARACTERS).join('');
