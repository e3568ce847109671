// The editor's acts, their undo, and what no series of acts may ever break.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCueClock, parseCueClock } from '~/video/caption-clock';
import { countMatches, LEAST_CUE_MS } from '~/video/caption-edit';
import { changeDraft, sameCues, startDraft, type CaptionAct } from '~/video/caption-history';
import { isUnchecked, type Cue } from '~/video/captions';

const three: Cue[] = [
  [1000, 3000, '차를 세우고 시동을 끕니다'],
  [3000, 5000, '내립니다'],
  [6000, 8000, '문을 닫습니다'],
];
const after = (cues: Cue[], ...acts: CaptionAct[]) => acts.reduce(changeDraft, startDraft(cues));

it.each<[string, CaptionAct, Cue[], number]>([
  ['text', { do: 'text', at: 1, text: '내려요' }, [three[0]!, [3000, 5000, '내려요'], three[2]!], 1],
  ['start', { do: 'start', at: 1, ms: 3500.4 }, [three[0]!, [3500, 5000, '내립니다'], three[2]!], 1],
  [
    'start past the own end',
    { do: 'start', at: 1, ms: 5500 },
    [three[0]!, [5500, 5600, '내립니다'], three[2]!],
    1,
  ],
  [
    'start past the next: order follows',
    { do: 'start', at: 1, ms: 7000 },
    [three[0]!, three[2]!, [7000, 7100, '내립니다']],
    2,
  ],
  ['start before zero', { do: 'start', at: 0, ms: -5 }, [[0, 3000, three[0]![2]], three[1]!, three[2]!], 0],
  [
    'end before the own start',
    { do: 'end', at: 1, ms: 2500 },
    [three[0]!, [2400, 2500, '내립니다'], three[2]!],
    1,
  ],
  [
    'split in proportion',
    { do: 'split', at: 0, offset: 7 },
    [[1000, 1923, '차를 세우고'], [1923, 3000, '시동을 끕니다'], three[1]!, three[2]!],
    1,
  ],
  ['merge', { do: 'merge', at: 1 }, [three[0]!, [3000, 8000, '내립니다\n문을 닫습니다']], 1],
  ['remove the last', { do: 'remove', at: 2 }, [three[0]!, three[1]!], 1],
  [
    'shift from here',
    { do: 'shift', from: 1, byMs: 500 },
    [three[0]!, [3500, 5500, '내립니다'], [6500, 8500, '문을 닫습니다']],
    0,
  ],
  [
    'shift stops at zero',
    { do: 'shift', from: 0, byMs: -5000 },
    [
      [0, 2000, three[0]![2]],
      [2000, 4000, '내립니다'],
      [5000, 7000, '문을 닫습니다'],
    ],
    0,
  ],
  [
    'replace',
    { do: 'replace', find: '니다', replacement: '$&요' },
    [
      [1000, 3000, '차를 세우고 시동을 끕$&요'],
      [3000, 5000, '내립$&요'],
      [6000, 8000, '문을 닫습$&요'],
    ],
    0,
  ],
  ['add in a gap', { do: 'add', ms: 5200 }, [three[0]!, three[1]!, [5200, 6000, ''], three[2]!], 2],
  ['add at the end', { do: 'add', ms: 9000 }, [...three, [9000, 11_000, '']], 3],
])('%s', (_name, act, cues, at) => {
  const draft = after(three, act);
  expect(draft).toMatchObject({ cues, at });
  expect(changeDraft(draft, { do: 'undo' }).cues).toEqual(three);
  expect(changeDraft(changeDraft(draft, { do: 'undo' }), { do: 'redo' })).toMatchObject({ cues, at });
});

it.each<[string, CaptionAct]>([
  ['splitting at an edge', { do: 'split', at: 0, offset: 0 }],
  ['merging the last', { do: 'merge', at: 2 }],
  ['replacing what is not there', { do: 'replace', find: '없는 말', replacement: '' }],
  ['replacing nothing', { do: 'replace', find: '', replacement: '가' }],
  ['undoing nothing', { do: 'undo' }],
  ['a cue that is not there', { do: 'start', at: 9, ms: 1 }],
])('%s changes nothing and leaves no step', (_name, act) => {
  expect(after(three, act)).toMatchObject({ cues: three, past: [] });
});

describe('undo', () => {
  it('takes back what was typed into one cue as one step', () => {
    const typed = after(
      three,
      ...['내', '내려', '내려요'].map((text) => ({ do: 'text' as const, at: 1, text })),
    );
    expect(typed.past).toHaveLength(1);
    expect(after(typed.cues, { do: 'undo' }).cues[1]?.[2]).toBe('내려요');
    const elsewhere = changeDraft(changeDraft(typed, { do: 'text', at: 0, text: '가' }), { do: 'undo' });
    expect(elsewhere.cues[1]?.[2]).toBe('내려요');
    expect(changeDraft(elsewhere, { do: 'undo' }).cues).toEqual(three);
  });

  it('forgets what was undone when something else is done', () => {
    const draft = after(three, { do: 'remove', at: 0 }, { do: 'undo' }, { do: 'remove', at: 1 });
    expect(changeDraft(draft, { do: 'redo' })).toEqual(draft);
  });

  it('keeps what was typed while the list was being saved', () => {
    const clean: Cue[] = [[1000, 3000, '깨끗한 글']];
    const idle = changeDraft(startDraft(three), { do: 'settle', sent: three, cues: clean });
    expect(idle.cues).toEqual(clean);
    const typing = changeDraft(after(three, { do: 'text', at: 0, text: '더' }), {
      do: 'settle',
      sent: three,
      cues: clean,
    });
    expect(typing.cues[0]?.[2]).toBe('더');
  });
});

it('keeps order, whole times and lengths under any series of acts', () => {
  const at = fc.integer({ min: -1, max: 5 });
  const ms = fc.double({ min: -10_000, max: 100_000, noNaN: true });
  const act: fc.Arbitrary<CaptionAct> = fc.oneof(
    fc.record({ do: fc.constantFrom('start' as const, 'end' as const), at, ms }),
    fc.record({ do: fc.constantFrom('merge' as const, 'remove' as const, 'select' as const), at }),
    fc.record({ do: fc.constant('split' as const), at, offset: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ do: fc.constant('shift' as const), from: fc.integer({ min: 0, max: 5 }), byMs: ms }),
    fc.record({ do: fc.constant('add' as const), ms }),
    fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const { cues, at: held } = after(three, ...acts);
      for (const [i, [start, end]] of cues.entries()) {
        expect(Number.isInteger(start) && Number.isInteger(end) && start >= 0).toBe(true);
        expect(end - start).toBeGreaterThanOrEqual(LEAST_CUE_MS);
        if (i) expect(start).toBeGreaterThanOrEqual(cues[i - 1]![0]);
      }
      expect(held).toBeLessThan(Math.max(cues.length, 6));
    }),
  );
});

it('counts what replacing would change', () => {
  expect(countMatches(three, '니다'.normalize('NFD'))).toBe(3);
  expect(countMatches(three, '')).toBe(0);
});

it.each([
  ['1:02.5', 62_500],
  ['62.5', 62_500],
  ['1:02,050', 62_050],
  [' 0:07 ', 7000],
  ['1:01:02.5', 3_662_500],
  ['1:61', null],
  ['1:75:00', null],
  ['일 분', null],
  ['', null],
  ['-1', null],
])('parseCueClock(%j) is %j', (text, ms) => {
  expect(parseCueClock(text)).toBe(ms);
  if (ms !== null) expect(parseCueClock(formatCueClock(ms))).toBe(ms);
});

describe('lines that wait to be checked', () => {
  const heard: Cue[] = [
    [0, 1000, '하나', true],
    [1000, 2000, '둘'],
    [2000, 3000, '셋', true],
  ];
  it.each<[string, CaptionAct, number[]]>([
    ['checking is the line as it is', { do: 'check', at: 0 }, [2]],
    ['mending its words is checking', { do: 'text', at: 2, text: '넷' }, [0]],
    ['moving its edge is checking', { do: 'end', at: 0, ms: 900 }, [2]],
    ['moving everything is not', { do: 'shift', from: 0, byMs: 500 }, [0, 2]],
    ['replacing everywhere is not', { do: 'replace', find: '셋', replacement: '넷' }, [0, 2]],
    ['a line that is checked stays so', { do: 'check', at: 1 }, [0, 2]],
  ])('%s', (_name, act, left) => {
    const { cues } = changeDraft(startDraft(heard), act);
    expect(cues.flatMap((cue, at) => (isUnchecked(cue) ? [at] : []))).toEqual(left);
  });

  it('are walked through one by one, and each step is taken back', () => {
    const begun = changeDraft(startDraft([]), { do: 'load', cues: heard });
    expect(begun.at).toBe(0);
    const first = changeDraft(begun, { do: 'check', at: begun.at });
    expect(first.at).toBe(2);
    const second = changeDraft(first, { do: 'check', at: first.at });
    expect(second.cues.some(isUnchecked)).toBe(false);
    const back = changeDraft(second, { do: 'undo' });
    expect([back.at, isUnchecked(back.cues[2]!)]).toEqual([2, true]);
    expect(sameCues(second.cues, back.cues)).toBe(false);
    expect(changeDraft(changeDraft(back, { do: 'undo' }), { do: 'undo' }).cues).toEqual([]);
  });
});
