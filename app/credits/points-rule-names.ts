/** The rules that grant points, by the names that sentences and the access log use. */
export const POINTS_RULES = {
  lessonCompleted: '강의 이수',
  officialAnswer: '공식 답변',
  acceptedQuestion: '채택된 질문',
  liveAttendance: '정시 상영 참여',
} as const;
export type PointsRuleName = keyof typeof POINTS_RULES;
export const POINTS_RULE_NAMES = Object.keys(POINTS_RULES) as PointsRuleName[];
