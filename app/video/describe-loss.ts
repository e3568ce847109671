/** The sentence for an author whose recording plays with something missing. */

/** Seconds of the recording. */
export interface Span {
  from: number;
  to: number;
}

/** Damage of less than this is not worth a word. */
export const LEAST_SECONDS = 0.3;
/** Damaged pictures with so little between them are one place to the eye. */
const APART_SECONDS = 1;

/** Sorted and joined; short ones are left out. */
export function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from - last.to < APART_SECONDS) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined.filter(({ from, to }) => to - from >= LEAST_SECONDS);
}

const clock = (seconds: number) => {
  const whole = Math.floor(seconds);
  return whole < 60 ? `${whole}초` : `${Math.floor(whole / 60)}분 ${whole % 60}초`;
};
const length = (seconds: number) => `${Math.max(1, Math.round(seconds))}초`;

/** `endsAt` and `claims`: the seconds that are there, and those the file speaks of, where its end is missing. */
export function describeLoss(loss: {
  spans: Span[];
  cut: { endsAt: number; claims: number } | null;
}): string | null {
  const { spans, cut } = loss;
  const sentences: string[] = [];
  const [first] = spans;
  if (first && spans.length === 1) {
    sentences.push(
      `원본의 ${clock(first.from)}부터 ${length(first.to - first.from)}가 손상되어 그동안 화면이 멈추거나 깨져 보입니다.`,
    );
  } else if (first) {
    const all = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    sentences.push(
      `원본의 ${spans.length}곳(처음은 ${clock(first.from)})에서 모두 ${length(all)}가 손상되어 그동안 화면이 멈추거나 깨져 보입니다.`,
    );
  }
  if (cut) {
    sentences.push(
      `원본은 ${clock(cut.claims)} 길이로 적혀 있으나 ${clock(cut.endsAt)}에서 끊겨 있어 그 뒤가 빠졌습니다.`,
    );
  }
  if (!sentences.length) return null;
  return `${sentences.join(' ')} 온전한 원본이 있으면 다시 올려 주세요.`;
}
