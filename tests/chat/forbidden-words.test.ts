// What a list of words finds, what it leaves alone, and that the automaton agrees with the plain search.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createForbiddenWords } from '~/chat/forbidden-words';

const find = (words: string[], text: string, allowed: string[] = []) =>
  createForbiddenWords(words, allowed).find(text);

describe('finds', () => {
  test.each<[word: string, text: string]>([
    ['바보', '바보'],
    ['바보', '이바보야'],
    ['바보', '바보'.normalize('NFD')],
    ['바보'.normalize('NFD'), '이런 바보가'],
    ['바보', 'ㅂㅏㅂㅗ'],
    ['바보', 'ㅂ ㅏ ㅂ ㅗ'],
    ['바보', 'ㅂㅏㅂㅗㅋㅋ'],
    ['바보', 'ﾲￂﾲￌ'],
    ['바보', '바보ㅋㅋ'],
    ['바보', '바ㅂㅗ'],
    ['바보', '바ㅏㅏ보'],
    ['바보', '바.보'],
    ['바보', '이 바...보야'],
    ['바보', '바😀보'],
    ['바보', '바1보'],
    ['바보', '바  보'],
    ['바보', '너 바 보!'],
    ['바보', '바 보ㅋㅋ'],
    ['바보', '너진짜바\u200b보야'],
    ['바 보', '바보'],
    ['시발', '시바ㄹ'],
    ['시발', 'ㅅㅣㅂㅏㄹ'],
    ['간다', 'ㄱㅏㄴㄷㅏ'],
    ['가나', '간ㅏ'],
    ['왜', 'ㅗㅐ'.replace('ㅗ', 'ㅇㅗ')],
    ['ㅅㅂ', 'ㅅㅂ'],
    ['ㅅㅂ', '아ㅅㅂㅋㅋ'],
    ['ㅂㅅ', 'ㅄ'],
    ['앓다', 'ㅇㅏㅀㄷㅏ'],
    ['값', 'ㄱㅏㅄ'],
    ['넋', 'ㄴㅓㄳ'],
    ['fuck', 'FUCK'],
    ['fuck', 'ｆｕｃｋ이네'],
    ['fuck', 'fück'],
    ['fuck', 'f.u.c.k'],
    ['18놈', '18놈아'],
    ['18', '이런 18'],
  ])('%s in %s', (word, text) => expect(find([word], text)).toBe(word));
});

describe('does not find', () => {
  test.each<[word: string, text: string]>([
    ['가나', '각나무'],
    ['바보', '바봉'.normalize('NFD')],
    ['가가', '각아'],
    ['가사', '갃아'],
    ['이발', '의발'],
    ['바보', '바봉'],
    ['아보', '바보'],
    ['바보', '가보'],
    ['시발', '다시 발표해 주세요'],
    ['시발', '다시.발표'],
    ['시발', '다시1발'],
    ['시발', '시바 ㄹㅇ'],
    ['시발', '시바견'],
    ['ㅅㅂ', '굿바이'],
    ['ㅅㅂ', '시발'],
    ['ㅅㅂ', '옷ㅂ'],
    ['ㅅㅂ', 'ㅅ바'],
    ['ass', 'class'],
    ['ass', 'assets'],
    ['ass', 'as seen'],
    ['18', '2018년'],
    ['18놈', '놈'],
    ['!!!', '!!!'],
    ['', '바보'],
    // What the docstring admits.
    ['바보', '바 보야'],
    ['바보', '바봌ㅋ'],
    ['바보', '바아아보'],
    ['fuck', 'fuuuck'],
  ])('%s in %s', (word, text) => expect(find([word], text)).toBeNull());
});

describe('allows', () => {
  test.each<[text: string, found: string | null]>([
    ['시발점', null],
    ['이 시발점은', null],
    ['시발', '시발'],
    ['시발점 시발', '시발'],
    ['시발 시발점', '시발'],
    ['시발 점심', '시발'],
    ['시발점'.normalize('NFD'), null],
    ['ㅅㅣㅂㅏㄹㅈㅓㅁ', null],
    ['시1발점', null],
    ['출시발표', null],
  ])('%s: %s', (text, found) => expect(find(['시발'], text, ['시발점', '출시발표', '출시'])).toBe(found));

  it('only what lies wholly within', () => {
    expect(find(['나다'], '가나다', ['가나'])).toBe('나다');
    expect(find(['나', '나다라'], '가나다라', ['가나다'])).toBe('나다라');
    expect(find(['나', '나다라'], '가나다라', ['가나다', '가나다라마', '가나다라'])).toBeNull();
  });
});

it('takes no words without letters', () => {
  expect(find(['', '!!!', '메롱'], '바보!!!')).toBeNull();
});

it('answers with the word as the list spells it', () => {
  expect(find(['메롱', '바 보'], '바보')).toBe('바 보');
});

const syllables = fc.string({
  unit: fc.constantFrom('가', '각', '나', '갃', '사', '와', '의', '이'),
  maxLength: 12,
});
const someWords = fc.array(
  fc.string({ unit: fc.constantFrom('가', '각', '나', '사', '이'), minLength: 1, maxLength: 4 }),
  { maxLength: 6 },
);

describe('agrees with the plain search', () => {
  it('over whole syllables', () => {
    fc.assert(
      fc.property(syllables, someWords, someWords, (text, words, allowed) => {
        const placesOf = (word: string) =>
          [...text].flatMap((_, from) =>
            text.startsWith(word, from) ? [[from, from + word.length] as const] : [],
          );
        const covers = allowed.flatMap(placesOf);
        const plain = words.some((word) =>
          placesOf(word).some(([from, to]) => !covers.some(([a, b]) => a <= from && to <= b)),
        );
        const found = createForbiddenWords(words, allowed).find(text);
        expect(found !== null).toBe(plain);
        if (found !== null) expect(text).toContain(found);
      }),
      { numRuns: 3000 },
    );
  });

  it('over loose jamo, of which words may begin anywhere', () => {
    const loose = (text: string) =>
      [...text]
        .map(
          (syllable) =>
            ({
              가: 'ㄱㅏ',
              각: 'ㄱㅏㄱ',
              나: 'ㄴㅏ',
              갃: 'ㄱㅏㄱㅅ',
              사: 'ㅅㅏ',
              와: 'ㅇㅗㅏ',
              의: 'ㅇㅡㅣ',
              이: 'ㅇㅣ',
            })[syllable],
        )
        .join('');
    fc.assert(
      fc.property(syllables, someWords, (text, words) => {
        const plain = words.some((word) => loose(text).includes(loose(word)));
        expect(createForbiddenWords(words).find(loose(text)) !== null).toBe(plain);
      }),
      { numRuns: 2000 },
    );
  });

  it('over 5,000 words and 10,000 characters', () => {
    const syllable = (at: number) => String.fromCharCode(0xac00 + (at % 11_172));
    const words = Array.from(
      { length: 5000 },
      (_, i) => syllable(i * 7) + syllable(i * 13 + 5) + syllable(i),
    );
    const forbidden = createForbiddenWords(words, [words[17]!]);
    // The worst case: every letter goes on with a word and none ends.
    const text = words.map((word) => word.slice(0, 2)).join('');
    expect(text).toHaveLength(10_000);
    const plain = words.find((word) => text.includes(word)) ?? null;
    expect(forbidden.find(text)).toBe(plain);
    expect(forbidden.find(text + words[4999]!)).toBe(words[4999]);
    expect(forbidden.find(words[17]!)).toBeNull();
    expect(createForbiddenWords(['가'.repeat(5000) + '나']).find('가'.repeat(10_000))).toBeNull();
  });
});
