// Text tabs. `Tabs` switches panels in place with the keyboard of the ARIA pattern (arrows, Home, End); `TabLinks` looks
// the same but every tab is an address, for what should come back with the back button.
import { Link, type LinkProps } from '@remix-run/react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names';

export type Tab = {
  id: string;
  label: string;
  /** Stands after the word. */
  count?: number | string;
  panel: ReactNode;
};

export type TabsProps = {
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  defaultTab?: string;
  /** Together with `onSelect`: the page holds the choice. */
  selected?: string;
  onSelect?: (id: string) => void;
  className?: string;
  panelClassName?: string;
  /** Panels that were never opened are not rendered; opened ones stay, hidden, so that nothing typed is lost. */
  keepMounted?: boolean;
};

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

export function Tabs(props: TabsProps) {
  const {
    label,
    tabs,
    defaultTab,
    selected,
    onSelect,
    className,
    panelClassName,
    keepMounted = true,
  } = props;
  const base = useId();
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const [own, setOwn] = useState(defaultTab ?? tabs[0]?.id ?? '');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const asked = selected ?? own;
  const open = tabs.some((tab) => tab.id === asked) ? asked : (tabs[0]?.id ?? '');

  const select = (id: string) => {
    setOpened((before) => [...new Set([...before, open])]);
    setOwn(id);
    onSelect?.(id);
  };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next =
      tabs[
        step(
          tabs.findIndex((tab) => tab.id === open),
          tabs.length - 1,
        )
      ];
    if (!next) return;
    select(next.id);
    buttons.current.get(next.id)?.focus();
  };

  return (
    <>
      <div className={classNames('tabs', className)}>
        <div role="tablist" aria-label={label} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}-tab`}
              aria-controls={`${base}-${tab.id}-panel`}
              aria-selected={tab.id === open}
              tabIndex={tab.id === open ? 0 : -1}
              ref={(node) => {
                if (node) buttons.current.set(tab.id, node);
                else buttons.current.delete(tab.id);
              }}
              onClick={() => select(tab.id)}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="num"> {tab.count}</span>}
            </button>
          ))}
        </div>
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-${tab.id}-panel`}
          aria-labelledby={`${base}-${tab.id}-tab`}
          className={classNames('tab-panel', panelClassName)}
          hidden={tab.id !== open}
          tabIndex={0}
        >
          {tab.id === open || (keepMounted && opened.includes(tab.id)) ? tab.panel : null}
        </div>
      ))}
    </>
  );
}

export type TabLink = { to: LinkProps['to']; label: string; count?: number | string; current?: boolean };

export function TabLinks({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly TabLink[];
  className?: string;
}) {
  const line = useRef<HTMLElement>(null);
  const current = tabs.findIndex((tab) => tab.current);
  // Where the line scrolls, the open one is seen.
  useEffect(() => {
    const open = line.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!line.current || !open) return;
    const { left, right } = line.current.getBoundingClientRect();
    if (open.right > right) line.current.scrollLeft += open.right - right;
    else if (open.left < left) line.current.scrollLeft -= left - open.left;
  }, [current]);
  return (
    <nav className={classNames('tabs', className)} aria-label={label} ref={line}>
      {tabs.map((tab) => (
        <Link key={tab.label} to={tab.to} aria-current={tab.current ? 'page' : undefined} preventScrollReset>
          {tab.label}
          {tab.count === undefined ? null : <span className="num"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
