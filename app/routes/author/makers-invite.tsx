/** A colleague found by name, initials or number: invited to make the lesson together, or given the lesson. */
import type { LessonPeople } from '~/lessons/lesson-people';
import type { Colleague } from '~/people/search-colleagues.server';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { EmptyState } from '~/ui/empty-state';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import { SearchLine } from '../search-line';

interface MakersInviteProps {
  lesson: LessonPeople;
  query: string;
  found: Colleague[];
}

export function MakersInvite({ lesson, query, found }: MakersInviteProps) {
  const { makers } = useWords();
  return (
    <Card title={makers.find}>
      <SearchLine
        name="query"
        value={query}
        label={makers.find}
        placeholder={makers.findHint}
        maxLength={60}
        preventScrollReset
      />
      {query && found.length === 0 ? (
        <EmptyState icon="search" title={makers.nobody}>
          {makers.nobodyNote}
        </EmptyState>
      ) : null}
      {found.length > 0 ? (
        <ul className="rows" aria-label={makers.find}>
          {found.map((colleague) => (
            <ColleagueLine key={colleague.id} colleague={colleague} lesson={lesson} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function ColleagueLine({ colleague, lesson }: { colleague: Colleague; lesson: LessonPeople }) {
  const { makers, common } = useWords();
  const toast = useToast();
  const { id, name, department, position, employeeNo } = colleague;
  const note = [department, position, employeeNo].filter(Boolean).join(' · ');
  const submitted = lesson.status === 'submitted';
  const makes = lesson.coAuthors.some((maker) => maker.id === id);
  const labels = { close: common.act.close };
  return (
    <li className="split wrap">
      <p className="row">
        <span className="grow">
          <b>{name}</b>
          <span className="small row-note">{note}</span>
        </span>
      </p>
      <span className="line wrap">
        {submitted || makes ? null : (
          <ConfirmButton
            label={makers.invite}
            compact
            question={makers.inviteOf(name)}
            fields={{ intent: 'invite', personId: id }}
            labels={labels}
            onDone={() => toast(makers.done.invite)}
          >
            {makers.coAuthorsNote}
          </ConfirmButton>
        )}
        <ConfirmButton
          label={makers.handOver}
          variant="outline"
          actVariant="danger"
          compact
          question={makers.handOverOf(name)}
          fields={{ intent: 'hand-over', personId: id }}
          labels={labels}
          onDone={() => toast(makers.done['hand-over'])}
        >
          <p>{makers.handOverEffect}</p>
          {submitted ? <p>{makers.handOverRecall}</p> : null}
        </ConfirmButton>
      </span>
    </li>
  );
}
