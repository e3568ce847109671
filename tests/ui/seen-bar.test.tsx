// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { SeenBar, seenRectangles, type Range } from '../../app/ui/seen-bar';

afterEach(cleanup);

describe('rectangles of 1000 for what was seen', () => {
  test.each<[string, Range[], number, { x: number; width: number }[]]>([
    ['nothing', [], 400, []],
    ['all', [[0, 400]], 400, [{ x: 0, width: 1000 }]],
    [
      'two parts',
      [
        [0, 100],
        [200, 300],
      ],
      400,
      [
        { x: 0, width: 250 },
        { x: 500, width: 250 },
      ],
    ],
    [
      'out of order',
      [
        [200, 300],
        [0, 100],
      ],
      400,
      [
        { x: 0, width: 250 },
        { x: 500, width: 250 },
      ],
    ],
    [
      'overlapping parts are one',
      [
        [0, 100],
        [50, 200],
      ],
      400,
      [{ x: 0, width: 500 }],
    ],
    [
      'touching parts are one',
      [
        [0, 100],
        [100, 200],
      ],
      400,
      [{ x: 0, width: 500 }],
    ],
    [
      'sticking out is cut',
      [
        [-5, 100],
        [390, 9999],
      ],
      400,
      [
        { x: 0, width: 250 },
        { x: 975, width: 25 },
      ],
    ],
    ['reversed is nothing', [[100, 50]], 400, []],
    ['a second of an hour still shows', [[0, 1]], 3600, [{ x: 0, width: 2 }]],
    ['and stays inside at the end', [[3599, 3600]], 3600, [{ x: 998, width: 2 }]],
    ['no length', [[0, 10]], 0, []],
  ])('%s', (_name, ranges, durationSeconds, expected) => {
    expect(seenRectangles(ranges, durationSeconds)).toEqual(expected);
  });
});

test('says what it shows, or is silent beside words that do', () => {
  const { container, rerender } = render(
    <SeenBar ranges={[[0, 10]]} durationSeconds={20} label="한 곳을 보지 않음" />,
  );
  expect(screen.getByRole('img', { name: '한 곳을 보지 않음' }).querySelectorAll('rect')).toHaveLength(1);
  rerender(<SeenBar ranges={[[0, 10]]} durationSeconds={20} />);
  expect(screen.queryByRole('img')).toBeNull();
  expect(container.querySelector('[style]')).toBeNull();
});
