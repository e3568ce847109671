const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** Length as a reader counts it: a syllable or an emoji family is one. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
