import { LINE_CHARACTERS, MOST_CHARACTERS_A_SECOND, type CaptionProblem } from '~/video/caption-rules';
import type { Format, Words } from '~/words/words';

/** A warning in a sentence that says what is wrong, why it matters and how to mend it. */
export function explainProblem(problem: CaptionProblem, words: Words, format: Format): string {
  const text = words.captions.problem;
  const seconds = (ms: number) => format.number(ms / 1000, 1);
  switch (problem.kind) {
    case 'empty':
      return text.empty;
    case 'past-end':
      return text.pastEnd(format.clock(problem.durationMs / 1000));
    case 'overlap':
      return text.overlap(format.number(problem.byMs / 1000));
    case 'short':
      return text.short(format.number(problem.ms / 1000));
    case 'long':
      return text.long(seconds(problem.ms));
    case 'fast':
      return text.fast(format.number(problem.charactersASecond, 1), MOST_CHARACTERS_A_SECOND);
    case 'lines':
      return text.lines(problem.lines, LINE_CHARACTERS);
  }
}
