import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

export type BadgeProps = { tone?: Tone; icon?: IconName; children: ReactNode };

/** A state in a word: 질문, 공식 답변, 반려. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={classNames('badge', tone)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
