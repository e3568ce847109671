/** Advance of a character in ems, an upper bound for Pretendard's bold weight. */
const advance = (character: string) =>
  /[ -~]/.test(character) ? (/[A-Z0-9@%&#MWmw]/.test(character) ? 0.85 : 0.62) : 1;

/**
 * Korean breaks between words only; a word that is longer than its line would leave the slide, so it is cut into
 * pieces that fit, each on its own line. `lineEms` is the line's width in ems.
 */
export function breakLongWords(text: string, lineEms: number): string {
  return text
    .split(' ')
    .map((word) => breakWord(word, lineEms))
    .join(' ');
}

function breakWord(word: string, lineEms: number): string {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of word) {
    const ems = advance(character);
    if (piece && width + ems > lineEms) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += character;
    width += ems;
  }
  return [...pieces, piece].join(' ');
}
