import { expect, test } from 'vitest';
import { splitSentences } from '~/studio/split-sentences';

test.each([
  ['one line, two sentences', '컵을 헹굽니다. 물은 버립니다.', ['컵을 헹굽니다.', '물은 버립니다.']],
  ['a line break ends a sentence', '먼저 봅니다\n그다음 찍습니다', ['먼저 봅니다', '그다음 찍습니다']],
  [
    'a decimal stays whole',
    '0.2보다 낮으면 멈춥니다. 1.5도 같습니다.',
    ['0.2보다 낮으면 멈춥니다.', '1.5도 같습니다.'],
  ],
  [
    'a closing quote stays with its sentence',
    '“괜찮으세요?” 하고 묻습니다. ‘예.’ 라고 답합니다.',
    ['“괜찮으세요?”', '하고 묻습니다.', '‘예.’', '라고 답합니다.'],
  ],
  ['blank lines and double spaces fall away', '\n  하나.   둘.  \n\n', ['하나.', '둘.']],
  ['nothing', ' \n ', []],
])('%s', (_name, narration, sentences) => {
  expect(splitSentences(narration)).toEqual(sentences);
});

test('a sentence that would cover the picture is cut at a space, and nothing is lost', () => {
  const words = Array.from({ length: 120 }, (_, index) => `낱말${index}`).join(' ');
  const parts = splitSentences(words);
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(200);
  expect(parts.join(' ')).toBe(words);
  expect(splitSentences('가'.repeat(450)).map((part) => part.length)).toEqual([200, 200, 50]);
});
