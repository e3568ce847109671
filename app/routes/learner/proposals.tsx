/** Know-how that is offered to manuals: HR and heads decide, everybody sees what became of their own. */
import { useLoaderData } from '@remix-run/react';
import { acceptProposal, returnProposal, withdrawProposal } from '~/knowledge/decide-proposal.server';
import { listProposals } from '~/knowledge/list-proposals.server';
import { proposalAct, proposalsQuery } from '~/knowledge/schema';
import { formToObject, parseInput } from '~/platform/form';
import { EmptyState } from '~/ui/empty-state';
import { TabLinks } from '~/ui/tabs';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { ProposalCard } from './proposal-card';

export const loader = pageLoader(async ({ context, person, url }) => {
  const { state } = parseInput(proposalsQuery, Object.fromEntries(url.searchParams));
  return { state, proposals: await listProposals({ ...context, person, state }) };
});

export const action = pageAction(async ({ context, person }, form) => {
  const input = parseInput(proposalAct, formToObject(form));
  const given = { ...context, person, proposalId: input.proposalId };
  if (input.intent === 'accept') await acceptProposal(given);
  if (input.intent === 'return') await returnProposal({ ...given, reason: input.reason });
  if (input.intent === 'withdraw') await withdrawProposal(given);
  return { done: input.intent };
});

export const meta = pageTitle((words) => words.knowledge.proposals.title);

const STATES = ['pending', 'accepted', 'returned'] as const;

export default function Proposals() {
  const { state, proposals } = useLoaderData<typeof loader>();
  const { knowledge } = useWords();
  const words = knowledge.proposals;
  return (
    <Frame title={words.title} back={{ to: '/knowledge', label: knowledge.title }}>
      <p className="small">{words.lead}</p>
      <TabLinks
        label={words.tabs}
        tabs={STATES.map((one) => ({
          to: one === 'pending' ? '/knowledge/proposals' : `/knowledge/proposals?state=${one}`,
          label: words.states[one],
          current: one === state,
        }))}
      />
      {proposals.length === 0 ? (
        <EmptyState icon="book" title={words.empty[state]}>
          {words.emptyNote}
        </EmptyState>
      ) : (
        proposals.map((proposal) => <ProposalCard key={proposal.id} proposal={proposal} />)
      )}
    </Frame>
  );
}
