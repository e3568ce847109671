// What the server has seen of a lesson: blue where seen, hatched where not. Drawn in whole thousandths of the length, so the
// bar needs no measuring and no style.

export type Range = readonly [fromSeconds: number, toSeconds: number];

export type SeenBarProps = {
  /** Ranges in media seconds; may overlap or stick out, they are cut to the length. */
  ranges: readonly Range[];
  durationSeconds: number;
  /** What it says, in words: "두 곳을 보지 않음". Without it the bar is decoration beside words that say the same. */
  label?: string;
  className?: string;
};

const WIDTH = 1000;

/** Rectangles (x and width of 1000) of the ranges, in order, merged, at least 2 wide so that one second of an hour shows. */
export function seenRectangles(
  ranges: readonly Range[],
  durationSeconds: number,
): { x: number; width: number }[] {
  if (!(durationSeconds > 0)) return [];
  const merged: { from: number; to: number }[] = [];
  const cut = ranges
    .map(([from, to]) => ({ from: Math.max(0, from), to: Math.min(durationSeconds, to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  for (const range of cut) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged.map(({ from, to }) => {
    const width = Math.max(2, round(((to - from) / durationSeconds) * WIDTH));
    return { x: Math.min(round((from / durationSeconds) * WIDTH), WIDTH - width), width };
  });
}

function round(value: number) {
  return Math.round(value * 100) / 100;
}

export function SeenBar({ ranges, durationSeconds, label, className }: SeenBarProps) {
  return (
    <svg
      className={className ? `seen ${className}` : 'seen'}
      viewBox={`0 0 ${WIDTH} 1`}
      preserveAspectRatio="none"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {seenRectangles(ranges, durationSeconds).map(({ x, width }) => (
        <rect key={x} x={x} width={width} height={1} />
      ))}
    </svg>
  );
}
