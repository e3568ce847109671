const LONGEST_SENTENCE = 200;

/**
 * Sentences of a narration in order. A line break ends one, and so does `.`, `?`, `!` or `…` before a space, with
 * the closing quote or bracket that follows it; `0.2` stays whole. What is longer than 200 characters is cut at a
 * space, so that no caption covers the picture.
 */
export function splitSentences(narration: string): string[] {
  return narration
    .split(/\r?\n/)
    .flatMap((line) => line.split(/(?<=[.?!…]["'”’」』)\]]?)\s+/))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .flatMap(cutLong);
}

function cutLong(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > LONGEST_SENTENCE) {
    const space = rest.lastIndexOf(' ', LONGEST_SENTENCE);
    const at = space > 0 ? space : LONGEST_SENTENCE;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest];
}
