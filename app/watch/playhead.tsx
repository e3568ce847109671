const WIDTH = 1000;

/** Where a second lies on an axis of 1000. */
export const placeOnAxis = (seconds: number, durationSeconds: number) =>
  durationSeconds > 0 ? Math.round((Math.min(seconds, durationSeconds) / durationSeconds) * WIDTH) : 0;

/** The dot on a time axis. */
export function Playhead({ seconds, durationSeconds }: { seconds: number; durationSeconds: number }) {
  const x = placeOnAxis(seconds, durationSeconds);
  return (
    <svg className="head" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <path className="halo" d={`M${x} 6h.01`} strokeWidth="24" vectorEffect="non-scaling-stroke" />
      <path d={`M${x} 6h.01`} strokeWidth="18" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
