import { TabLinks } from '~/ui/tabs';
import { useWords } from '~/words/words';

export function ApprovalTabs({ current, waiting }: { current: 'waiting' | 'done'; waiting: number }) {
  const { approvals } = useWords();
  return (
    <TabLinks
      label={approvals.tabs.label}
      tabs={[
        { to: '/approvals', label: approvals.tabs.waiting, count: waiting, current: current === 'waiting' },
        { to: '/approvals?state=done', label: approvals.tabs.done, current: current === 'done' },
      ]}
    />
  );
}
