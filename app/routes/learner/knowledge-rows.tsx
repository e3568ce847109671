/** Answered questions as rows: the question, the answer, and where it was asked. */
import { Link } from '@remix-run/react';
import type { KnowledgeItem } from '~/knowledge/knowledge';
import { Icon } from '~/ui/icon';
import { useFormat, useWords } from '~/words/words';

export function KnowledgeRows({ items }: { items: readonly KnowledgeItem[] }) {
  const { knowledge } = useWords();
  const format = useFormat();
  return (
    <ul className="card rows knowledge-rows">
      {items.map((item) => (
        <li key={item.id}>
          <Link to={`/knowledge/${item.id}`} className="row">
            <Icon name="help" />
            <span className="grow">
              <b>{item.title}</b>
              <span className="row-note clamp">{item.answer}</span>
              <span className="small quiet row-note">
                {[
                  item.lessonTitle + (item.mediaSecond === null ? '' : ` ${format.clock(item.mediaSecond)}`),
                  `${item.answererName} ${format.date(item.answeredAt)}`,
                  ...(item.meToo > 0 ? [knowledge.meToo(format.number(item.meToo))] : []),
                ].join(' · ')}
              </span>
            </span>
            <Icon name="chevron-right" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
