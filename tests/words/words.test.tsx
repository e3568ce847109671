// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from '../../app/words/en';
import { ko } from '../../app/words/ko';
import { wordsFor } from '../../app/words/languages';
import { useFormat, useWords, WordsProvider } from '../../app/words/words';

afterEach(cleanup);

type Leaf = [key: string, value: string | ((...args: never[]) => string)];

function leaves(words: object, at = ''): Leaf[] {
  return Object.entries(words).flatMap(([key, value]) =>
    value && typeof value === 'object' ? leaves(value, `${at}${key}.`) : [[at + key, value] as Leaf],
  );
}

/** What a sentence says when every gap is filled with a word nobody writes. */
function said(value: Leaf[1]): string {
  if (typeof value === 'string') return value;
  return (value as (...args: string[]) => string)(
    ...Array.from({ length: value.length }, (_, at) => `⟦${at}⟧`),
  );
}

const korean = new Map(leaves(ko));
const english = new Map(leaves(en));

test('both languages have the same keys', () => {
  expect([...english.keys()].filter((key) => !korean.has(key))).toEqual([]);
  expect([...korean.keys()].filter((key) => !english.has(key))).toEqual([]);
  expect(korean.size).toBeGreaterThan(500);
});

describe('every sentence', () => {
  test('is written, in its own language', () => {
    // Names of languages stay in their own, and "" is a unit English does without.
    const own = /^common\.language\./;
    const silent = new Set(['hr.tiles.items']);
    expect(
      [...english]
        .filter(([key, value]) => !own.test(key) && /[가-힣]/.test(said(value)))
        .map(([key]) => key),
    ).toEqual([]);
    expect(
      [...english].filter(([key, value]) => !silent.has(key) && !said(value).trim()).map(([key]) => key),
    ).toEqual([]);
    expect([...korean].filter(([, value]) => !said(value).trim()).map(([key]) => key)).toEqual([]);
  });

  test('fills the same kind of gaps: English takes no more than Korean gives', () => {
    const more = [...english].filter(([key, value]) => {
      const other = korean.get(key);
      return typeof value === 'function' && (typeof other !== 'function' || value.length > other.length);
    });
    expect(more.map(([key]) => key)).toEqual([]);
  });

  test('uses every figure it is given, unless it chooses between sentences', () => {
    const plain = [...korean].filter(
      ([, value]) => typeof value === 'function' && !value.toString().includes('?'),
    );
    const lost = plain.filter(([, value]) =>
      Array.from({ length: value.length }, (_, at) => `⟦${at}⟧`).some((gap) => !said(value).includes(gap)),
    );
    expect(lost.map(([key]) => key)).toEqual([]);
  });

  test('keeps the tone: no exclamation marks, no 귀하', () => {
    expect(
      [...korean, ...english].filter(([, value]) => /!|귀하/.test(said(value))).map(([key]) => key),
    ).toEqual([]);
  });
});

function Page() {
  const words = useWords();
  const format = useFormat();
  return <p>{`${words.home.resume} ${format.date('2026-12-31T15:00:00Z', 'table')}`}</p>;
}

test('a page speaks the language and the zone of its provider, Korean without one', () => {
  const { rerender } = render(<Page />);
  expect(screen.getByText('이어서 보기 2027. 1. 1.')).toBeTruthy();
  rerender(
    <WordsProvider locale="en" timeZone="UTC">
      <Page />
    </WordsProvider>,
  );
  expect(screen.getByText('Go on watching 31 Dec 2026')).toBeTruthy();
  expect(wordsFor('de')).toBe(ko);
});
