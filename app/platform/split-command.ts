/**
 * A command line as words, without a shell: spaces part words, quotes of either kind keep them together, and a backslash
 * takes the next letter as it is (not inside single quotes). Nothing else has a meaning: no variables, no patterns.
 */

/** Null where a quote is not closed or nothing is named. */
export function splitCommand(line: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    let letter = line[i]!;
    if (letter === '\\' && quote !== "'") {
      if (++i === line.length) return null;
      letter = line[i]!;
    } else if (quote ? letter === quote : letter === '"' || letter === "'") {
      quote = quote ? '' : letter;
      word ??= '';
      continue;
    } else if (!quote && /\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word = (word ?? '') + letter;
  }
  if (word !== null) words.push(word);
  return quote || !words[0] ? null : words;
}
