// The same words in every encoding that Korean caption tools save in, and what is no text at all.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeCaptionFile } from '~/video/decode-caption-file';
import { decodeCp949 } from '~/video/decode-cp949';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

it.each([
  ['UTF-8', Buffer.from('가나 1'), '가나 1'],
  ['UTF-8 with mark', Buffer.from('\ufeff가나 1'), '가나 1'],
  ['UTF-8, decomposed', Buffer.from('가나'.normalize('NFD')), '가나'],
  ['UTF-16 LE with mark', Buffer.from('\ufeff가나 1', 'utf16le'), '가나 1'],
  ['UTF-16 BE with mark', utf16be('\ufeff가나 1'), '가나 1'],
  ['plain ASCII', Buffer.from('abc'), 'abc'],
  ['CP949 of KS X 1001', hex('b0a1 b3aa 20 31'), '가나 1'],
  [
    'CP949 beyond KS X 1001 (똠방각하, 펲시, 햏)',
    hex('8c63b9e6b0a2c7cf20bc84bdc320c164'),
    '똠방각하 펲시 햏',
  ],
  ['CP949 with quotation marks', hex('a1b0 b0a1 a1b1'), '“가”'],
  ['CP949 with Windows line ends', hex('b0a1 0d0a b3aa'), '가\n나'],
  ['nothing', new Uint8Array(), ''],
])('reads %s', (_name, bytes, text) => {
  expect(decodeCaptionFile(bytes)).toBe(text);
});

it.each([
  ['half a character', hex('b0a1 b3')],
  ['a place for characters of one’s own', hex('c9a1 b0a1')],
  ['a trail byte that is none', hex('b020')],
  ['a picture', hex('ffd8ffe0 0010 4a46 4946 00')],
  ['UTF-16 cut in the middle', hex('fffe 00ac 41')],
  ['a lone surrogate', hex('fffe 00d8 4100')],
])('refuses %s with a sentence', (_name, bytes) => {
  expect(() => decodeCaptionFile(bytes)).toThrow(/인코딩을 알 수 없습니다/);
});

it('names the line of a byte that is no text', () => {
  expect(() => decodeCaptionFile(Buffer.from('가\n나\n\0'))).toThrow(/3번째 줄: 글이 아닌 문자/);
});

describe('decodeCp949', () => {
  it('knows all 11,172 syllables, each once', () => {
    const bytesOf = new Map<string, number[]>();
    for (let lead = 0x81; lead <= 0xfd; lead++) {
      for (let trail = 0x41; trail <= 0xfe; trail++) {
        const text = decodeCp949(Uint8Array.of(lead, trail));
        if (text && /^[가-힣]$/.test(text)) bytesOf.set(text, [...(bytesOf.get(text) ?? []), lead, trail]);
      }
    }
    const all = Array.from({ length: 11_172 }, (_, i) => bytesOf.get(String.fromCharCode(0xac00 + i)) ?? []);
    // Digest of 가…힣 as another program (Python's codec) encodes them.
    expect(createHash('sha256').update(Uint8Array.from(all.flat())).digest('hex')).toBe(
      '9d355925bccc44ae41885b4e53eb25cf5f2f5f52000c586e3b8cd938791447bd',
    );
  });
});
