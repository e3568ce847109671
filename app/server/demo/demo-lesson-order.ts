import type { LessonScript } from '~/studio/lesson-script';

/** Stays submitted, so that the head's desk has something to decide. */
export const WAITING_LESSON = 'pool-lower-ph';

const spokenLength = ({ slides }: LessonScript) =>
  slides.reduce((sum, { narration }) => sum + narration.length, 0);

/** The shortest first, so that something plays early; the one that waits for approval comes second. */
export function orderDemoLessons(scripts: LessonScript[]): LessonScript[] {
  const others = scripts.filter(({ slug }) => slug !== WAITING_LESSON);
  const [first, ...rest] = others.sort((a, b) => spokenLength(a) - spokenLength(b));
  return [first, ...scripts.filter(({ slug }) => slug === WAITING_LESSON), ...rest].filter(
    (script) => script !== undefined,
  );
}
