// The frame around a page. Phone: brand or title bar above, tab bar or the page's dock below. From 1024: top bar, and the
// side list of a desk page. One h1: the `title` given here, or the page's own when there is none.
import { Link, type LinkProps } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { BrandMark, Icon, type IconName } from './icon';
import { IconLink } from './icon-button';
import { useFocusHeading } from './use-focus-heading';

export type NavItem = {
  to: string;
  label: string;
  icon: IconName;
  current?: boolean;
  /** Waiting for the person: drawn as a figure, said with `countLabel`. */
  count?: number;
  countLabel?: string;
  /** Only in the top bar; the phone's tab bar has room for five. */
  desktopOnly?: boolean;
};

export type AppShellProps = {
  brand: { name: string; to?: string };
  nav: readonly NavItem[];
  person: { name: string; to: string };
  labels: { mainNav: string; skip: string; person: string };
  /** The page's h1. Left out, the phone shows the brand and the page brings its own h1. */
  title?: ReactNode;
  /** Keeps the phone's title bar at its one height, for pages where something sticks under it. */
  oneLineTitle?: boolean;
  /** A page below another: the phone gets a way back and no tab bar when there is a dock. */
  back?: { to: LinkProps['to']; label: string };
  /** Beside the title. */
  titleActions?: ReactNode;
  /** In the top bar, and beside the brand on the phone: search, notices. */
  actions?: ReactNode;
  /** A <SideNav>; makes this a desk page. */
  sideNav?: ReactNode;
  /** Takes the place of the tab bar, with the page's main act. `false` for no foot at all. */
  dock?: ReactNode | false;
  /** narrow: a 640 column everywhere · wide: up to 1280 from 1024 · full: the page keeps its own margins. */
  width?: 'narrow' | 'wide' | 'full';
  className?: string;
  children: ReactNode;
};

export function AppShell(props: AppShellProps) {
  const {
    brand,
    nav,
    person,
    labels,
    title,
    oneLineTitle,
    back,
    titleActions,
    actions,
    sideNav,
    dock,
    width = 'wide',
    className,
    children,
  } = props;
  useFocusHeading();
  const main = (
    <main
      id="main"
      className={classNames(
        'page',
        width !== 'narrow' && width,
        Boolean(title) && 'titled',
        oneLineTitle && 'one-line-title',
        className,
      )}
      tabIndex={-1}
    >
      {title || back ? (
        <div className={classNames('appbar', back && 'sub')}>
          {back ? <IconLink icon="chevron-left" label={back.label} to={back.to} /> : null}
          {title ? (
            <h1 tabIndex={-1} title={oneLineTitle && typeof title === 'string' ? title : undefined}>
              {title}
            </h1>
          ) : (
            <span className="grow" />
          )}
          {titleActions}
        </div>
      ) : null}
      {children}
    </main>
  );
  return (
    <div className="shell">
      <a className="skip button primary" href="#main">
        {labels.skip}
      </a>
      <TopBar {...{ brand, nav, person, labels, actions }} />
      {title || back || width === 'full' ? null : <BrandBar {...{ brand, person, labels, actions }} />}
      {sideNav ? (
        <div className="desk">
          {sideNav}
          {main}
        </div>
      ) : (
        main
      )}
      {dock === false ? null : (
        <div className="shell-foot">
          {dock ? <footer className="dock">{dock}</footer> : <TabBar nav={nav} label={labels.mainNav} />}
        </div>
      )}
    </div>
  );
}

type BarProps = Pick<AppShellProps, 'brand' | 'nav' | 'person' | 'labels' | 'actions'>;

function Brand({ brand, className }: { brand: AppShellProps['brand']; className?: string }) {
  return (
    <Link className={classNames('brand', className)} to={brand.to ?? '/'}>
      <BrandMark />
      <span>{brand.name}</span>
    </Link>
  );
}

function TopBar({ brand, nav, person, labels, actions }: BarProps) {
  return (
    <header className="topbar">
      <Brand brand={brand} />
      <nav aria-label={labels.mainNav}>
        {nav.map((item) => (
          <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined} prefetch="intent">
            {item.label}
            <Count item={item} />
          </Link>
        ))}
      </nav>
      {actions}
      <Link className="person" to={person.to} aria-label={`${labels.person}, ${person.name}`}>
        <span className="avatar" aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
        {person.name}
      </Link>
    </header>
  );
}

function BrandBar({ brand, person, labels, actions }: Omit<BarProps, 'nav'>) {
  return (
    <header className="appbar">
      <Brand brand={brand} className="grow" />
      {actions}
      <Link className="icon-button" to={person.to} aria-label={`${labels.person}, ${person.name}`}>
        <span className="avatar" aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
      </Link>
    </header>
  );
}

function TabBar({ nav, label }: { nav: readonly NavItem[]; label: string }) {
  return (
    <nav className="tabbar" aria-label={label}>
      {nav
        .filter((item) => !item.desktopOnly)
        .map((item) => (
          <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined}>
            <span className="mark">
              <Icon name={item.icon} />
              <Count item={item} />
            </span>
            {item.label}
          </Link>
        ))}
    </nav>
  );
}

function Count({ item }: { item: NavItem }) {
  if (!item.count) return null;
  return (
    <>
      <span className="count" aria-hidden="true">
        {item.count > 99 ? '99+' : item.count}
      </span>
      {item.countLabel ? <span className="hidden"> {item.countLabel}</span> : null}
    </>
  );
}
