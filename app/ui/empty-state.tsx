import { createElement, type ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type EmptyStateProps = {
  icon: IconName;
  /** One sentence: what is not there, or what failed. */
  title: string;
  /** One helpful sentence; after a failure it says what is safe. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
  /** The whole page is empty: the sentence is its heading. */
  headingLevel?: 1 | 2;
};

export function EmptyState({ icon, title, children, action, headingLevel }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      {createElement(
        headingLevel ? `h${headingLevel}` : 'p',
        { className: 'strong', tabIndex: headingLevel === 1 ? -1 : undefined },
        title,
      )}
      {children ? <p className="small">{children}</p> : null}
      {action}
    </div>
  );
}
