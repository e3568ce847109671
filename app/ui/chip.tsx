// Filters and reactions: 44 to see, 48 to touch.
import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type ChipProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style'> & {
  pressed?: boolean;
  icon?: IconName;
  /** In forms the chosen chip carries a tick. */
  tick?: boolean;
};

export function Chip({ pressed, icon, tick, className, children, ...rest }: ChipProps) {
  const shown = tick && pressed ? 'check' : icon;
  return (
    <button type="button" {...rest} className={classNames('chip', className)} aria-pressed={pressed}>
      {shown ? <Icon name={shown} size="mini" /> : null}
      {children}
    </button>
  );
}

export type ChipLinkProps = Omit<LinkProps, 'style'> & { current?: boolean };

/** A filter that is an address: works without scripts and comes back with the back button. */
export function ChipLink({ current, className, children, ...rest }: ChipLinkProps) {
  return (
    <Link {...rest} className={classNames('chip', className)} aria-current={current ? 'true' : undefined}>
      {children}
    </Link>
  );
}

export type ChipGroupProps = { label: string; scroll?: boolean; className?: string; children: ReactNode };

export function ChipGroup({ label, scroll, className, children }: ChipGroupProps) {
  return (
    <div className={classNames('chips', scroll && 'scroll', className)} role="group" aria-label={label}>
      {children}
    </div>
  );
}
