// An icon that is pressed or followed. Its label is its name for everybody who does not see it.
import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

type Face = {
  icon: IconName;
  label: string;
  /** Something is new behind it; say so in the label too. */
  dot?: boolean;
  solid?: boolean;
};

export type IconButtonProps = Face & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'children'>;

export function IconButton({ icon, label, dot, solid, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={classNames('icon-button', dot && 'dot', className)}
    >
      <Icon name={icon} solid={solid} />
    </button>
  );
}

export type IconLinkProps = Face & Omit<LinkProps, 'style' | 'children'>;

export function IconLink({ icon, label, dot, solid, className, ...rest }: IconLinkProps) {
  return (
    <Link {...rest} aria-label={label} className={classNames('icon-button', dot && 'dot', className)}>
      <Icon name={icon} solid={solid} />
    </Link>
  );
}
