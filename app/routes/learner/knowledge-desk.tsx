/** What the makers of the lesson may do with an answered question: better words, merging, offering it to a manual. */
import { useEffect, useRef, useState } from 'react';
import type { KnowledgePage } from '~/knowledge/knowledge';
import type { Proposal } from '~/knowledge/proposal';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { Sheet } from '~/ui/sheet';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import { KnowledgeEdit } from './knowledge-edit';
import { KnowledgeMerge, type MergeChoice } from './knowledge-merge';
import { KnowledgePropose } from './knowledge-propose';

interface KnowledgeDeskProps {
  entry: KnowledgePage;
  proposals: readonly Proposal[];
  into: readonly MergeChoice[];
}

export function KnowledgeDesk({ entry, proposals, into }: KnowledgeDeskProps) {
  const { knowledge, common } = useWords();
  const words = knowledge.entry;
  const format = useFormat();
  const toast = useToast();
  const [open, setOpen] = useState<'edit' | 'merge' | 'propose' | null>(null);
  const close = () => setOpen(null);
  // Merged, this page is that of what it is told with: its answer never comes, the other entry does.
  const shown = useRef(entry.id);
  useEffect(() => {
    if (shown.current === entry.id) return;
    shown.current = entry.id;
    if (open === 'merge') toast(words.mergedHere);
    setOpen(null);
    // Only another entry counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [entry.id]);
  const seen = entry.changes.find(({ act }) => act === 'edit' || act === 'restore')?.id ?? 0;
  const titles = { edit: words.editTitle, merge: words.mergeTitle, propose: words.proposeTitle };
  return (
    <Card title={words.manage}>
      <div className="chips">
        <Button icon="edit" onClick={() => setOpen('edit')}>
          {words.edit}
        </Button>
        <Button icon="book" onClick={() => setOpen('propose')}>
          {words.propose}
        </Button>
        <Button variant="outline" onClick={() => setOpen('merge')}>
          {words.merge}
        </Button>
        {entry.edited ? (
          <ConfirmButton
            label={words.restore}
            variant="outline"
            question={words.restoreAsk}
            fields={{ intent: 'restore', seen: String(seen) }}
            labels={{ close: common.act.close }}
            onDone={() => toast(words.restored)}
          >
            {words.restoreNote}
          </ConfirmButton>
        ) : null}
      </div>
      {proposals.length > 0 ? (
        <div className="stack tight">
          <h3>{words.proposals}</h3>
          {proposals.map(({ id, state, section, reason }) => (
            <p key={id} className="small">
              <Badge tone={state === 'accepted' ? 'good' : state === 'returned' ? 'bad' : 'warn'}>
                {knowledge.proposals.states[state]}
              </Badge>{' '}
              {knowledge.proposals.to(section.manualTitle, section.number, section.title)}
              {reason ? ` · ${knowledge.proposals.reason(reason)}` : null}
            </p>
          ))}
        </div>
      ) : null}
      {entry.changes.length > 0 ? (
        <details>
          <summary className="text-button">{words.history}</summary>
          <ul className="divide">
            {entry.changes.map(({ id, act, name, other, createdAt }) => (
              <li key={id} className="small">
                {format.dateTime(createdAt)} · {name} · {words.acts[act]}
                {other ? ` (${other})` : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Sheet
        open={open !== null}
        onClose={close}
        title={open ? titles[open] : ''}
        closeLabel={common.act.close}
        wide
      >
        {open === 'edit' ? <KnowledgeEdit entry={entry} seen={seen} onSaved={close} /> : null}
        {open === 'merge' ? <KnowledgeMerge id={entry.id} into={into} onSaved={close} /> : null}
        {open === 'propose' ? <KnowledgePropose entry={entry} onSaved={close} /> : null}
      </Sheet>
    </Card>
  );
}
