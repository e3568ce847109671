// SAMI as Korean tools write it: several languages, &nbsp; that clears, capitals at will, no closing tags.
import { describe, expect, it } from 'vitest';
import { parseCaptions } from '~/video/parse-captions';

const head = `<SAMI>
<HEAD>
<TITLE>주차 안내</TITLE>
<STYLE TYPE="text/css">
<!--
P { margin-left:8pt; text-align:center; font-family:굴림; }
.KRCC { Name:한국어; lang:ko-KR; SAMIType:CC; }
.ENCC { Name:English; lang:en-US; SAMIType:CC; }
-->
</STYLE>
</HEAD>
<BODY>
`;
const sami = (body: string) => `${head}${body}\n</BODY>\n</SAMI>\n`;
const read = (body: string, lang?: string) => parseCaptions(sami(body), lang).cues;

describe('SAMI', () => {
  it('ends a cue at the next SYNC, also one that only clears', () => {
    expect(
      read(`<SYNC Start=1000><P Class=KRCC>
차를 세우고<br>시동을 끕니다
<SYNC Start=3000><P Class=KRCC>&nbsp;
<SYNC Start=5000><P Class=KRCC>내립니다
<SYNC Start=7500><P Class=KRCC>문을 닫습니다`),
    ).toEqual([
      [1000, 3000, '차를 세우고\n시동을 끕니다'],
      [5000, 7500, '내립니다'],
      [7500, 11_500, '문을 닫습니다'],
    ]);
  });

  it.each([
    [
      'one SYNC for both',
      '<SYNC Start=1000><P Class=ENCC>Stop<P Class=KRCC>멈춥니다<SYNC Start=2000><P Class=ENCC>&nbsp;<P Class=KRCC>&nbsp;',
    ],
    [
      'one SYNC each',
      '<SYNC Start=1000><P Class=ENCC>Stop\n<SYNC Start=1000><P Class=KRCC>멈춥니다\n<SYNC Start=1500><P Class=ENCC>&nbsp;\n<SYNC Start=2000><P Class=KRCC>&nbsp;',
    ],
  ])('takes the Korean of several languages: %s', (_name, body) => {
    expect(read(body)).toEqual([[1000, 2000, '멈춥니다']]);
    expect(read(body, 'en')[0]).toEqual([1000, expect.any(Number), 'Stop']);
  });

  it('takes the style sheet’s word for the language, whatever the class is called', () => {
    const text = sami('<SYNC Start=1><P Class=A>Stop<P Class=B>멈춥니다')
      .replace('.KRCC', '.B')
      .replace('.ENCC', '.A');
    expect(parseCaptions(text).cues[0]?.[2]).toBe('멈춥니다');
  });

  it.each([
    [
      'one class of any name',
      '<sync start="1000"><p class="SUBTTL">글</p></sync><SYNC START=2000><P CLASS=SUBTTL>&nbsp;',
    ],
    ['no class', '<SYNC Start=1000>글<SYNC Start=2000>&nbsp;'],
    ['SYNCs out of order', '<SYNC Start=2000><P Class=KRCC>&nbsp;<SYNC Start=1000><P Class=KRCC>글'],
    [
      'a comment between',
      '<SYNC Start=1000><P Class=KRCC>글<!-- <SYNC Start=1> -->\n<SYNC Start=2000><P Class=KRCC> ',
    ],
    ['an End of its own', '<SYNC Start=1000 End=9000><P Class=KRCC>글<SYNC Start=2000><P Class=KRCC>&nbsp;'],
  ])('reads %s', (_name, body) => {
    expect(read(body)).toEqual([[1000, 2000, '글']]);
  });

  it('leaves words alone: entities decoded once, tags and programs gone', () => {
    const [cue] = read(
      '<SYNC Start=1000><P Class=KRCC><font color="#fff"><b>A&amp;B</b></font> &lt;주의&gt; &#44032;&#xB098; &amp;nbsp;' +
        '<script>alert(1)</script><img src=x onerror=alert(2)><BR/>=HYPERLINK("http://x")',
    );
    expect(cue?.[2]).toBe('A&B <주의> 가나 &nbsp;\nHYPERLINK("http://x")');
  });

  it('reads CP949 from bytes', () => {
    const bytes = Buffer.concat([
      Buffer.from('<SAMI><BODY>\r\n<SYNC Start=1000><P Class=KRCC>', 'latin1'),
      Buffer.from([0x8c, 0x63, 0xb0, 0xa1]),
      Buffer.from('\r\n<SYNC Start=2000><P Class=KRCC>&nbsp;\r\n', 'latin1'),
    ]);
    expect(parseCaptions(bytes).cues).toEqual([[1000, 2000, '똠가']]);
  });

  it.each([
    [
      'a time that is none',
      '<SYNC Start=1000><P Class=KRCC>글\n<SYNC Start=일초><P Class=KRCC>둘',
      /14번째 줄: “<SYNC Start=일초”/,
    ],
    ['a tag that never ends', '<SYNC Start=1000', /13번째 줄/],
    ['no words', '<SYNC Start=1000><P Class=KRCC>&nbsp;', /하나도 없습니다/],
    ['no SYNC', '글', /<SYNC Start=…>가 없습니다/],
    ['a day too late', '<SYNC Start=90000000><P Class=KRCC>글', /24시간/],
  ])('refuses %s', (_name, body, sentence) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'captions-invalid', status: 400 }));
    expect(() => read(body)).toThrow(sentence);
  });

  it('reads the largest hostile file in a moment', () => {
    for (const piece of [
      '<SYNC Start=1>',
      '<!--',
      '<P ',
      '<script',
      '&#',
      '<br',
      '.a{',
      '<SYNC Start=1><P Class=a>글',
    ]) {
      const from = performance.now();
      try {
        read(piece.repeat(400_000 / piece.length));
      } catch {
        // Refused is as good as read.
      }
      expect(performance.now() - from).toBeLessThan(5000);
    }
  });
});
