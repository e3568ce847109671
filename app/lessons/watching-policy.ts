/**
 * What completes a lesson, as data: a rule over covered time, learning time and the check questions, its named presets,
 * and the arithmetic that everybody (server, player, course form) shares. Milliseconds inside, percent in the rule.
 */
import { z } from 'zod';

const percent = (name: string) =>
  z
    .number(`${name}: 0에서 100 사이의 수로 적어 주세요.`)
    .min(0, `${name}: 0 이상이어야 합니다.`)
    .max(100, `${name}: 100 이하여야 합니다.`);

export const watchingRule = z.object({
  /** Share of the lesson that must be seen at least once. */
  minCoveredPercent: percent('시청 범위').min(1, '시청 범위: 1 이상이어야 합니다.'),
  /** What may be missing for rounding: the larger of seconds and percent of the length. */
  toleranceSeconds: z.number().min(0).max(30).default(3),
  tolerancePercent: z.number().min(0).max(10).default(2),
  /** Share of the length that must be spent playing, by the wall clock. */
  minLearningPercent: percent('학습 시간'),
  /** Learning time below this share of the length counts for nothing. */
  nothingBelowPercent: percent('인정 시작').default(0),
  /** What the verified time is: seen media, or no more than the time spent. */
  basis: z.enum(['covered', 'learning']).default('covered'),
  maxRate: z.number().min(1, '재생 속도: 1배 이상이어야 합니다.').max(2, '재생 속도: 2배 이하여야 합니다.'),
  /** false = the first viewing may not jump past what was seen (2 s of grace). */
  seekAhead: z.boolean(),
  /** Seconds played as sound alone count as seen. A rule that says nothing wants the picture. */
  listening: z.boolean().default(false),
  /** The check questions must be passed, if the lesson has any. */
  quiz: z.boolean().default(true),
  /** 0-100: the score of an attempt that passes. */
  quizPassScore: percent('합격 점수').default(60),
  /** Lessons a person may complete under this rule in a day of the institute's zone; null = no limit. */
  maxLessonsPerDay: z.int().min(1).max(100).nullable().default(null),
});
export type WatchingRule = z.output<typeof watchingRule>;

export const presetNames = ['own', 'statutory', 'remote-2026', 'eighty', 'full'] as const;
export type PresetName = (typeof presetNames)[number];

const own: WatchingRule = {
  minCoveredPercent: 100,
  toleranceSeconds: 3,
  tolerancePercent: 2,
  minLearningPercent: 45,
  nothingBelowPercent: 0,
  basis: 'covered',
  maxRate: 2,
  seekAhead: true,
  listening: false,
  quiz: true,
  quizPassScore: 60,
  maxLessonsPerDay: null,
};

export const presets: Record<PresetName, WatchingRule> = {
  own,
  statutory: { ...own, minLearningPercent: 95, maxRate: 1, seekAhead: false },
  // All of the learning time is wanted less the tolerance, which leaves honest playback at 1.0× only.
  'remote-2026': { ...own, minLearningPercent: 97, nothingBelowPercent: 50, basis: 'learning', maxRate: 1 },
  eighty: { ...own, minCoveredPercent: 80, minLearningPercent: 35, maxLessonsPerDay: 8 },
  full: { ...own },
};

const labels: Record<PresetName, { label: string; text: string }> = {
  own: {
    label: '자체 기준',
    text: '모든 구간 시청, 학습 시간 45% 이상, 확인 문제. 2배속까지, 자유롭게 이동.',
  },
  statutory: {
    label: '법정교육',
    text: '첫 시청은 1배속이며 앞으로 건너뛸 수 없습니다. 모든 구간 시청과 확인 문제.',
  },
  'remote-2026': {
    label: '원격훈련 2026',
    text: '학습 시간을 모두 채워야 합니다. 절반에 못 미치면 인정하지 않으며, 다시 본 시간은 강의 길이를 넘지 않습니다.',
  },
  eighty: { label: '80% + 60점', text: '80% 이상 시청, 확인 문제 60점 이상, 하루 8개 강의까지.' },
  full: { label: '100% + 60점', text: '모든 구간 시청, 확인 문제 60점 이상.' },
};

/** The preset's Korean name and one line that says what it asks. */
export const describePreset = (name: PresetName): { label: string; text: string } => labels[name];

export const toleranceMs = (rule: WatchingRule, durationMs: number): number =>
  Math.max(rule.toleranceSeconds * 1000, (durationMs * rule.tolerancePercent) / 100);

/**
 * Can an honest viewer at the highest rate meet it in one pass? minLearning ≤ (minCovered − tolerance) ÷ maxRate − 1 %.
 * `durationMs` turns the tolerance into percent; the shortest lesson of the default policy (5 minutes) unless told.
 */
export function isMeetable(rule: WatchingRule, durationMs = 300_000): boolean {
  const wanted = Math.max(rule.minLearningPercent, rule.nothingBelowPercent);
  if (wanted === 0) return true;
  const tolerancePercent = (toleranceMs(rule, durationMs) / durationMs) * 100;
  return wanted <= (rule.minCoveredPercent - tolerancePercent) / rule.maxRate - 1 + 1e-9;
}

export interface Requirements {
  coveredMs: number;
  learningMs: number;
  /** The check questions must be passed. */
  quiz: boolean;
}

export function requirementsFor(rule: WatchingRule, durationMs: number, hasQuiz: boolean): Requirements {
  const covered = (durationMs * rule.minCoveredPercent) / 100 - toleranceMs(rule, durationMs);
  const learning = (durationMs * Math.max(rule.minLearningPercent, rule.nothingBelowPercent)) / 100;
  return {
    coveredMs: Math.max(0, Math.ceil(covered)),
    learningMs: Math.ceil(learning),
    quiz: rule.quiz && hasQuiz,
  };
}

export interface Watched {
  coveredMs: number;
  learningMs: number;
  quizPassed: boolean;
}

export const completionTest = (required: Requirements, watched: Watched): boolean =>
  watched.coveredMs >= required.coveredMs &&
  watched.learningMs >= required.learningMs &&
  (!required.quiz || watched.quizPassed);

/**
 * The time that a completed run proves. What is missing within the tolerance counts as seen, so that a viewer of
 * the whole lesson is credited with the whole lesson, whichever beat happened to complete it.
 */
export function verifiedMs(
  rule: WatchingRule,
  durationMs: number,
  watched: Omit<Watched, 'quizPassed'>,
): number {
  const whole = durationMs - watched.coveredMs <= toleranceMs(rule, durationMs);
  const covered = whole ? durationMs : watched.coveredMs;
  if (rule.basis === 'covered') return covered;
  // The same tolerance and 1 % that meetability leaves between the length and what may be asked.
  const allLearned = durationMs - watched.learningMs <= toleranceMs(rule, durationMs) + durationMs / 100;
  return allLearned ? covered : Math.min(covered, watched.learningMs);
}

/** A course's preset in words, `custom` for a rule of its own. */
export const presetText = (name: string): string =>
  (presetNames as readonly string[]).includes(name)
    ? describePreset(name as PresetName).text
    : '이 과정만의 기준';
