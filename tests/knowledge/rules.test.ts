// The pure rules as tables: unclear places, ranking of similar questions, when to remind.
import { describe, expect, test } from 'vitest';
import { rankSimilar, type Candidate } from '~/knowledge/rank-similar';
import { isDue } from '~/knowledge/reminder-rules';
import { findUnclearPlaces, newPlaces } from '~/knowledge/unclear-places';

/** "a12 b13": person and second. */
const asked = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ personId: one[0]!, second: Number(one.slice(1)) }));

describe('unclear places', () => {
  test.each([
    ['', [], 'nobody asked'],
    ['a10 b12', [], 'two questions'],
    ['a10 a12 a14', [], 'one person'],
    ['a10 a12 b14', [[10, 14, 3, 2]], 'three questions by two people'],
    ['a10 b17 c25', [[10, 25, 3, 3]], 'fifteen seconds apart'],
    ['a10 b17 c25.1', [], 'more than fifteen seconds apart'],
    ['c14 a10 b12', [[10, 14, 3, 3]], 'in any order'],
    ['a0 b10 c15 a20 b30', [[0, 30, 5, 3]], 'what overlaps is one place'],
    [
      'a0 b1 c2 a100 b101 c102',
      [
        [0, 2, 3, 3],
        [100, 102, 3, 3],
      ],
      'two places',
    ],
    ['a0 a1 a2 b3', [[0, 3, 4, 2]], 'the second person comes last'],
    ['a0 b1 c2 a17.5', [[0, 2, 3, 3]], 'a straggler belongs to none'],
  ])('%s', (text, places) => {
    expect(
      findUnclearPlaces(asked(text)).map(({ from, to, count, people }) => [from, to, count, people]),
    ).toEqual(places);
  });

  test('are told of once, also when they grow', () => {
    const found = findUnclearPlaces(asked('a10 b12 c14 a200 b201 c202'));
    expect(newPlaces(found, [])).toHaveLength(2);
    expect(newPlaces(found, [{ from: 12, to: 20 }]).map(({ from }) => from)).toEqual([200]);
    expect(
      newPlaces(found, [
        { from: 0, to: 0 },
        { from: 215, to: 220 },
      ]),
    ).toEqual([]);
  });
});

describe('similar questions', () => {
  const one = (id: string, more: Partial<Candidate> = {}) => ({
    ...{ id, likeness: 0.6, answered: false, sameLesson: false, sameField: false, meToo: 0 },
    ...more,
  });
  const order = (list: ReturnType<typeof one>[]) => rankSimilar(list).map(({ id }) => id);

  test('answered ones first, then the same lesson, then the same field, then what is most alike', () => {
    expect(order([one('far'), one('field', { sameField: true }), one('here', { sameLesson: true })])).toEqual(
      [...['here', 'field', 'far']],
    );
    expect(order([one('here', { sameLesson: true, likeness: 1 }), one('done', { answered: true })])).toEqual([
      ...['done', 'here'],
    ]);
    expect(order([one('a'), one('b', { likeness: 0.9 })])).toEqual(['b', 'a']);
    expect(order([one('a'), one('b', { meToo: 3 })])).toEqual(['b', 'a']);
  });

  test('at most three', () => {
    expect(order(['a', 'b', 'c', 'd'].map((id) => one(id)))).toHaveLength(3);
  });
});

describe('a reminder', () => {
  test.each<[string, string | null, boolean, string]>([
    ['2026-05-10', null, true, 'two working days ago'],
    ['2026-05-11', null, false, 'not yet'],
    ['2026-04-01', '2026-05-12', false, 'yesterday it was told'],
    ['2026-04-01', '2026-05-07', false, 'six days ago it was told'],
    ['2026-04-01', '2026-05-06', true, 'a week ago it was told'],
  ])('asked on %s, told on %s: %s', (askedOn, remindedOn, due) => {
    expect(isDue({ askedOn, remindedOn, cutoff: '2026-05-10', today: '2026-05-13' })).toBe(due);
  });
});
