/** The constant frame rate that a recording is brought to. */

export interface FrameRate {
  num: number;
  den: number;
}

const usual: FrameRate[] = [
  { num: 10, den: 1 },
  { num: 12, den: 1 },
  { num: 15, den: 1 },
  { num: 20, den: 1 },
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
];
export const rateValue = ({ num, den }: FrameRate) => num / den;
const near = (a: number, b: number) => Math.abs(a / b - 1) < 0.0005;
const close = (a: number, b: number) => Math.abs(a / b - 1) < 0.01;

/**
 * From the middle interval between frames in seconds: the same rate where it is a usual one of at most 30, its half or
 * quarter where that is (60 → 30, 50 → 25, 59.94 → 29.97), else the next usual rate above, so that nothing stutters.
 */
export function planFrameRate(medianIntervalSeconds: number): FrameRate {
  const rate = 1 / medianIntervalSeconds;
  for (const matches of [near, close]) {
    for (const divisor of [1, 2, 4]) {
      const same = usual.find((candidate) => matches(rate / divisor, rateValue(candidate)));
      if (same) return same;
      if (rate / divisor <= 30) break;
    }
  }
  return usual.find((candidate) => rateValue(candidate) >= rate) ?? usual.at(-1)!;
}
