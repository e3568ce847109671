// WebVTT and SubRip become one plain form; what is broken is named with its line.
import { describe, expect, it } from 'vitest';
import { formatCueTime } from '~/video/captions';
import { parseCaptions } from '~/video/parse-captions';

const cue = '00:00:01.000 --> 00:00:03.500\n안녕하세요\n';

describe('parseCaptions', () => {
  it('reads WebVTT with everything that may stand in it', () => {
    const { cues, vtt } = parseCaptions(
      [
        '\ufeffWEBVTT - 주차 안내\r\nKind: captions\r\n',
        'STYLE\n::cue { background: url(http://x) }\n',
        'NOTE\n메모입니다\n',
        'intro\n01:02.500 --> 01:04.000 align:start position:10%\n<v 김 강사>차를 <b>세우고</b>\n<00:01:03.000><c.red>시동을</c> 끕니다 &amp; 내립니다',
        '\n1:00:00.000 --> 1:00:01.000\n1 < 2 -- <script>alert(1)</script>끝',
      ].join('\n'),
    );
    expect(cues).toEqual([
      [62_500, 64_000, '김 강사: 차를 세우고\n시동을 끕니다 & 내립니다'],
      [3_600_000, 3_601_000, '1 < 2 -- 끝'],
    ]);
    expect(vtt).toBe(
      'WEBVTT\n\n00:01:02.500 --> 00:01:04.000\n김 강사: 차를 세우고\n시동을 끕니다 &amp; 내립니다\n\n01:00:00.000 --> 01:00:01.000\n1 &lt; 2 -- 끝\n',
    );
  });

  it('reads SubRip by content, puts cues in order and drops empty ones', () => {
    const srt =
      '2\r\n00:00:05,000 --> 00:00:06,500\r\n{\\an8}<i>둘</i>\r\n\r\n1\r\n00:00:01,000 --> 00:00:03,000\r\n하나\r\n\r\n3\r\n00:00:07,000 --> 00:00:08,000\r\n';
    expect(parseCaptions(Buffer.from(srt)).cues).toEqual([
      [1000, 3000, '하나'],
      [5000, 6500, '둘'],
    ]);
  });

  it('composes decomposed Hangul and makes written-out markup harmless', () => {
    const { cues, vtt } = parseCaptions(
      `WEBVTT\n\n00:01.000 --> 00:02.000\n${'가'.normalize('NFD')} &lt;script&gt;alert(1)&lt;/script&gt;\n`,
    );
    expect(cues).toEqual([[1000, 2000, '가 <script>alert(1)</script>']]);
    expect(vtt).toContain('가 &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(parseCaptions(vtt).vtt).toBe(vtt);
  });

  it('reads its own output to the same', () => {
    const once = parseCaptions(`WEBVTT\n\n${cue}\n00:00:02.000 --> 00:00:09.000\n<&> 겹친 자막`);
    expect(parseCaptions(once.vtt)).toEqual(once);
  });

  it.each([
    ['nothing', '', /자막 파일이 아닙니다/],
    ['a letter', '안녕하세요\n반갑습니다', /1번째 줄: “안녕하세요” 다음에 시간/],
    ['only a header', 'WEBVTT\n\n', /자막 파일이 아닙니다/],
    ['cues without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', /하나도 없습니다/],
    ['a bad time', `WEBVTT\n\n${cue}\n2\n00:00:61.000 --> 00:01:03.000\n둘`, /7번째 줄: 시간 “00:00:61.000/],
    ['a time backwards', 'WEBVTT\n\n00:03.000 --> 00:01.000\n둘', /3번째 줄: 끝나는 시간/],
    [
      'a forgotten empty line',
      `1\n${cue}2\n00:00:04,000 --> 00:00:05,000\n둘`,
      /5번째 줄: 자막 사이에 빈 줄/,
    ],
    ['a day too late', 'WEBVTT\n\n25:00:00.000 --> 25:00:01.000\n둘', /24시간/],
    ['too many', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n가\n\n'.repeat(5001)}`, /5000개를 넘습니다/],
    ['bytes', Buffer.from([0x57, 0, 1, 2]), /글이 아닌 문자/],
    ['no encoding at all', Buffer.from([0x31, 0x0a, 0xb0]), /인코딩을 알 수 없습니다/],
  ])('refuses %s with a sentence', (_name, input, sentence) => {
    expect(() => parseCaptions(input)).toThrow(
      expect.objectContaining({ code: 'captions-invalid', status: 400 }),
    );
    expect(() => parseCaptions(input)).toThrow(sentence);
  });

  it('refuses more than 512 kB as too large, and reads nearly as much in a moment', () => {
    expect(() => parseCaptions('가'.repeat(200_000))).toThrow(expect.objectContaining({ status: 413 }));
    for (const piece of ['<v a', '<', '{\\\\', ' ', '<1:', '&', '<v ']) {
      const from = performance.now();
      parseCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n글${piece.repeat(400_000 / piece.length)}`);
      expect(performance.now() - from).toBeLessThan(5000);
    }
  });
});

it.each([
  [0, '00:00:00.000'],
  [3_723_004, '01:02:03.004'],
])('formatCueTime(%i)', (ms, text) => {
  expect(formatCueTime(ms)).toBe(text);
});
