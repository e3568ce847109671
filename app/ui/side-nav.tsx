// The list at the left of a desk page; on the phone the same links are a line of chips that scrolls sideways.
import { Link, type LinkProps } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names';

export type SideNavItem = {
  to: LinkProps['to'];
  label: ReactNode;
  current?: boolean;
  /** A badge or a figure at the right. */ mark?: ReactNode;
};
export type SideNavGroup = { title?: string; items: readonly SideNavItem[] };

export type SideNavProps = {
  label: string;
  groups: readonly SideNavGroup[];
  /** Above the list: the button "새 강의". */ top?: ReactNode;
  className?: string;
};

export function SideNav({ label, groups, top, className }: SideNavProps) {
  return (
    <nav className={classNames('sidenav', className)} aria-label={label}>
      {top}
      {groups.map((group, at) => (
        <Fragment key={group.title ?? at}>
          {group.title ? <p className="tiny">{group.title}</p> : null}
          {group.items.map((item, place) => (
            <Link key={place} to={item.to} aria-current={item.current ? 'page' : undefined}>
              <span>{item.label}</span>
              {item.mark}
            </Link>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}
