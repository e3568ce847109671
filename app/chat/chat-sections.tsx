/** The sections of manuals that an official answer stands on, as links under it. */
import { Link } from '@remix-run/react';
import { Icon } from '~/ui/icon';
import { useWords } from '~/words/words';
import type { AnswerSection } from './message';

export function ChatSections({ sections }: { sections: readonly AnswerSection[] }) {
  const { under } = useWords().knowledge.talk.sections;
  return (
    <ul className="answer-sections" aria-label={under}>
      {sections.map((section) => (
        <li key={section.id}>
          <Link className="text-button" to={section.path}>
            <Icon name="book" size="mini" />
            <span>
              {section.manualTitle} {section.number} {section.title}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
