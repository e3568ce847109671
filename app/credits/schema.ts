import { z } from 'zod';
import { POINTS_RULES, type PointsRuleName } from './points-rule-names';

export const reversalInput = z.object(
  {
    reason: z
      .string('취소하는 까닭을 적어 주세요.')
      .trim()
      .min(2, '취소하는 까닭을 두 글자 이상 적어 주세요.')
      .max(500, '까닭은 500자 이하로 적어 주세요.'),
  },
  '취소하는 까닭(reason)을 보내 주세요.',
);

export const yearInput = z.coerce
  .number('연도는 숫자 네 자리입니다.')
  .int('연도는 숫자 네 자리입니다.')
  .min(2000, '연도는 2000년부터입니다.')
  .max(2100, '연도는 2100년까지입니다.');

const digits = (sentence: string, pattern: RegExp) => z.string(sentence).trim().regex(pattern, sentence);
const pointsRuleInput = (name: PointsRuleName) => {
  const rule = POINTS_RULES[name];
  const points = `${rule}의 한 번 점수는 0에서 1,000까지의 정수로 쉼표 없이 적어 주세요.`;
  const cap = `${rule}의 한 해 한도는 0에서 100,000까지의 정수로 쉼표 없이 적거나, 한도가 없으면 비워 주세요.`;
  return z.object({
    on: z.boolean(),
    points: digits(points, /^\d{1,6}$/)
      .transform(Number)
      .pipe(z.int().max(1000, points)),
    yearlyCap: digits(cap, /^\d{0,6}$/)
      .transform((text) => (text === '' ? null : Number(text)))
      .pipe(z.int().max(100_000, cap).nullable()),
  });
};
const seenVersion = '어느 판에서 고쳤는지 알 수 없습니다. 화면을 새로 고친 뒤 다시 저장해 주세요.';

export const pointsRulesInput = z.object({
  year: yearInput,
  /** The version that the form showed: a newer one is not written over unseen. */
  version: z.coerce.number(seenVersion).int(seenVersion).min(1, seenVersion),
  rules: z.object({
    lessonCompleted: pointsRuleInput('lessonCompleted'),
    officialAnswer: pointsRuleInput('officialAnswer'),
    acceptedQuestion: pointsRuleInput('acceptedQuestion'),
    liveAttendance: pointsRuleInput('liveAttendance'),
  }),
});

export const pointsQuery = z.object({ year: yearInput.optional().catch(undefined) });
