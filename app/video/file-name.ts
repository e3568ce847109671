/** The name that a device gave a file, made harmless to show: it reads as it is, fits, and never becomes a path. */
const LONGEST_NAME = 200;
/** The ending stays whole: it says what kind of file this is, and it is where takes of one thing differ. */
const KEPT_ENDING = 40;

// Control characters, marks that turn text around, and letters that nobody sees. The joiners of emoji stay.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** The last part of a path, in NFC (a Mac sends Hangul in pieces), at most 200 letters; empty when nothing is left. */
export function cleanFileName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).pop() ?? '';
  const letters = [...base.replace(INVISIBLE, '').trim()];
  if (letters.length <= LONGEST_NAME) return letters.join('');
  const start = letters.slice(0, LONGEST_NAME - KEPT_ENDING - 1);
  return `${start.join('')}…${letters.slice(-KEPT_ENDING).join('')}`;
}
