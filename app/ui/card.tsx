import { createElement, useId, type ReactNode } from 'react';
import { classNames } from './class-names';

export type CardProps = {
  /** Its heading; the card becomes a region of that name. */
  title?: ReactNode;
  /** Name of the region when there is no visible title. */
  label?: string;
  /** At the right end of the title. */
  action?: ReactNode;
  as?: 'section' | 'article' | 'div' | 'aside';
  flush?: boolean;
  headingLevel?: 2 | 3;
  className?: string;
  id?: string;
  children: ReactNode;
};

/** White ground, no border and no shadow. With a title its parts stand 12 apart. */
export function Card({
  title,
  label,
  action,
  as = 'section',
  flush,
  headingLevel = 2,
  className,
  id,
  children,
}: CardProps) {
  const titleId = useId();
  const heading = title ? createElement(`h${headingLevel}`, { id: titleId }, title) : null;
  return createElement(
    as,
    {
      id,
      className: classNames('card', flush ? 'flush' : 'stack', className),
      'aria-labelledby': title ? titleId : undefined,
      'aria-label': title ? undefined : label,
    },
    heading && action ? (
      <div className="split">
        {heading}
        {action}
      </div>
    ) : (
      heading
    ),
    children,
  );
}

/** A part of the page without a ground of its own: heading, perhaps a link, content. */
export function Section({
  title,
  action,
  className,
  id,
  children,
}: Pick<CardProps, 'title' | 'action' | 'className' | 'id' | 'children'>) {
  const titleId = useId();
  return (
    <section className={classNames('stack', className)} aria-labelledby={titleId} id={id}>
      <div className="split">
        <h2 id={titleId}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
