import { expect, test } from 'vitest';
import { buildCaptions } from '~/studio/build-captions';
import { parseCaptions } from '~/video/parse-captions';

const sentences = [
  { startMs: 800, endMs: 3456, text: '값이 <0.2>이면 A & B를 봅니다.' },
  { startMs: 3_600_000, endMs: 3_723_004, text: '한 시간 뒤입니다.' },
];

test('cues carry the times to the millisecond and escape what VTT would read as tags', () => {
  expect(buildCaptions(sentences)).toBe(
    'WEBVTT\n\n00:00:00.800 --> 00:00:03.456\n값이 &lt;0.2&gt;이면 A &amp; B를 봅니다.\n\n01:00:00.000 --> 01:02:03.004\n한 시간 뒤입니다.\n',
  );
});

test('the institute’s own reader gets back what was said, when it was said', () => {
  const { cues } = parseCaptions(buildCaptions(sentences));
  expect(cues).toEqual(sentences.map(({ startMs, endMs, text }) => [startMs, endMs, text]));
});
