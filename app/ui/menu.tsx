// A button that opens a short list of acts under itself. Closes on Escape, on leaving it and after an act. The focus is back
// on the button then, so that a sheet which the act opens finds it again; an act may have moved it elsewhere.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import { focusableAround } from './focusable-around';
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
  const box = useRef<HTMLDetailsElement | null>(null);
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
  const hold = useCallback((node: HTMLDetailsElement | null) => {
    // What it acts on may go, and it with that: while it is still in the page the focus goes near.
    const gone = node ? null : box.current;
    if (gone?.contains(document.activeElement)) focusableAround(gone)?.focus({ preventScroll: true });
    box.current = node;
  }, []);
  const close = () => {
    if (!box.current) return;
    const at = document.activeElement;
    // Before it closes, or the focus is nowhere. Around it is where Safari has it, which gives a pressed button none.
    if (!at || box.current.contains(at) || at.contains(box.current)) {
      box.current.querySelector('summary')?.focus({ preventScroll: true });
    }
    box.current.open = false;
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return;
    event.stopPropagation();
    close();
  };
  return (
    <details
      className="anchor"
      ref={hold}
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
          if ((event.target as Element).closest('a, button')) close();
        }}
      >
        {typeof children === 'function' ? (open ? children() : null) : children}
        {note ? <p className="tiny note">{note}</p> : null}
      </div>
    </details>
  );
}
