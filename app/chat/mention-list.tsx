/** The names that are offered behind `@`, over the line one writes in. */
import { useEffect, useRef } from 'react';
import { useWords } from '~/words/words';
import type { Mentions } from './use-mentions';

export function MentionList({ mentions }: { mentions: Mentions }) {
  const words = useWords().chat.composer;
  const { open, listId, optionId, choose } = mentions;
  const active = useRef<HTMLLIElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open?.active]);
  if (!open) return null;
  return (
    <>
      <ul className="suggestions" role="listbox" id={listId} aria-label={words.people}>
        {open.people.map((person, place) => (
          <li
            key={person.id}
            id={optionId(place)}
            role="option"
            aria-selected={place === open.active}
            ref={place === open.active ? active : undefined}
            // The field keeps the focus, and on the phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            <b>{person.name}</b>
            <span className="small">
              {[person.department, person.position, person.employeeNo].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <span className="hidden" role="status">
        {words.peopleFound(open.people.length)}
      </span>
    </>
  );
}
