import { Link } from '@remix-run/react';
import type { Proposal } from '~/knowledge/proposal';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { useFormat, useWords } from '~/words/words';
import { sectionAnchor } from '~/manuals/manual';

/** One proposal: where it goes, what it says, where it comes from, and what the reader may do with it. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { knowledge, common } = useWords();
  const words = knowledge.proposals;
  const format = useFormat();
  const { id, section, state, mayDecide, mayWithdraw } = proposal;
  const place = words.to(section.manualTitle, section.number, section.title);
  const labels = { close: common.act.close };
  const field = { proposalId: id };
  const takesOut = state === 'accepted';
  return (
    <Card as="article" title={proposal.title}>
      <p className="small">
        <Link className="link" to={`/manuals/${section.manualSlug}#${sectionAnchor(section.number)}`}>
          {place}
        </Link>
      </p>
      <p className="prewrap">{proposal.body}</p>
      <p className="small quiet">
        {words.by(proposal.proposerName, format.date(proposal.createdAt))}
        {proposal.decidedByName && proposal.decidedAt
          ? ` · ${words.decided(proposal.decidedByName, format.date(proposal.decidedAt))}`
          : null}
      </p>
      {proposal.reason ? <p className="small">{words.reason(proposal.reason)}</p> : null}
      <p className="small">
        <Link className="link" to={`/knowledge/${proposal.questionId}`}>
          {words.from(proposal.lessonTitle)}
        </Link>
      </p>
      {state === 'pending' && !mayDecide && mayWithdraw ? <p className="tiny">{words.own}</p> : null}
      <div className="chips">
        {mayDecide && (state === 'pending' || takesOut) ? (
          <ConfirmButton
            label={takesOut ? words.takeOut : words.giveBack}
            variant="outline"
            actVariant="danger"
            question={words.giveBackAsk}
            fields={{ ...field, intent: 'return' }}
            reason={{
              label: common.field.reason,
              hint: common.field.reasonHint,
              limit: 300,
              neededText: common.form.reasonNeeded,
            }}
            labels={labels}
          >
            {words.giveBackNote}
          </ConfirmButton>
        ) : null}
        {mayDecide && state === 'pending' ? (
          <ConfirmButton
            label={words.accept}
            variant="primary"
            question={words.acceptAsk}
            fields={{ ...field, intent: 'accept' }}
            labels={labels}
          >
            {words.acceptNote(place)}
          </ConfirmButton>
        ) : null}
        {mayWithdraw ? (
          <ConfirmButton
            label={words.withdraw}
            variant="outline"
            question={words.withdrawAsk}
            fields={{ ...field, intent: 'withdraw' }}
            labels={labels}
          >
            {words.withdrawNote}
          </ConfirmButton>
        ) : null}
      </div>
    </Card>
  );
}
