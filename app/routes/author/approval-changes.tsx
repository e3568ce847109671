/** What the version under review brings over the one learners know. */
import type { Changed, VersionChanges } from '~/lessons/version-changes';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';

interface ApprovalChangesProps {
  changes: VersionChanges;
  /** Why it was taken down, where it was. */
  withdrawReason: string | null;
}

export function ApprovalChanges({ changes, withdrawReason }: ApprovalChangesProps) {
  const { approvals, studio } = useWords();
  const text = approvals.changes;
  const format = useFormat();
  const { languages }: { languages: Record<string, string> } = studio.captions;
  const length = (seconds: number | null) => format.duration(seconds ?? 0);
  const lines = (part: Changed, nameOf = (name: string) => name) =>
    (['added', 'changed', 'removed'] as const).flatMap((how) =>
      part[how].map((name) => text[how](nameOf(name))),
    );
  const { seconds } = changes;
  const parts = [
    {
      label: text.video,
      said: changes.otherVideo ? [text.otherVideo(length(seconds.before), length(seconds.after))] : [],
    },
    { label: approvals.captionsOf, said: lines(changes.captions, (lang) => languages[lang] ?? lang) },
    { label: approvals.questionsOf, said: lines(changes.questions) },
  ].filter(({ said }) => said.length > 0);
  return (
    <Card title={text.title} headingLevel={3}>
      <p className="small">{changes.again ? text.again(changes.since) : text.since(changes.since)}</p>
      {withdrawReason ? <p className="small">{text.withdrawn(withdrawReason)}</p> : null}
      {parts.length === 0 ? <p className="small">{text.none}</p> : null}
      {parts.map(({ label, said }) => (
        <div key={label}>
          <h4 className="small">{label}</h4>
          <ul>
            {said.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}
