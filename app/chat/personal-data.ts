/**
 * Numbers that a message must not show: resident and foreigner registration numbers, and mobile numbers. Landlines and
 * extensions are the institute's own and public.
 *
 * Read through: digits of any script, the letter O as a zero, digits spelled in Hangul (공일공…), +82, brackets and up to
 * three separators where such a number is grouped. Not read: single digits spaced apart (0 1 0 1 …), masked numbers
 * (900101-1******), what a comma, colon or semicolon with a space after it tells apart. Registration numbers have had no
 * checksum since 2020, so any 6 + 7 digits that begin with a date count, an EAN barcode among them now and then.
 */
import { invalid } from '~/platform/errors';

export type PersonalData = 'resident-number' | 'phone-number';

/** Ids in links are hexadecimal and now and then hold eleven digits in a row. */
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
/** Digit by spelling; those of one value stand together. */
const SPELLED = new Map(
  ['공영Oo', '일', '이', '삼', '사', '오', '육륙', '칠', '팔', '구'].flatMap((spellings, digit) =>
    [...spellings].map((spelling) => [spelling, String(digit)] as const),
  ),
);
/**
 * Dashes, white space, dots (the middle dot as well as ㆍ, which NFKC makes U+119E), minus, tildes, brackets, and what else
 * stands on a keyboard to group by.
 */
const SEPARATOR = /[\p{Pd}\s._/()·・\u119e\u2212~\u223c=*+|,:;]/u;
/** One thing ends and the next begins: a list, a label. */
const BREAK = /[,:;](?=\s)/g;
/** Its groups of three are no groups of a phone number: 2,011,123 4567. */
const AMOUNT = /(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?!,?\d)/g;
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/gu;

const DIGIT = `\\d${[...SPELLED.keys()].join('')}`;
/** The shortest number has ten; most messages have no more than a time or an amount. */
const ENOUGH = new RegExp(`(?:[${DIGIT}][^${DIGIT}]*){10}`);

// On text whose digits are digits, whose separators are "-" and whose other characters are "x". Everything is bounded.
const RESIDENT_NUMBER = /\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-{0,3}[1-8]\d{6}/y;
const PHONE_NUMBER = /(?:(?:00)?82-{0,3}0?-{0,3}|0)1(?:0-{0,3}\d{4}|[16-9]-{0,3}\d{3,4})-{0,3}\d{4}/y;

/** Every script has its ten in a row, from zero on. */
function toFigure(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

function shapeOf(character: string): string {
  if (/\d/.test(character)) return character;
  return SPELLED.get(character) ?? (SEPARATOR.test(character) ? '-' : 'x');
}

/** The first such number's kind. Linear in the text's length. */
export function findPersonalData(text: string): PersonalData | null {
  const normal = text.normalize('NFKC').replace(FOREIGN_DIGIT, toFigure);
  if (!ENOUGH.test(normal)) return null;
  const characters = [...normal.replace(UUID, 'x').replace(AMOUNT, 'x').replace(BREAK, 'x')];
  const shape = characters.map(shapeOf).join('');
  // Only figures make a longer number of it: after a spelled one comes a particle (…5678이).
  const isFigure = (at: number) => /\d/.test(characters[at] ?? '');
  const matchesAt = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(shape) && !isFigure(pattern.lastIndex);
  };
  for (let at = 0; at < shape.length; at += 1) {
    if (isFigure(at - 1)) continue;
    if (matchesAt(RESIDENT_NUMBER, at)) return 'resident-number';
    if (matchesAt(PHONE_NUMBER, at)) return 'phone-number';
  }
  return null;
}

const SENTENCES: Record<PersonalData, string> = {
  'resident-number':
    '주민등록번호나 외국인등록번호로 보이는 숫자가 있어 보내지 않았습니다. 그 번호를 지운 뒤 다시 보내 주세요.',
  'phone-number':
    '휴대전화 번호로 보이는 숫자가 있어 보내지 않았습니다. 번호를 지우거나 사무실 번호로 바꾼 뒤 다시 보내 주세요.',
};

/** Throws `invalid` with the kind as its code; `field` is where the text was typed. */
export function requireNoPersonalData(text: string, field = 'body'): void {
  const found = findPersonalData(text);
  if (found) throw invalid(found, SENTENCES[found], { [field]: SENTENCES[found] });
}
