/** What the version under review brings over the one learners know. */
import type { VersionChanges } from '~/lessons/version-changes';
import { Card } from '~/ui/card';
import { Facts, type Fact } from '~/ui/facts';
import { useFormat, useWords } from '~/words/words';

interface ApprovalChangesProps {
  changes: VersionChanges;
  /** Why it was taken down, where it was. */
  withdrawReason: string | null;
}

export function ApprovalChanges({ changes, withdrawReason }: ApprovalChangesProps) {
  const { approvals } = useWords();
  const text = approvals.changes;
  const format = useFormat();
  const length = (seconds: number | null) => format.duration(seconds ?? 0);
  const lines = (part: VersionChanges['captions']) =>
    (['added', 'changed', 'removed'] as const).flatMap((how) =>
      part[how].length > 0 ? text[how](part[how].join(', ')) : [],
    );
  const parts: [label: string, lines: string[]][] = [
    [
      text.video,
      changes.otherVideo
        ? [text.otherVideo(length(changes.seconds.before), length(changes.seconds.after))]
        : [],
    ],
    [approvals.captionsOf, lines(changes.captions)],
    [approvals.questionsOf, lines(changes.questions)],
  ];
  const facts: Fact[] = parts
    .filter(([, said]) => said.length > 0)
    .map(([label, said]) => ({ label, value: said.map((line) => <p key={line}>{line}</p>) }));
  return (
    <Card title={text.title} headingLevel={3}>
      <p className="small">{changes.again ? text.again(changes.since) : text.since(changes.since)}</p>
      {withdrawReason ? <p className="small">{text.withdrawn(withdrawReason)}</p> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : <p className="small">{text.none}</p>}
    </Card>
  );
}
