const WIDTH = 1000;

/** Where a second lies on an axis of 1000. */
export const placeOnAxis = (seconds: number, durationSeconds: number) =>
  durationSeconds > 0 ? Math.round((Math.min(seconds, durationSeconds) / durationSeconds) * WIDTH) : 0;

interface PlayheadProps {
  seconds: number;
  durationSeconds: number;
  /** With a stem through the strip of talk above the bar. */
  tall?: boolean;
}

/** The dot on a time axis. */
export function Playhead({ seconds, durationSeconds, tall }: PlayheadProps) {
  const x = placeOnAxis(seconds, durationSeconds);
  const y = tall ? 31 : 6;
  return (
    <svg
      className="head"
      viewBox={`0 0 ${WIDTH} ${tall ? 37 : 12}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="halo" d={`M${x} ${y}h.01`} strokeWidth="24" vectorEffect="non-scaling-stroke" />
      {tall ? <path d={`M${x} 2v26`} strokeWidth="2" vectorEffect="non-scaling-stroke" /> : null}
      <path d={`M${x} ${y}h.01`} strokeWidth="18" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
