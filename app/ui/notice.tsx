// In place, where it matters: icon, the bold fact, the next step.
import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type NoticeProps = {
  tone?: Tone;
  icon?: IconName;
  /** The fact, as a whole sentence. */
  title: ReactNode;
  /** What is safe and what comes next. */
  children?: ReactNode;
  action?: ReactNode;
  /** "status" is said politely when it appears, "alert" at once; left out it is plain text. */
  live?: 'status' | 'alert';
};

const icons = { info: 'info', warn: 'clock', bad: 'alert', good: 'check-circle' } as const;

export function Notice({ tone = 'info', icon, title, children, action, live }: NoticeProps) {
  return (
    <div className={classNames('notice', tone !== 'info' && tone)} role={live}>
      <Icon name={icon ?? icons[tone]} />
      <div className="grow">
        <p>
          <b>{title}</b>
        </p>
        {children ? <div className="small">{children}</div> : null}
        {action ? <div className="notice-act">{action}</div> : null}
      </div>
    </div>
  );
}
