// A line 64 high: icon, title, value. It carries a chevron only when it opens something.
import { Link, type LinkProps } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type RowProps = {
  icon?: IconName;
  title: ReactNode;
  /** The second, smaller line. */
  note?: ReactNode;
  value?: ReactNode;
  to?: LinkProps['to'];
  /** A row that asks for an act in time, on its own ground. */
  tone?: 'info' | 'warn' | 'bad' | 'good';
  className?: string;
};

export function Row({ icon, title, note, value, to, tone, className }: RowProps) {
  const names = classNames('row', tone && 'notice', tone && tone !== 'info' && tone, className);
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span className="grow">
        {note ? <b>{title}</b> : <span>{title}</span>}
        {note ? <span className="small row-note">{note}</span> : null}
      </span>
      {value === undefined ? null : <b className="num">{value}</b>}
      {to === undefined ? null : <Icon name="chevron-right" />}
    </>
  );
  return to === undefined ? (
    <div className={names}>{inside}</div>
  ) : (
    <Link to={to} className={names}>
      {inside}
    </Link>
  );
}
