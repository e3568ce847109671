/** Who looks after a lesson's talk beside its makers, and a colleague found to be given it. */
import type { ReactNode } from 'react';
import type { Appointed } from '~/chat/appoint-moderator.server';
import { APPOINTMENTS } from '~/chat/appointments';
import type { Colleague } from '~/people/search-colleagues.server';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import { SearchLine } from '../search-line';
import { DeskAct } from './desk-act';

interface AppointedCardProps {
  appointed: Appointed[];
  /** May appoint and dismiss. */
  manages: boolean;
  query: string;
  found: Colleague[];
}

export function AppointedCard({ appointed, manages, query, found }: AppointedCardProps) {
  const { chatDesk, makers } = useWords();
  const words = chatDesk.appointed;
  return (
    <Card title={words.title} id="chat">
      <p className="small">{words.note}</p>
      {appointed.length === 0 ? (
        <p className="small quiet">{words.none}</p>
      ) : (
        <ul className="rows">
          {appointed.map(({ personId, name, department, kind }) => (
            <li key={`${personId} ${kind}`} className="split wrap">
              <PersonLine name={name} note={department} mark={<Badge>{words.kinds[kind]}</Badge>} />
              {manages ? (
                <DeskAct
                  label={words.dismiss}
                  name={words.dismissOf(name, words.kinds[kind])}
                  fields={{ intent: 'dismiss', personId, kind }}
                  done={words.done.dismiss}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {manages ? (
        <SearchLine
          name="chat"
          value={query}
          label={makers.find}
          placeholder={makers.findHint}
          maxLength={60}
          preventScrollReset
        />
      ) : null}
      {manages && query && found.length === 0 ? (
        <EmptyState icon="search" title={makers.nobody}>
          {makers.nobodyNote}
        </EmptyState>
      ) : null}
      {manages && found.length > 0 ? (
        <ul className="rows" aria-label={makers.find}>
          {found.map(({ id, name, department, position, employeeNo }) => (
            <li key={id} className="split wrap">
              <PersonLine name={name} note={[department, position, employeeNo].filter(Boolean).join(' · ')} />
              <span className="line wrap">
                {APPOINTMENTS.filter(
                  (kind) => !appointed.some((one) => one.personId === id && one.kind === kind),
                ).map((kind) => (
                  <DeskAct
                    key={kind}
                    label={words.appoint[kind]}
                    name={words.appointOf(name, words.kinds[kind])}
                    variant="tinted"
                    fields={{ intent: 'appoint', personId: id, kind }}
                    done={words.done.appoint}
                  />
                ))}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function PersonLine({ name, note, mark }: { name: string; note: string; mark?: ReactNode }) {
  return (
    <p className="row">
      <span className="grow">
        <b>{name}</b>
        <span className="small row-note">{note}</span>
      </span>
      {mark}
    </p>
  );
}
