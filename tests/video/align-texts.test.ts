// Texts over speech: in order, without loss or overlap, ending in silences where they can, 1 to 7 seconds where possible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts } from '~/video/align-texts';
import { LONGEST_CUE_MS, readingLength, SHORTEST_CUE_MS } from '~/video/caption-rules';
import { joinSilences, type SpeechSpan } from '~/video/speech-spans';
import { splitCueTexts } from '~/video/split-cue-texts';

const ga = (count: number) => '가'.repeat(count);

describe('alignTexts', () => {
  it('ends texts in the silences near where their length puts them', () => {
    const spans: SpeechSpan[] = [
      [1000, 3000],
      [3800, 6800],
      [7500, 9500],
    ];
    // By length alone the edges would be at 2.1 and 5.1 s of speech; the silences are at 2 and 5.
    expect(alignTexts([ga(12), ga(17), ga(11)], spans, 12_000)).toEqual([
      [1000, 3000, ga(12)],
      [3800, 6800, ga(17)],
      [7500, 9500, ga(11)],
    ]);
  });

  it('shares a span by length where no silence parts it', () => {
    expect(alignTexts([ga(10), ga(20)], [[0, 9000]], 10_000)).toEqual([
      [0, 3000, ga(10)],
      [3000, 9000, ga(20)],
    ]);
  });

  it('goes over a short breath inside a text instead of cutting there', () => {
    const cues = alignTexts(
      [ga(20), ga(20)],
      [
        [0, 2000],
        [2300, 4000],
        [5000, 8700],
      ],
      10_000,
    );
    expect(cues.map(([start, end]) => [start, end])).toEqual([
      [0, 4000],
      [5000, 8700],
    ]);
  });

  it.each<[string, string[], SpeechSpan[], [number, number][]]>([
    [
      'a short text grows into the silence after it',
      ['네', ga(10)],
      [
        [1000, 1400],
        [4000, 8000],
      ],
      [
        [1000, 2000],
        [4000, 8000],
      ],
    ],
    [
      'a text over much silence ends after seven seconds',
      ['가'],
      [
        [0, 2000],
        [10_000, 20_000],
      ],
      [[0, 7000]],
    ],
    ['nothing to say', [], [[0, 2000]], []],
    ['nothing said', ['가'], [], []],
  ])('%s', (_name, texts, spans, times) => {
    expect(alignTexts(texts, spans, 60_000).map(([start, end]) => [start, end])).toEqual(times);
  });

  it('puts wide texts on two lines', () => {
    const text = '잔류염소는 하루 세 번, 문을 열기 전과 낮과 저녁에 잽니다';
    expect(alignTexts([text], [[0, 5000]], 6000)[0]?.[2].split('\n')).toHaveLength(2);
  });

  it('keeps order, every text and the bounds for any speech', () => {
    const speech = fc
      .array(fc.tuple(fc.integer({ min: 250, max: 2500 }), fc.integer({ min: 150, max: 9000 })), {
        minLength: 1,
        maxLength: 40,
      })
      .map((parts) => {
        let at = 0;
        return parts.map(([silence, length]): SpeechSpan => {
          const from = at + silence;
          at = from + length;
          return [from, at];
        });
      });
    const sentences = fc.array(
      fc.integer({ min: 1, max: 80 }).map((n) => ga(9) + ' ' + ga(n)),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(speech, sentences, (spans, said) => {
        const durationMs = spans.at(-1)![1] + 2000;
        const spoken = spans.reduce((sum, [from, to]) => sum + to - from, 0) / 1000;
        const texts = splitCueTexts(said, said.reduce((sum, text) => sum + readingLength(text), 0) / spoken);
        const cues = alignTexts(texts, spans, durationMs);
        expect(cues.map(([, , text]) => text.replace(/\s/g, '')).join('')).toBe(
          said.join('').replace(/\s/g, ''),
        );
        for (const [i, [start, end]] of cues.entries()) {
          expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(LONGEST_CUE_MS);
          if (i) expect(start).toBeGreaterThanOrEqual(cues[i - 1]![1]);
        }
        expect(cues[0]![0]).toBeLessThanOrEqual(spans[0]![0]);
        // Where there is a second and a half for each there is no reason for a flash.
        if (
          spoken * 1000 > texts.length * 1500 &&
          texts.every((text) => readingLength(text) * 2 > readingLength(texts[0]!))
        )
          expect(cues.filter(([start, end]) => end - start < SHORTEST_CUE_MS).length).toBeLessThanOrEqual(
            cues.length / 5,
          );
      }),
      { numRuns: 300 },
    );
  });
});

describe('splitCueTexts', () => {
  it.each<[string, string[], number, string[]]>([
    ['a sentence that fits', ['물을 받습니다.'], 5, ['물을 받습니다.']],
    ['a short one joins its neighbour', ['네.', '물을 받습니다.'], 5, ['네. 물을 받습니다.']],
    [
      'a long one is cut after its comma',
      ['측정 컵을 풀 물로 세 번 헹군 다음에, 수면 아래 이십 센티미터에서 물을 뜹니다.'],
      7,
      ['측정 컵을 풀 물로 세 번 헹군 다음에,', '수면 아래 이십 센티미터에서 물을 뜹니다.'],
    ],
    [
      'slow speech gets shorter pieces',
      ['가나다라 마바사 아자차 카타파하'],
      1,
      ['가나다라', '마바사', '아자차', '카타파하'],
    ],
    ['one word of any length stays whole', [ga(60)], 5, [ga(60)]],
  ])('%s', (_name, sentences, rate, pieces) => {
    expect(splitCueTexts(sentences, rate)).toEqual(pieces);
  });
});

it.each<[string, string, SpeechSpan[]]>([
  [
    'silence at both ends',
    'lavfi.silence_start=0\nlavfi.silence_end=1.5\nlavfi.silence_start=4.25\n',
    [[1500, 4250]],
  ],
  ['no silence', 'frame:0', [[0, 10_000]]],
  ['only silence', 'lavfi.silence_start=0\n', []],
  ['a start before zero', 'lavfi.silence_start=-0.01\nlavfi.silence_end=2\n', [[2000, 10_000]]],
  [
    'a click between silences',
    'lavfi.silence_start=1\nlavfi.silence_end=3\nlavfi.silence_start=3.05\n',
    [[0, 1000]],
  ],
])('joinSilences: %s', (_name, printed, spans) => {
  expect(joinSilences(printed, 10_000)).toEqual(spans);
});
