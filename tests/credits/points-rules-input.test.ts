import { describe, expect, it } from 'vitest';
import { pointsRulesInput } from '~/credits/schema';

describe('what is sent', () => {
  const sent = { on: true, points: '1', yearlyCap: '10' };
  const rulesOf = (officialAnswer: object) => ({
    ...{ year: '2026', version: '1' },
    rules: { lessonCompleted: sent, officialAnswer, acceptedQuestion: sent, liveAttendance: sent },
  });

  it('has no limit where it is empty', () => {
    const { rules } = pointsRulesInput.parse(rulesOf({ on: false, points: ' 1000 ', yearlyCap: ' ' }));
    expect(rules.officialAnswer).toEqual({ on: false, points: 1000, yearlyCap: null });
  });

  it.each([
    ['points', ''],
    ['points', '1001'],
    ['points', '-1'],
    ['points', '1.5'],
    ['points', '삼'],
    ['points', null],
    ['yearlyCap', '100001'],
    ['yearlyCap', '1,000'],
    ['yearlyCap', null],
  ])('is told what is wrong with %s %j', (field, value) => {
    const { error } = pointsRulesInput.safeParse(rulesOf({ ...sent, [field]: value }));
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]).toMatchObject({ path: ['rules', 'officialAnswer', field] });
    expect(error?.issues[0]?.message).toMatch(/^공식 답변의 한 (번 점수|해 한도)는 .*주세요\.$/);
  });
});
