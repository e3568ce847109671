// A lesson in a list: poster with its length, title of two lines at most, one line of who and where or why it is offered.
import { Link, type LinkProps } from '@remix-run/react';
import { createElement, type ReactNode } from 'react';
import { Poster, type PosterProps } from './poster';

export type LessonCardProps = {
  to: LinkProps['to'];
  title: string;
  /** Who · where, or the reason it is offered. */
  meta: ReactNode;
  poster: PosterProps;
  /** State in a badge under the meta line: 다 봄, 필수. */
  badge?: ReactNode;
  headingLevel?: 2 | 3 | 4;
};

export function LessonCard({ to, title, meta, poster, badge, headingLevel = 3 }: LessonCardProps) {
  return (
    <Link to={to} className="lesson" prefetch="intent">
      <Poster {...poster} />
      <span className="stack tight">
        {createElement(`h${headingLevel}`, { className: 'clip2 lesson-title' }, title)}
        <span className="small">{meta}</span>
        {badge ? <span className="line wrap">{badge}</span> : null}
      </span>
    </Link>
  );
}
