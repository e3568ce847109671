// Which numbers are a person's and which are the work's own.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findPersonalData, requireNoPersonalData } from '~/chat/personal-data';

describe('resident numbers', () => {
  test.each([
    '900101-1234567',
    '9001011234567',
    '제 번호는 900101 - 1234567입니다',
    '900101 1234567',
    '900101·1234567',
    '900101ㆍ1234567',
    '900101.1234567',
    '900101–1234567',
    '900101−1234567',
    '９００１０１－１２３４５６７',
    '041231-4234567',
    '991231-8234567',
    '9OO1O1-1234567',
    '팔공공일일이-일이삼사오육칠',
    '번호 900101-1234567이',
    'x900101-1234567x',
    '000000 900101-1234567',
    '900101,1234567',
    '900101 ,1234567',
    '900101~1234567',
    '900101 ～ 1234567',
    '900101∼1234567',
    '900101=1234567',
    '900101:1234567',
    '900101*1234567',
    '900101+1234567',
    '900101;1234567',
    '900101|1234567',
    '٩٠٠١٠١-١٢٣٤٥٦٧',
    '۹۰۰۱۰۱۱۲۳۴۵۶۷',
    '९००१०१ १२३४५६७',
    '𞥙𞥐𞥐𞥑𞥐𞥑𞥑𞥒𞥓𞥔𞥕𞥖𞥗',
    '𝟗𝟎𝟎𝟏𝟎𝟏-𝟏𝟐𝟑𝟒𝟓𝟔𝟕',
  ])('%s', (text) => expect(findPersonalData(text)).toBe('resident-number'));

  test.each([
    ['month 13', '901301-1234567'],
    ['month 0', '900001-1234567'],
    ['day 32', '900132-1234567'],
    ['day 0', '900100-1234567'],
    ['a seventh digit of 9', '900101-9234567'],
    ['a seventh digit of 0', '900101-0234567'],
    ['a digit too many', '900101-12345678'],
    ['a digit before', '1900101-1234567'],
    ['a digit too few', '900101-123456'],
    ['four separators', '900101----1234567'],
    ['a list of two', '부품 900101, 1234567'],
    ['an amount behind a day', '261128: 1234567원'],
    ['an amount with its commas', '261128: 1,234,567원'],
    ['a range of days', '260101~261231'],
    ['a range of whole days', '20260101~20261231'],
    ['a range of numbers', '1234567~1234999'],
    ['a digit too many in another script', '٩٠٠١٠١-١٢٣٤٥٦٧٨'],
    ['13 digits of an order', '2026112812345'],
    ['masked', '900101-1******'],
  ])('not %s', (_name, text) => expect(findPersonalData(text)).toBeNull());
});

describe('mobile numbers', () => {
  test.each([
    '010-1234-5678',
    '01012345678',
    '010.1234.5678',
    '010 1234 5678',
    '010 12345678',
    '(010) 1234-5678',
    '+82 10-1234-5678',
    '+821012345678',
    '+82 (0)10-1234-5678',
    '0082-10-1234-5678',
    '０１０－１２３４－５６７８',
    '011-123-4567',
    '0111234567',
    '016-1234-5678',
    '019 123 4567',
    '전화는010-1234-5678이에요',
    '010-1234-5678이나 내선 1234',
    'O1O-1234-5678',
    '공일공 일이삼사 오육칠팔이요',
    '01O-1234-오육칠팔',
    '2026-11-28 010-1234-5678',
    '010,1234,5678',
    '010~1234~5678',
    '010-1234~5678',
    '010:1234:5678',
    '010*1234*5678',
    '010+1234+5678',
    '010=1234=5678',
    '010;1234;5678',
    '010|1234|5678',
    '011,123,4567',
    '82,10,1234,5678',
    '전화:010,1234,5678',
    '내선 1, 2, 010-1234-5678',
    '1,234,567원은 010-1234-5678로',
    '٠١٠-١٢٣٤-٥٦٧٨',
    '۰۱۰۱۲۳۴۵۶۷۸',
    '०१०,१२३४,५६७८',
    '๐๑๐ ๑๒๓๔ ๕๖๗๘',
  ])('%s', (text) => expect(findPersonalData(text)).toBe('phone-number'));

  test.each([
    '02-123-4567',
    '02-1234-5678',
    '031-123-4567',
    '070-1234-5678',
    '1588-1234',
    '내선 1234',
    '내선 0101',
    'RS-232',
    '2026-11-28',
    '2026.11.28 12:30',
    '12:30',
    '1,234,567원',
    '12,011,123원 4567원',
    '2,011,123 4567',
    '1,010,123,456원',
    '010, 1234, 5678번 나사',
    '회의실 011: 123, 4567',
    '09:01~18:00',
    '01:00:12~01:01:2345',
    '2026-11-28T01:01:23.456+09:00',
    '1:100, 1:1000',
    '010*12*34',
    '0101~0112, 1234',
    '37.0101234,126.9876543',
    '010,1234,56789',
    '02:1234:5678',
    '٠٢-١٢٣٤-٥٦٧٨',
    'section 3.2.1',
    '3.2.1.0.1.0 항',
    '010-1234-567',
    '010-1234-56789',
    '9010-1234-5678',
    '012-1234-5678',
    '0.10101234',
    '이 일은 오늘 사 오고 이 일은 내일 하세요',
    '/lessons/0a1b2c3d-4010-1234-5678-90abcdef0123',
    '/lessons/0a1b2c3d-4a10-8234-9678-a01012345678',
  ])('not %s', (text) => expect(findPersonalData(text)).toBeNull());
});

test.each([
  ['900101-1234567', 'resident-number', /주민등록번호.*지운 뒤/],
  ['010-1234-5678', 'phone-number', /휴대전화.*지우거나/],
])('%s is refused with its kind', (text, code, message) => {
  const refusal = { kind: 'invalid', code, message: expect.stringMatching(message) };
  expect(() => requireNoPersonalData(text)).toThrow(expect.objectContaining(refusal));
  expect(() => requireNoPersonalData(text, 'reason')).toThrow(
    expect.objectContaining({ detail: { fields: { reason: refusal.message } } }),
  );
});

it('lets other messages pass', () => {
  expect(() => requireNoPersonalData('3.2.1절 RS-232 배선은 내선 1234로 물어보세요.')).not.toThrow();
});

it('finds a number wherever it stands among other words', () => {
  const words = fc.string({ unit: fc.constantFrom('가', ' ', '-', 'x', ',', '!', '😀'), maxLength: 30 });
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom('010-1234-5678', '01987654321', '+821043218765'),
      (before, after, number) => {
        expect(findPersonalData(before + number + after)).toBe('phone-number');
      },
    ),
  );
});
