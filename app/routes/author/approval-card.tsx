/** One waiting approval. Phone: kind, what, who, evidence, effect and the two answers. Desk: a row that opens it. */
import { Link } from '@remix-run/react';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { Picker } from '~/ui/check';
import { classNames } from '~/ui/class-names';
import { Icon } from '~/ui/icon';
import { Poster } from '~/ui/poster';
import { useFormat, useWords } from '~/words/words';
import { ApprovalActions } from './approval-actions';
import { ApprovalEffect, useFailure } from './approval-effect';
import type { Evidence, WaitingApproval } from './approval-evidence.server';

interface ApprovalCardProps {
  item: WaitingApproval;
  now: Date | string;
  /** It is the one that stands open beside the list. */
  current: boolean;
  chosen: boolean;
  busy: boolean;
  onChoose: (chosen: boolean) => void;
  onApprove: () => void;
  onReturn: () => void;
}

export function ApprovalCard(props: ApprovalCardProps) {
  const { item, now, current, chosen, busy, onChoose, onApprove, onReturn } = props;
  const { approvals } = useWords();
  const format = useFormat();
  const { evidence } = item;
  const failure = useFailure(evidence);
  return (
    <Card as="article" label={item.title} className={classNames('approval', current && 'current')}>
      <div className="split top">
        <div className="stack tight">
          <p className="line wrap">
            <Badge>{approvals.kinds[item.kind]}</Badge>
            <span className="tiny">{format.when(item.createdAt, now)}</span>
          </p>
          <h2>
            <Link
              id={`approval-${item.id}`}
              className="approval-link"
              to={`?item=${item.id}`}
              aria-current={current ? 'true' : undefined}
            >
              {item.title}
            </Link>
          </h2>
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
      {evidence ? <EvidenceLines evidence={evidence} /> : null}
      <ApprovalEffect evidence={evidence} />
      <ApprovalActions busy={busy} blocked={Boolean(failure)} onApprove={onApprove} onReturn={onReturn} />
    </Card>
  );
}

function EvidenceLines({ evidence }: { evidence: Evidence }) {
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
    <div className="lesson preview">
      <Poster src={evidence.posterUrl} {...(seconds === null ? {} : { length: format.clock(seconds) })} />
      <div>
        <p className="small">{lines.filter(Boolean).join(', ')}</p>
        {/* The title's link lies over all of this; the words show the eye where to press. */}
        <p className="line approval-more" aria-hidden="true">
          {approvals.open}
          <Icon name="chevron-right" size="mini" />
        </p>
      </div>
    </div>
  );
}
