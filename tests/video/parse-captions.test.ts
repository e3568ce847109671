import { describe, expect, it } from 'vitest';
import { parseCaptions } from '~/video/parse-captions';

const vtt = (body: string) => `WEBVTT\n\n${body}`;

describe('captions that can be read', () => {
  it.each([
    ['VTT', vtt('00:00:01.000 --> 00:00:04.000\n측정 컵을 헹굽니다.\n'), 'vtt', [[1000, 4000, '측정 컵을 헹굽니다.']]],
    ['SRT with numbers and commas', '1\n00:00:01,500 --> 00:00:02,000\n하나\n\n2\n00:00:02,000 --> 00:00:03,250\n둘\n셋\n', 'srt', [[1500, 2000, '하나'], [2000, 3250, '둘\n셋']]],
    ['Windows line ends and a BOM', '\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n가\r\n', 'auto', [[1000, 2000, '가']]],
    ['cue names, settings, notes and styles', vtt('NOTE 메모\n\nSTYLE\n::cue{}\n\nfirst\n00:01.000 --> 00:02.000 line:0 align:start\n<v 강사><b>가</b></v> &amp; 나\n'), 'vtt', [[1000, 2000, '가 & 나']]],
    ['out of order', vtt('00:05.000 --> 00:06.000\n나\n\n00:01.000 --> 00:02.000\n가\n'), 'auto', [[1000, 2000, '가'], [5000, 6000, '나']]],
    ['decomposed Hangul', vtt(`00:01.000 --> 00:02.000\n${'가'.normalize('NFD')}\n`), 'auto', [[1000, 2000, '가']]],
  ] as const)('%s', (_name, text, format, cues) => {
    expect(parseCaptions(text, format).cues).toEqual(cues);
  });

  it('writes VTT that reads back the same, with markup made harmless', () => {
    const first = parseCaptions(vtt('00:01.000 --> 00:02.000\n&lt;script&gt;alert(1)&lt;/script&gt;\n'), 'vtt');
    expect(first.vtt).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n&lt;script&gt;alert(1)&lt;/script&gt;\n');
    expect(parseCaptions(first.vtt, 'vtt')).toEqual(first);
  });
});

describe('captions that are refused, with the line', () => {
  it.each([
    ['no caption file', 'this is no caption file', 'auto', /1번째 줄/],
    ['no header', '00:01.000 --> 00:02.000\n가', 'vtt', /WEBVTT/],
    ['broken time', vtt('00:0x.000 --> 00:02.000\n가\n'), 'vtt', /3번째 줄의 시각/],
    ['end before start', '1\n00:00:05,000 --> 00:00:04,000\n가\n', 'srt', /2번째 줄의 끝 시각/],
    ['nothing in it', 'WEBVTT\n', 'vtt', /하나도 없습니다/],
    ['empty', '', 'auto', /하나도 없습니다/],
    ['beyond a day', vtt('00:00:01.000 --> 99:00:00.000\n가\n'), 'vtt', /하루/],
    ['huge', 'WEBVTT\n\n'.padEnd(600_000, 'x'), 'vtt', /512 kB/],
  ] as const)('%s', (_name, text, format, sentence) => {
    expect(() => parseCaptions(text, format)).toThrow(sentence);
  });
});
