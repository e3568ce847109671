// What of a message becomes a link, and that nothing leads out of the institute.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cutLinks } from '~/chat/cut-links';

const ORIGIN = 'https://edu.example.kr';
/** The body with links as [text](path). */
const show = (body: string) =>
  cutLinks(body, ORIGIN)
    .map((part) => ('path' in part ? `[${part.text}](${part.path})` : part.text))
    .join('');

describe('becomes a link', () => {
  test.each([
    ['/lessons/abc', '[/lessons/abc](/lessons/abc)'],
    ['/lessons/abc에서 봤어요', '[/lessons/abc](/lessons/abc)에서 봤어요'],
    ['강의(/lessons/abc).', '강의([/lessons/abc](/lessons/abc)).'],
    ['/manuals, /knowledge!', '[/manuals](/manuals), [/knowledge](/knowledge)!'],
    ['/manuals/pump?q=1#s2를 보세요', '[/manuals/pump?q=1#s2](/manuals/pump?q=1#s2)를 보세요'],
    ['/courses/a /q/12', '[/courses/a](/courses/a) [/q/12](/q/12)'],
    [`${ORIGIN}/lessons/abc?t=30에서`, `[${ORIGIN}/lessons/abc?t=30](/lessons/abc?t=30)에서`],
    [`여기${ORIGIN}/me`, `여기[${ORIGIN}/me](/me)`],
    [`"${ORIGIN}/lessons/a"`, `"[${ORIGIN}/lessons/a](/lessons/a)"`],
    [`참고: ${ORIGIN}`, `참고: [${ORIGIN}](/)`],
    ['HTTPS://EDU.example.kr:443/lessons/a', '[HTTPS://EDU.example.kr:443/lessons/a](/lessons/a)'],
    ['/lessons/a/../b', '[/lessons/a/../b](/lessons/b)'],
    ['/lessons/%EA%B0%80', '[/lessons/%EA%B0%80](/lessons/%EA%B0%80)'],
  ])('%s', (body, shown) => expect(show(body)).toBe(shown));
});

describe('stays text', () => {
  test.each([
    '',
    '그냥 글입니다. a/b 3/4 ㅋㅋ',
    'https://evil.com/lessons/abc',
    'evil.com/lessons/abc',
    'https://evil.com/?u=/lessons/a',
    `https://evil.com/?u=${ORIGIN}/lessons/a`,
    `evil.com/?u=${ORIGIN}/lessons/a`,
    `x${ORIGIN}/lessons/a`,
    `${ORIGIN}.evil.com/lessons/a`,
    `${ORIGIN}@evil.com/lessons/a`,
    'https://user:pass@edu.example.kr/lessons/a',
    'https://user@edu.example.kr/lessons/a',
    'http://edu.example.kr/lessons/a',
    `${ORIGIN}:8443/lessons/a`,
    `${ORIGIN}//evil.com`,
    '//evil.com/lessons/a',
    '/lessons/..//evil.com',
    '/lessons/../../hr/people',
    '/lessons/%2e%2e/hr/people',
    '/lessons/',
    '/lessons',
    '/manualsabc',
    '/hr/people',
    'javascript:alert(1)',
    'javascript:/lessons/a',
    'data:text/html,/lessons/a',
    'ftp://edu.example.kr/lessons/a',
    '한글/lessons/abc',
    'https://',
    'https://[',
  ])('%s', (body) => expect(cutLinks(body, ORIGIN).filter((part) => 'path' in part)).toEqual([]));
});

it('loses no text, and every path stays at home', () => {
  const piece = fc.constantFrom(
    ...[
      ORIGIN,
      '/lessons/',
      '/manuals',
      '/q/',
      '//',
      '..',
      '/',
      '\\',
      '@',
      ':',
      'evil.com',
      'javascript:',
      'a',
      '가',
    ],
    ...[' ', '(', ')', '.', '?', '#', '%2f', '%5c', '\t', 'https://', '"', '<'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const body = pieces.join('');
      const parts = cutLinks(body, ORIGIN);
      expect(parts.map((part) => part.text).join('')).toBe(body);
      for (const part of parts) {
        if (!('path' in part)) continue;
        expect(part.path).toMatch(/^\/(?!\/)/);
        expect(new URL(part.path, ORIGIN).origin).toBe(ORIGIN);
      }
    }),
    { numRuns: 2000 },
  );
});
