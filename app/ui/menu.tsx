// A button that opens a short list of acts under itself. Closes on Escape, on leaving it and after an act.
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type MenuProps = {
  label: string;
  icon?: IconName;
  variant?: 'primary' | 'outline';
  /** Only the icon shows; the label is heard. */
  iconOnly?: boolean;
  /** Links and buttons; each may hold an icon and two lines. A function where there are many menus: drawn while open. */
  children: ReactNode | (() => ReactNode);
  note?: ReactNode;
};

export function Menu({ label, icon, variant, iconOnly, children, note }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const leave = (event: PointerEvent) => {
      if (box.current?.open && !box.current.contains(event.target as Node)) box.current.open = false;
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [open]);
  useEffect(() => {
    // In a list that scrolls, what opens at its end would open out of sight.
    if (open) box.current?.lastElementChild?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return;
    event.stopPropagation();
    box.current.open = false;
    box.current.querySelector('summary')?.focus();
  };
  return (
    <details
      className="anchor"
      ref={box}
      onKeyDown={escape}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
          event.currentTarget.open = false;
      }}
    >
      {iconOnly ? (
        <summary className="icon-button" aria-label={label}>
          <Icon name={icon ?? 'more'} />
        </summary>
      ) : (
        <summary className={classNames('button', variant)}>
          {icon ? <Icon name={icon} size="mini" /> : null}
          {label}
          <Icon name="chevron-down" size="mini" />
        </summary>
      )}
      <div
        className="menu"
        onClick={(event) => {
          if ((event.target as Element).closest('a, button') && box.current) box.current.open = false;
        }}
      >
        {typeof children === 'function' ? (open ? children() : null) : children}
        {note ? <p className="tiny note">{note}</p> : null}
      </div>
    </details>
  );
}
