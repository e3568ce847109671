import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { IconLink } from './icon-button';

export type PagerProps = {
  labels: { nav: string; previous: string; next: string };
  /** "1 / 161" */
  position: string;
  /** "1–8 / 1,284건" and what belongs beside it. */
  range?: ReactNode;
  previousTo?: string;
  nextTo?: string;
};

/** Pages as addresses. */
export function Pager({ labels, position, range, previousTo, nextTo }: PagerProps) {
  const step = (to: string | undefined, icon: IconName, label: string) =>
    to ? (
      <IconLink to={to} icon={icon} label={label} />
    ) : (
      <span className="icon-button" role="link" aria-disabled="true" aria-label={label}>
        <Icon name={icon} />
      </span>
    );
  return (
    <nav className="split wrap pager" aria-label={labels.nav}>
      <p className="small">{range}</p>
      <div className="line">
        {step(previousTo, 'chevron-left', labels.previous)}
        <span className="small num">{position}</span>
        {step(nextTo, 'chevron-right', labels.next)}
      </div>
    </nav>
  );
}
