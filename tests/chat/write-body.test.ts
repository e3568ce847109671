// What a typed message becomes: cases of each rule, and what holds whatever is typed.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { writeBody } from '~/chat/write-body';
import { AppError } from '~/platform/errors';
import { countGraphemes } from '~/ui/count-graphemes';

const FAMILY = '👨‍👩‍👧‍👦';
const KISS = '👩🏻‍❤️‍💋‍👨🏼';

const kept: [name: string, raw: string, body: string][] = [
  ['plain text', '질문 있습니다!', '질문 있습니다!'],
  ['NFD becomes NFC', '가나다'.normalize('NFD'), '가나다'],
  ['line breaks fold to one space', '하나\r\n\n둘\u2028셋\u0085넷', '하나 둘 셋 넷'],
  ['runs of white space fold', ' \t하나 \u00a0\u3000 둘  ', '하나 둘'],
  ['white space on both sides of a control folds', '하나 \u0001 둘', '하나 둘'],
  ['controls C0 and C1', '하\0나\u001b[31m\u009f\u007f', '하나[31m'],
  ['bidi overrides', '\u202e하나\u202c \u2066둘\u2069\u200e\u200f\u061c', '하나 둘'],
  ['zero width', '바\u200b보\u2060 \ufeff바\u00ad보', '바보 바보'],
  ['fillers', '가\u115f\u1160\u3164\uffa0나', '가나'],
  ['lone surrogates', '가\ud83d나\ude00', '가나'],
  ['an emoji of two surrogates stays', '가😀', '가😀'],
  ['joined emoji stay', `${FAMILY} ${KISS}`, `${FAMILY} ${KISS}`],
  ['a joiner between letters goes', '가\u200d나 a\u200db', '가나 ab'],
  ['a joiner after the last emoji goes', '👨\u200d', '👨'],
  ['a joiner before a letter goes', '👨\u200d가', '👨가'],
  ['a joiner before a space goes', '👨\u200d 👩', '👨 👩'],
  ['a joiner between a letter and an emoji goes', '가\u200d👨', '가👨'],
  ['many joiners are one', '👨\u200d\u200d\u200d👩', '👨\u200d👩'],
  ['variation selectors of emoji stay', '❤️ 1️⃣', '❤️ 1️⃣'],
  ['variation selectors of letters go', '가\ufe0f나\u{e0100}', '가나'],
  ['a second variation selector goes', '❤\ufe0f\ufe0f\ufe0f', '❤\ufe0f'],
  ['flags stay', '🇰🇷', '🇰🇷'],
  ['tags go', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
  ['marks beyond two go', `Z${'\u0335'.repeat(40)}`, 'Z\u0335\u0335'],
  ['two marks stay', 'e\u0302\u0301 ệ', 'ế ệ'],
  ['a third mark goes though NFC takes one into the letter', 'a\u0301\u0323\u0302', '\u1ea1\u0301'],
  ['marks on nothing go', ' \u0301가 \u0301', '가'],
  ['skin tones beyond two go', `👍${'🏽'.repeat(9)}`, '👍🏽🏽'],
  ['Hindi keeps its marks', 'बड़ों को', 'बड़ों को'.normalize('NFC')],
];

describe('what is kept', () => {
  test.each(kept)('%s', (_name, raw, body) => expect(writeBody(raw)).toBe(body));

  it('holds MOST_GRAPHEMES emoji of many characters each', () => {
    expect(writeBody(KISS.repeat(200))).toBe(KISS.repeat(200));
  });
});

const refused: [name: string, raw: string, code: string, says: RegExp][] = [
  ['nothing', '', 'empty', /보이는 글자/],
  ['white space', ' \n\t\u3000', 'empty', /보이는 글자/],
  ['fillers', '\u3164\u115f\u1160\uffa0', 'empty', /보이는 글자/],
  ['zero width and selectors', '\u200b\u200d\ufeff\ufe0f\u00ad', 'empty', /보이는 글자/],
  ['the blank braille pattern', '\u2800', 'empty', /보이는 글자/],
  ['a mark alone', '\u0301', 'empty', /보이는 글자/],
  ['controls', '\0\u0007', 'empty', /보이는 글자/],
  ['one too many', '가'.repeat(201), 'too-long', /지금 201자이니 1자를/],
  ['one too many in NFD', '각'.repeat(201).normalize('NFD'), 'too-long', /201자/],
  ['10,000 characters', '가'.repeat(10_000), 'too-long', /10000자/],
  ['more than is looked at', '\u200b'.repeat(10_001), 'too-long', /10001자/],
  ['a thousand emoji joined to one', Array(1200).fill('👨').join('\u200d'), 'too-long', /225자/],
  ['a syllable of a thousand initials', '\u1100'.repeat(4000), 'too-long', /250자/],
];

describe('what is refused', () => {
  test.each(refused)('%s', (_name, raw, code, says) => {
    const error = errorOf(raw);
    expect(error).toMatchObject({ kind: 'invalid', code, message: expect.stringMatching(says) });
    expect(error?.detail.fields).toEqual({ body: error?.message });
  });
});

function errorOf(raw: string): AppError | null {
  try {
    writeBody(raw);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const odd = fc.constantFrom(
  ...[
    '가',
    'ᄀ',
    'ᅡ',
    'ᆨ',
    'e',
    '\u0301',
    '\u0323',
    '\u0344',
    '\ufb2c',
    '👨',
    '🏽',
    '🇰',
    '\u200d',
    '\ufe0f',
    '1',
    '\u20e3',
  ],
  ...[' ', '\n', '\u2800', '\u200b', '\ud83d', '\ude00', '\u202e', '\u0600', '\u093f', '\u{e0067}'],
);

it('writes the same again, without anything unseen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 60 }),
      (parts) => {
        const raw = parts.join('');
        if (errorOf(raw)) return;
        const body = writeBody(raw);
        expect(writeBody(body)).toBe(body);
        expect(body).toBe(body.normalize('NFC').trim());
        expect(body).not.toMatch(/\p{Cs}|\p{Cc}|\p{Bidi_Control}|\s\s|[^\S ]/u);
        expect(countGraphemes(body)).toBeLessThanOrEqual(200);
      },
    ),
    { numRuns: 500 },
  );
});
