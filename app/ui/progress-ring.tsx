// The year in a ring. Never over 100; when full it carries a tick instead of the figure.
import { Icon } from './icon';

export type ProgressRingProps = {
  /** 0 and up; shown as at most 100. */
  percent: number;
  /** What is measured, for screen readers: "올해 교육시간". */
  label: string;
};

export function ProgressRing({ percent, label }: ProgressRingProps) {
  const shown = Math.max(0, Math.min(100, Math.floor(percent)));
  return (
    <div className={shown === 100 ? 'ring full' : 'ring'} role="img" aria-label={`${label} ${shown}%`}>
      <svg viewBox="0 0 96 96" aria-hidden="true">
        <circle cx="48" cy="48" r="42" />
        {shown > 0 ? (
          <circle cx="48" cy="48" r="42" pathLength="100" strokeDasharray={`${shown} 100`} />
        ) : null}
      </svg>
      {shown === 100 ? <Icon name="check" /> : <span>{shown}%</span>}
    </div>
  );
}

export type ProgressBarProps = {
  value: number;
  max: number;
  label: string;
  tone?: 'warn' | 'good';
  valueText?: string;
};

export function ProgressBar({ value, max, label, tone, valueText }: ProgressBarProps) {
  return (
    <progress
      className={tone ? `bar ${tone}` : 'bar'}
      max={max > 0 ? max : 1}
      value={Math.max(0, Math.min(value, max > 0 ? max : 1))}
      aria-label={label}
      aria-valuetext={valueText}
    />
  );
}
