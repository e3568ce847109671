/** A link of a message to one of the institute's own pages: a card with the page's title, or the path until it is known. */
import { Link } from '@remix-run/react';
import { useEffect, useSyncExternalStore } from 'react';
import { Icon, type IconName } from '~/ui/icon';
import { useFormat } from '~/words/words';
import type { Message } from './message';
import { secondOf } from './page-path';
import { pageTitles, type PageKind } from './page-titles';

const ICONS: Record<PageKind, IconName> = {
  lesson: 'lesson',
  course: 'list',
  manual: 'book',
  knowledge: 'info',
};
const nothing = () => null;

interface PageLinkProps {
  path: string;
  /** As it was written. */
  text: string;
  /** Where it stands: its own lesson is gone to by its second. */
  lessonId: Message['lessonId'];
  onJump(seconds: number): void;
}

export function PageLink({ path, text, lessonId, onJump }: PageLinkProps) {
  const format = useFormat();
  useEffect(() => pageTitles.want(path), [path]);
  const page = useSyncExternalStore(pageTitles.subscribe, () => pageTitles.get(path), nothing);
  const second = secondOf(path);
  return (
    <Link
      className={page ? 'page-link card-link' : 'page-link'}
      to={path}
      onClick={(event) => {
        const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
        if (!plain || second === null || !path.startsWith(`/lessons/${lessonId}?`)) return;
        event.preventDefault();
        onJump(second);
      }}
    >
      {page ? (
        <>
          <Icon name={ICONS[page.kind]} size="mini" />
          <span>{page.title}</span>
          {second === null ? null : <span className="num">{format.clock(second)}</span>}
        </>
      ) : (
        text
      )}
    </Link>
  );
}
