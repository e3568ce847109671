// What a recogniser heard becomes captions by the rules of captions, and nothing of it is lost or made up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWarnings } from '~/video/caption-rules';
import { countUnchecked, type Cue } from '~/video/captions';
import { readRecogniserAnswer } from '~/video/read-recogniser-answer';
import { tidyRecognised } from '~/video/tidy-recognised';
import { fillCommand } from '~/video/run-recogniser.server';

const lines = (cues: Cue[]) => cues.map(([start, end, text]) => `${start}-${end} ${text.replace('\n', '/')}`);

describe('a list that was heard', () => {
  it.each<[name: string, heard: Cue[], tidy: string[]]>([
    ['stays as it is', [[1000, 3000, '물을 받습니다']], ['1000-3000 물을 받습니다']],
    [
      'ends with the video',
      [
        [8000, 12_000, '끝입니다'],
        [11_000, 12_000, '없는 말'],
      ],
      ['8000-10000 끝입니다'],
    ],
    [
      'never stands over the next',
      [
        [0, 3000, '하나입니다'],
        [2000, 4000, '둘입니다'],
      ],
      ['0-2000 하나입니다', '2000-4000 둘입니다'],
    ],
    [
      'stands long enough, where there is room',
      [
        [1000, 1200, '네'],
        [5000, 5300, '예'],
      ],
      ['1000-2000 네', '5000-6000 예'],
    ],
    [
      'but not into the next',
      [
        [1000, 1200, '네'],
        [1600, 3000, '갑니다'],
      ],
      ['1000-1600 네', '1600-3000 갑니다'],
    ],
    [
      'is cut where it is too long for two lines, with the time that belongs to it',
      [
        [
          0,
          9000,
          '먼저 밸브를 천천히 돌려 물을 받은 다음, 시약을 조금씩 넣어 가며 잘 저어 줍니다. 그리고 뚜껑을 닫습니다',
        ],
      ],
      [],
    ],
  ])('%s', (_name, heard, tidy) => {
    const made = tidyRecognised(heard, 10_000);
    expect(countUnchecked(made)).toBe(made.length);
    if (tidy.length > 0) expect(lines(made)).toEqual(tidy);
    else expect(made.length).toBeGreaterThan(1);
  });

  it('whatever it is, comes out in order, within the video, without overlaps, and with every word that lies in it', () => {
    const word = fc.constantFrom('물을', '밸브를', '천천히', '돌립니다.', '수질', 'pH', '7.2', '확인하고,');
    const cue = fc
      .tuple(
        fc.integer({ min: 0, max: 50_000 }),
        fc.integer({ min: 600, max: 9000 }),
        fc.array(word, { minLength: 1, maxLength: 30 }),
      )
      .map(([start, ms, words]): Cue => [start, start + ms, words.join(' ')]);
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 12 }), (heard) => {
        const made = tidyRecognised(heard, 60_000);
        for (const [i, [start, end, text]] of made.entries()) {
          expect(text.trim()).not.toBe('');
          expect(end - start).toBeGreaterThanOrEqual(100);
          expect(end).toBeLessThanOrEqual(60_000);
          expect(start).toBeGreaterThanOrEqual(made[i - 1]?.[1] ?? 0);
        }
        expect(
          listWarnings(made, 60_000).filter(({ problem }) =>
            ['overlap', 'past-end', 'empty'].includes(problem.kind),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('an answer', () => {
  it.each<[name: string, answer: string, cues: Cue[]]>([
    [
      'VTT with a mark and old line ends',
      '\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n네 <b>물</b>\r\n',
      [[1000, 2000, '네 물']],
    ],
    ['SRT', '1\n00:00:01,000 --> 00:00:02,000\n네\n', [[1000, 2000, '네']]],
    [
      'JSON out of order, with an empty and a turned segment',
      JSON.stringify({
        segments: [
          { start: 3, end: 4, text: ' 둘 ' },
          { start: 1, end: 2.0004, text: '하나' },
          { start: 5, end: 6, text: ' ' },
          { start: 8, end: 8, text: '없음' },
        ],
      }),
      [
        [1000, 2000, '하나'],
        [3000, 4000, '둘'],
      ],
    ],
  ])('%s', (_name, answer, cues) => {
    expect(readRecogniserAnswer(answer, 'ko')).toEqual(cues);
  });

  it.each([
    ['', 'no-speech'],
    ['WEBVTT\n', 'no-speech'],
    ['{"segments":[]}', 'no-speech'],
    ['{"segments":[{"start":-1,"end":2,"text":"a"}]}', 'answer-unreadable'],
    ['{"segments":[{"start":1,"end":1e9,"text":"a"}]}', 'answer-unreadable'],
    ['WEBVTT\n\n00:05.000 --> 00:01.000\n거꾸로\n', 'answer-unreadable'],
  ])('%j is told: %s', (answer, code) => {
    expect(() => readRecogniserAnswer(answer, 'ko')).toThrow(expect.objectContaining({ code }));
  });
});

it.each([
  [
    ['hear', '{audio}', '-l', '{language}'],
    ['hear', '/a b.wav', '-l', 'ko'],
  ],
  [
    ['hear', '--file={audio}'],
    ['hear', '--file=/a b.wav'],
  ],
  [
    ['hear', '-q'],
    ['hear', '-q', '/a b.wav'],
  ],
])('%j names the sound', (words, filled) => {
  expect(fillCommand(words, '/a b.wav', 'ko')).toEqual(filled);
});
