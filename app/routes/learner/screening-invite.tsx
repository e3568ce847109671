/** Colleagues asked by name: found by name, initials or number, told inside the institute. */
import { useFetcher } from '@remix-run/react';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { SearchLine } from '../search-line';
import type { ScreeningPage } from './screening-page.server';

type Host = NonNullable<ScreeningPage['host']>;

export function ScreeningInvite({ host }: { host: Host }) {
  const { host: words } = useWords().screenings;
  const asked = new Set(host.invitees.map(({ id }) => id));
  return (
    <Section title={words.invite}>
      <SearchLine
        name="query"
        value={host.query}
        label={words.invite}
        placeholder={words.inviteHint}
        maxLength={60}
        preventScrollReset
      />
      {host.query && host.found.length === 0 ? (
        <EmptyState icon="search" title={words.nobody}>
          {words.nobodyNote}
        </EmptyState>
      ) : null}
      <ul className="rows" aria-label={words.invite}>
        {host.found
          .filter(({ id }) => !asked.has(id))
          .map(({ id, name, department, position, employeeNo }) => (
            <PersonLine
              key={id}
              intent="invite"
              act={words.inviteAct}
              {...{ id, name, note: [department, position, employeeNo].filter(Boolean).join(' · ') }}
            />
          ))}
        {host.invitees.map(({ id, name, department }) => (
          <PersonLine key={id} intent="uninvite" act={words.uninvite} {...{ id, name, note: department }} />
        ))}
      </ul>
    </Section>
  );
}

interface PersonLineProps {
  id: string;
  name: string;
  note: string;
  intent: 'invite' | 'uninvite';
  act: string;
}

function PersonLine({ id, name, note, intent, act }: PersonLineProps) {
  const { host: words } = useWords().screenings;
  const fetcher = useFetcher<Partial<ActionError>>();
  const refusal = fetcher.data?.error?.message;
  return (
    <li className="split wrap">
      <p className="row">
        <span className="grow">
          <b>{name}</b> {intent === 'uninvite' ? <Badge tone="good">{words.isInvited}</Badge> : null}
          <span className="small row-note">{note}</span>
          {refusal ? (
            <span className="small bad" role="alert">
              {refusal}
            </span>
          ) : null}
        </span>
      </p>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="personId" value={id} />
        <Button
          type="submit"
          compact
          aria-label={`${name}: ${act}`}
          variant={intent === 'invite' ? 'tinted' : 'outline'}
          busy={fetcher.state !== 'idle'}
        >
          {act}
        </Button>
      </fetcher.Form>
    </li>
  );
}
