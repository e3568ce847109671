// Names and links in a body, the name under way behind @, and which page a path leads to.
import { describe, expect, it, test } from 'vitest';
import { cutBody, withoutLinks } from '~/chat/cut-body';
import { findMentionQuery, putMention, stillNamed } from '~/chat/mention-query';
import { parsePagePath, secondOf } from '~/chat/page-path';

const min = { id: 'min', name: '강민' };
const minseok = { id: 'minseok', name: '강민석' };

describe('a body', () => {
  it('is text, names and links in order, and nothing is lost', () => {
    const body = '@강민석 님과 @강민이 /lessons/abc?at=5 보세요 @박서윤';
    const parts = cutBody(body, 'https://edu.example.kr', [min, minseok]);
    expect(parts.map(({ text }) => text).join('')).toBe(body);
    expect(parts.filter((part) => 'mention' in part)).toEqual([
      { mention: minseok, text: '@강민석' },
      { mention: min, text: '@강민' },
    ]);
    expect(parts).toContainEqual({ path: '/lessons/abc?at=5', text: '/lessons/abc?at=5' });
  });

  it('without names is what links make of it', () => {
    expect(cutBody('@강민석 https://elsewhere.example/lessons/1', 'https://edu.example.kr')).toEqual([
      { text: '@강민석 https://elsewhere.example/lessons/1' },
    ]);
  });
});

it('on top of the list leaves its links out, unless there is nothing else', () => {
  expect(withoutLinks('여기 /lessons/a?at=9 다시 /lessons/b', 'https://edu.example.kr')).toBe('여기 다시');
  expect(withoutLinks('/lessons/a', 'https://edu.example.kr')).toBe('/lessons/a');
});

describe('behind @', () => {
  test.each<[string, string | null]>([
    ['@', ''],
    ['네 @ㄱㅁ', 'ㄱㅁ'],
    ['안녕@강', '강'],
    ['(@강', '강'],
    ['kang@ex', null],
    ['@강 민', null],
    ['@@강', null],
    ['', null],
    [`@${'가'.repeat(21)}`, null],
  ])('%s', (text, query) => {
    expect(findMentionQuery(text, text.length)?.query ?? null).toBe(query);
  });

  it('only what stands before the caret counts, and the rest stays', () => {
    const query = findMentionQuery('네 @강 맞죠', 4)!;
    expect(query).toEqual({ from: 2, to: 4, query: '강' });
    expect(putMention('네 @강 맞죠', query, '강민석')).toEqual({ text: '네 @강민석 맞죠', caret: 7 });
    expect(putMention('@강', { from: 0, to: 2, query: '강' }, '강민석')).toEqual({
      text: '@강민석 ',
      caret: 5,
    });
  });

  it('who is named twice is named once, and who is not any more is left out', () => {
    expect(stillNamed('@강민석 그리고 @강민석', [minseok, minseok, { id: 'x', name: '박서윤' }])).toEqual([
      minseok,
    ]);
  });
});

test.each<[string, ReturnType<typeof parsePagePath>]>([
  ['/lessons/ABC?at=3', { kind: 'lesson', id: 'abc' }],
  ['/courses/pool', { kind: 'course', slug: 'pool' }],
  ['/courses/%EC%88%98%EC%98%81', { kind: 'course', slug: '수영' }],
  ['/manuals/pool-water', { kind: 'manual', slug: 'pool-water', section: null }],
  ['/manuals/pool-water#s-3-2', { kind: 'manual', slug: 'pool-water', section: '3.2' }],
  ['/knowledge/K1', { kind: 'knowledge', id: 'k1' }],
  ['/lessons/abc/more', null],
  ['/hr/people', null],
  ['/%E0%A4%A', null],
])('%s leads to its page', (path, page) => expect(parsePagePath(path)).toEqual(page));

test.each<[string, number | null]>([
  ['/lessons/a?at=125', 125],
  ['?at=0', 0],
  ['?at=-1', null],
  ['?at=1e3', null],
  ['', null],
])('%s opens at its second', (path, second) => expect(secondOf(path)).toBe(second));
