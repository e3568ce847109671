import { expect, test } from 'vitest';
import { asSpoken, asWritten } from '~/studio/spoken-words';

test.each([
  ['[10분|십 분] 안에 [QR|큐알]을 찍습니다.', '10분 안에 QR을 찍습니다.', '십 분 안에 큐알을 찍습니다.'],
  [
    '공지 [필독]과 a|b는 그대로입니다.',
    '공지 [필독]과 a|b는 그대로입니다.',
    '공지 [필독]과 a|b는 그대로입니다.',
  ],
])('%s', (text, written, spoken) => {
  expect(asWritten(text)).toBe(written);
  expect(asSpoken(text)).toBe(spoken);
});
