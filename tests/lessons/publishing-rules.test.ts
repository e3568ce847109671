import { describe, expect, it, test } from 'vitest';
import { defaultLimits, publishingFailures, type PublishingFacts } from '~/lessons/publishing-rules';
import { policyProblem } from '~/lessons/policy-problem';
import { presets } from '~/lessons/watching-policy';

const video = { status: 'ready', reason: null, durationMs: 360_000, whole: true };
const sound: PublishingFacts = {
  title: '수영장 수질 관리',
  video,
  captionLangs: ['ko'],
  captionsRequired: true,
  questions: [{ choices: ['가', '나'], correct: 1, explanation: '매뉴얼 3.2' }],
  policyProblem: null,
  limits: defaultLimits,
};
const question = sound.questions[0]!;
const long = (durationMs: number) => ({ video: { ...video, durationMs } });

test.each<[string, Partial<PublishingFacts>, string[]]>([
  ['everything is there', {}, []],
  ['no title', { title: '  ' }, ['title-missing']],
  ['no video', { video: null }, ['video-missing']],
  ['still receiving', { video: { ...video, status: 'receiving', durationMs: null } }, ['video-not-ready']],
  ['still transcoding', { video: { ...video, status: 'transcoding' } }, ['video-not-ready']],
  ['failed', { video: { ...video, status: 'failed' } }, ['video-not-ready']],
  ['rejected', { video: { ...video, status: 'rejected' } }, ['video-not-ready']],
  ['only a provisional rung', { video: { ...video, whole: false } }, ['video-not-ready']],
  ['ready without a length', { video: { ...video, durationMs: null } }, ['video-not-ready']],
  ['269.999 s', long(269_999), ['too-short']],
  ['270 s, within the grace', long(270_000), []],
  ['300 s', long(300_000), []],
  ['600 s', long(600_000), []],
  ['630.9 s, within the grace', long(630_900), []],
  ['631 s', long(631_000), ['too-long']],
  ['a short policy', { ...long(60_000), limits: { minSeconds: 10, maxSeconds: 60, graceSeconds: 0 } }, []],
  ['captions wanted, none there', { captionLangs: [] }, ['captions-required']],
  ['captions wanted, only English', { captionLangs: ['en'] }, ['captions-required']],
  ['captions not wanted', { captionLangs: [], captionsRequired: false }, []],
  ['no questions', { questions: [] }, []],
  ['one choice', { questions: [{ ...question, choices: ['가'], correct: 0 }] }, ['question-incomplete']],
  ['no right choice', { questions: [{ ...question, correct: -1 }] }, ['question-incomplete']],
  ['right choice out of range', { questions: [{ ...question, correct: 2 }] }, ['question-incomplete']],
  ['no explanation', { questions: [question, { ...question, explanation: ' ' }] }, ['question-incomplete']],
  ['a policy nobody meets', { policyProblem: '채울 수 없습니다.' }, ['policy-unmeetable']],
  [
    'several at once',
    { title: '', video: null, captionLangs: [] },
    ['title-missing', 'video-missing', 'captions-required'],
  ],
])('%s', (_, change, codes) => {
  const failures = publishingFailures({ ...sound, ...change });
  expect(failures.map(({ code }) => code)).toEqual(codes);
  for (const { message } of failures) expect(message).toMatch(/[가-힣].*\.$/);
});

describe('what the sentences tell', () => {
  const tell = (change: Partial<PublishingFacts>) => publishingFailures({ ...sound, ...change })[0]?.message;
  it('names the length and the limits', () => {
    expect(tell(long(125_000))).toContain('2분 5초');
    expect(tell(long(125_000))).toContain('5분~10분');
    expect(tell(long(700_000))).toContain('11분 40초');
  });
  it('passes on why a video was refused', () => {
    expect(
      tell({ video: { ...video, status: 'rejected', reason: '화면이 없는 소리 파일입니다.' } }),
    ).toContain('소리 파일');
  });
  it('names the question', () => {
    expect(tell({ questions: [question, { ...question, explanation: '' }] })).toContain('2번');
  });
});

test.each([
  ['the default, five minutes', presets.own, 300_000, true],
  ['no rule stored', null, 300_000, true],
  ['remote training, five minutes', presets['remote-2026'], 300_000, true],
  ['remote training, one minute: the tolerance is too large', presets['remote-2026'], 60_000, false],
  ['the default, fifteen seconds', presets.own, 15_000, false],
  ['half at double speed', { ...presets.own, minLearningPercent: 50 }, 300_000, false],
  ['no length at all', presets.own, 0, false],
  ['not a rule', { minCoveredPercent: 'all' }, 300_000, false],
])('a policy and a length: %s', (_, rule, durationMs, met) => {
  expect(policyProblem({ rule, durationMs }) === null).toBe(met);
});
