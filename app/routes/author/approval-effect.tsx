/** What approving does, in a sentence, or why it cannot be done yet. */
import { Icon } from '~/ui/icon';
import { useFormat, useWords } from '~/words/words';
import type { Evidence } from './approval-evidence.server';

/** Why a waiting approval cannot be approved; null where it can. */
export function useFailure(evidence: Evidence | null): string | null {
  const { approvals } = useWords();
  return evidence ? (evidence.failures[0] ?? null) : approvals.gone;
}

export function ApprovalEffect({ evidence }: { evidence: Evidence | null }) {
  const { approvals } = useWords();
  const failure = useFailure(evidence);
  const unchecked = evidence?.uncheckedLines ?? 0;
  return (
    <>
      <p className="effect">
        <Icon name={failure ? 'alert' : 'arrow-right'} size="mini" />
        {failure ? (
          <span>
            <b>{approvals.blocked}</b> {failure}
          </span>
        ) : (
          <Sentence evidence={evidence} />
        )}
      </p>
      {unchecked > 0 ? (
        <p className="effect">
          <Icon name="alert" size="mini" />
          <span>{approvals.uncheckedCaptions(unchecked)}</span>
        </p>
      ) : null}
    </>
  );
}

function Sentence({ evidence }: { evidence: Evidence | null }) {
  const { approvals } = useWords();
  const format = useFormat();
  if (evidence?.replaces === 'words') return <span>{approvals.effectChange}</span>;
  const minutes = format.minutes(Math.floor((evidence?.durationSeconds ?? 0) / 60));
  const sentence = evidence?.replaces === 'version' ? approvals.effectVersion : approvals.effectLesson;
  // The amount is what the approver grants: it stands out of its sentence.
  const [before, after] = sentence('\u0000').split('\u0000');
  return (
    <span>
      {before}
      <b>{minutes}</b>
      {after}
    </span>
  );
}
