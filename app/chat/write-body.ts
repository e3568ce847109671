/**
 * What becomes of a typed message before it is kept: one line of visible text, NFC, at most `MOST_GRAPHEMES` long.
 * Writing the outcome again changes nothing.
 */
import { invalid } from '~/platform/errors';
import { countGraphemes } from '~/ui/count-graphemes';
import { MOST_GRAPHEMES } from './message';

/** UTF-16 units that are looked at; the door (`schema.ts`) lets no more in. */
const MOST_RAW_UNITS = 10_000;
/** A couple with two skin tones takes 15 units. Longer clusters, a thousand joined emoji say, count as several. */
const UNITS_A_GRAPHEME = 16;
/** Vietnamese and pointed letters need two; more climb over the neighbouring lines. */
const MOST_MARKS = 2;

const ZWJ = '\u200d';
/** NEL breaks lines; the empty braille pattern is blank without being white space. */
const WHITE = /[\s\u0085\u2800]/;
/**
 * Lone surrogates, controls that are no white space, and what shows nothing: bidi controls, fillers, zero width. Flags
 * spelled in tags (England) lose them and stay a black flag: tags carry hidden text.
 */
const UNSEEN = /[\p{Cs}\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

/** What most people write: syllables, ASCII and single blanks between them. There is nothing to tidy, and NFC it is. */
const PLAIN = /^[!-~가-힣]+(?: [!-~가-힣]+)*$/;

/** Drops what is unseen, marks beyond `MOST_MARKS`, joiners that join no emoji; folds white space. */
function tidy(text: string): string {
  let out = '';
  /** The character that marks, selectors and joiners belong to. */
  let base = '';
  let marks = 0;
  let selected = false;
  let joining = false;
  for (const character of text) {
    if (character === ZWJ) {
      joining = /\p{Extended_Pictographic}/u.test(base);
    } else if (character === '\ufe0e' || character === '\ufe0f') {
      if (!selected && /\p{Emoji}/u.test(base)) out += character;
      selected = true;
    } else if (UNSEEN.test(character)) {
      continue;
    } else if (WHITE.test(character)) {
      if (!out.endsWith(' ')) out += ' ';
      base = '';
      joining = false;
    } else if (/[\p{M}\p{Emoji_Modifier}]/u.test(character) && base) {
      // Spacing marks (Mc) stand beside their letter and are part of how Hindi or Burmese is spelled.
      if (/\p{Mc}/u.test(character)) out += character;
      else if (marks++ < MOST_MARKS) out += character;
    } else if (!/\p{M}/u.test(character)) {
      if (joining && /\p{Extended_Pictographic}/u.test(character)) out += ZWJ;
      out += character;
      base = character;
      marks = 0;
      selected = joining = false;
    }
  }
  return out.trim();
}

const refuse = (code: string, sentence: string) => invalid(code, sentence, { body: sentence });
const tooLong = (count: number) =>
  refuse(
    'too-long',
    `메시지는 ${MOST_GRAPHEMES}자까지 쓸 수 있습니다. 지금 ${count}자이니 ${count - MOST_GRAPHEMES}자를 줄여 주세요.`,
  );

/** The message as it is kept. Throws `invalid`: `empty` (nothing visible is left), `too-long` (says the count). */
export function writeBody(raw: string): string {
  if (raw.length > MOST_RAW_UNITS) throw tooLong(raw.length);
  // Before NFC, whose sorting of a long run of marks is quadratic; after it, because it can bring marks apart again.
  const body = PLAIN.test(raw) ? raw : tidy(tidy(raw).normalize('NFC'));
  if (!body) throw refuse('empty', '보이는 글자가 없습니다. 내용을 적은 뒤 보내 주세요.');
  // So few units are no more graphemes, and counting those is most of the work.
  if (body.length <= MOST_GRAPHEMES) return body;
  const count = Math.max(countGraphemes(body), Math.ceil(body.length / UNITS_A_GRAPHEME));
  if (count > MOST_GRAPHEMES) throw tooLong(count);
  return body;
}
