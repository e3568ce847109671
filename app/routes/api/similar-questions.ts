/** `?text=`: what was asked before that sounds like it. */
import { findSimilarQuestions } from '~/knowledge/find-similar-questions.server';
import { similarQuery } from '~/knowledge/schema';
import { parseInput } from '~/platform/form';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id, url }) => {
  const { text } = parseInput(similarQuery, Object.fromEntries(url.searchParams));
  return { items: await findSimilarQuestions({ ...context, person, lessonId: id, text }) };
});
