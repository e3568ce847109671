import { isMeetable, presets, watchingRule } from './watching-policy';

/**
 * Why a stored rule cannot complete a lesson of this length (milliseconds; unknown = the shortest usual lesson), as a
 * sentence for the author; null when it can. An absent rule stands for the institute's default.
 */
export function policyProblem({
  rule,
  durationMs,
}: {
  rule: unknown;
  durationMs: number | null;
}): string | null {
  const parsed = watchingRule.safeParse(rule ?? presets.own);
  const tooShort = durationMs !== null && durationMs < 1000;
  if (parsed.success && !tooShort && isMeetable(parsed.data, durationMs ?? undefined)) return null;
  return '이 강좌의 시청 기준은 이 길이의 강의로는 채울 수 없습니다. 교육담당자에게 기준을 고쳐 달라고 알려 주세요.';
}
