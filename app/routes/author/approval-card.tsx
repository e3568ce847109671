/** One waiting approval: kind, what, who, evidence, effect, and the two answers under it. */
import { Link } from '@remix-run/react';
import { Badge } from '~/ui/badge';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Picker } from '~/ui/check';
import { Icon } from '~/ui/icon';
import { Poster } from '~/ui/poster';
import { useFormat, useWords } from '~/words/words';
import type { Evidence, WaitingApproval } from './approval-evidence.server';

interface ApprovalCardProps {
  item: WaitingApproval;
  now: Date | string;
  chosen: boolean;
  busy: boolean;
  onChoose: (chosen: boolean) => void;
  onApprove: () => void;
  onReturn: () => void;
}

export function ApprovalCard({ item, now, chosen, busy, onChoose, onApprove, onReturn }: ApprovalCardProps) {
  const { approvals } = useWords();
  const format = useFormat();
  const { evidence } = item;
  const failure = evidence ? evidence.failures[0] : approvals.gone;
  return (
    <Card as="article" label={item.title}>
      <div className="split top">
        <div className="stack tight">
          <p className="line">
            <Badge>{approvals.kinds[item.kind]}</Badge>
            <span className="tiny">{format.when(item.createdAt, now)}</span>
          </p>
          <h2>{item.title}</h2>
          <p className="small">
            {item.requesterName} · {item.requesterDepartment}
          </p>
        </div>
        {failure ? null : (
          <Picker
            label={approvals.chooseOne(item.title)}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </div>
      {evidence ? <EvidenceLines item={item} evidence={evidence} /> : null}
      {failure ? (
        <p className="effect">
          <Icon name="alert" size="mini" />
          <span>
            <b>{approvals.blocked}</b> {failure}
          </span>
        </p>
      ) : (
        <p className="effect">
          <Icon name="arrow-right" size="mini" />
          <Effect evidence={evidence} />
        </p>
      )}
      <div className="actions">
        <Button variant="outline" aria-haspopup="dialog" onClick={onReturn}>
          {approvals.return}
        </Button>
        <Button disabled={Boolean(failure)} busy={busy} busyLabel={approvals.approveBusy} onClick={onApprove}>
          {approvals.approve}
        </Button>
      </div>
    </Card>
  );
}

function EvidenceLines({ item, evidence }: { item: WaitingApproval; evidence: Evidence }) {
  const { approvals } = useWords();
  const format = useFormat();
  const { durationSeconds: seconds, section, courseTitle, captions, questionCount } = evidence;
  const lines = [
    section ? approvals.madeFrom(section) : courseTitle ? approvals.inCourse(courseTitle) : null,
    seconds === null ? null : approvals.length(format.duration(seconds)),
    captions ? approvals.captions : approvals.noCaptions,
    questionCount > 0 ? approvals.questions(questionCount) : approvals.noQuestions,
  ];
  return (
    <Link
      className="lesson preview"
      to={`/studio/${item.subjectId}/preview`}
      aria-label={approvals.preview(item.title)}
    >
      <Poster src={evidence.posterUrl} {...(seconds === null ? {} : { length: format.clock(seconds) })} />
      <span className="small">{lines.filter(Boolean).join(', ')}</span>
    </Link>
  );
}

function Effect({ evidence }: { evidence: Evidence | null }) {
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
