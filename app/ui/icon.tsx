// One drawing from the set. Silent for screen readers unless it is given a label.
import { classNames } from './class-names';
import { iconPaths, type IconName } from './icon-paths';

export type { IconName };

export type IconProps = {
  name: IconName;
  /** "mini" is 20, beside text; left out it is 24. */
  size?: 'mini';
  /** Filled instead of drawn: the play triangle. */
  solid?: boolean;
  /** Only for an icon that stands alone and is not inside a labelled control. */
  label?: string;
  className?: string;
};

export function Icon({ name, size, solid, label, className }: IconProps) {
  return (
    <svg
      className={classNames('icon', size, solid && 'solid', className)}
      viewBox="0 0 24 24"
      width={24}
      height={24}
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {iconPaths[name]}
    </svg>
  );
}

/** The mark of the house: a ring that is nearly closed around a play triangle. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 28 28" width={28} height={28} aria-hidden="true" focusable="false">
      <path
        d="M22.5 7.2A11 11 0 1 1 14 3"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinecap="round"
      />
      <path d="M11.5 9.5v9l7.2-4.5z" fill="currentColor" />
    </svg>
  );
}
