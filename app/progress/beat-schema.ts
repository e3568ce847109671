/**
 * The body of POST /beats. Who and which beat must be readable; what was played may be wrong and is then carried as
 * `problem`, because a known (session, seq) is answered as the first time, whatever the rest of the body says.
 */
import { z } from 'zod';

export const MAX_INTERVALS = 200;

const second = z.number('초 단위의 수로 보내 주세요.').min(0, '구간은 0초 이상이어야 합니다.');

const played = z.object({
  intervals: z
    .array(
      z
        .tuple([second, second], '구간은 [시작 초, 끝 초] 두 수입니다.')
        .refine(([from, to]) => from < to, '구간의 시작은 끝보다 앞서야 합니다.'),
      '본 구간을 [[시작 초, 끝 초]] 목록으로 보내 주세요.',
    )
    .min(1, '본 구간을 한 개 이상 보내 주세요.')
    .max(MAX_INTERVALS, '본 구간은 한 번에 200개까지 보낼 수 있습니다. 나누어 보내 주세요.'),
  rate: z.number('재생 속도를 수로 보내 주세요.').positive('재생 속도는 0보다 커야 합니다.'),
  offline: z.boolean('offline은 true 또는 false입니다.').default(false),
  /** How long ago the seconds were played, by the phone's own clock: it only dates, and is clamped to what can be true. */
  ageSeconds: z.number('ageSeconds는 초 단위의 수입니다.').default(0),
  /** What the player says it played: the sound alone, else the picture. A word that is not known says nothing. */
  mode: z.enum(['listening']).optional().catch(undefined),
});
export type Played = z.output<typeof played>;

export interface Beat {
  sessionKey: string;
  seq: number;
  /** Null where `problem` holds sentences by field. */
  played: Played | null;
  problem: Record<string, string> | null;
}

export const beatInput = z
  .looseObject(
    {
      sessionKey: z
        .string('시청 세션의 열쇠를 보내 주세요.')
        .min(1, '시청 세션의 열쇠를 보내 주세요.')
        .max(100, '시청 세션의 열쇠가 아닙니다.'),
      seq: z
        .int('순번은 1 이상의 정수입니다.')
        .min(1, '순번은 1 이상의 정수입니다.')
        .max(2_147_483_647, '순번이 너무 큽니다.'),
    },
    '시청 기록을 JSON 객체로 보내 주세요.',
  )
  .transform((body): Beat => ({ sessionKey: body.sessionKey, seq: body.seq, ...readPlayed(body) }));

/** A hostile list is refused by its length before any of its items is looked at. */
function readPlayed(body: Record<string, unknown>): Pick<Beat, 'played' | 'problem'> {
  if (Array.isArray(body.intervals) && body.intervals.length > MAX_INTERVALS) {
    return {
      played: null,
      problem: { intervals: '본 구간은 한 번에 200개까지 보낼 수 있습니다. 나누어 보내 주세요.' },
    };
  }
  const result = played.safeParse(body);
  if (result.success) return { played: result.data, problem: null };
  const problem: Record<string, string> = {};
  for (const issue of result.error.issues) problem[issue.path.map(String).join('.')] ??= issue.message;
  return { played: null, problem };
}
