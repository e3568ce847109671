/** One entry of a person's ledger as HR sees it: its evidence, and the way to correct it. */
import type { ShownEntry } from '~/credits/entry-evidence';
import { Badge } from '~/ui/badge';
import { Facts, type Fact } from '~/ui/facts';
import { LedgerEntry } from '~/ui/ledger-entry';
import { SeenBar } from '~/ui/seen-bar';
import { useFormat, useWords } from '~/words/words';
import { CorrectEntry, useCorrected } from './entry-correction';

export function EntryEvidence({
  entry,
  name,
  reversed,
}: {
  entry: ShownEntry;
  name: string;
  reversed: boolean;
}) {
  const { record, common, hr } = useWords();
  const format = useFormat();
  useCorrected(entry.id, reversed);
  const subject = entry.subjectTitle || entry.reason;
  const amount = (value: number) =>
    entry.unit === 'minute' ? format.minutes(value) : common.state.points(format.number(value));
  const signed =
    entry.unit === 'minute'
      ? format.signedMinutes(entry.amount)
      : common.state.points(format.signed(entry.amount));
  const kind = { time: record.kinds.inHouse, points: record.ledger.points, reversal: record.ledger.reversal }[
    entry.kind
  ];
  return (
    <LedgerEntry
      id={entry.id}
      title={entry.kind === 'reversal' ? record.ledger.reversalOf(subject) : subject}
      meta={
        <>
          {format.date(entry.occurredAt, 'table')} · {kind}{' '}
          {reversed ? <Badge tone="warn">{hr.record.states.reversed}</Badge> : null}
        </>
      }
      amount={signed}
      minus={entry.amount < 0}
    >
      <EvidenceFacts entry={entry} />
      {entry.kind === 'reversal' ? null : reversed ? (
        <p className="small">{hr.correction.already}</p>
      ) : (
        <CorrectEntry
          entryId={entry.id}
          question={hr.correction.question(subject)}
          effect={hr.correction[entry.unit === 'minute' ? 'effectMinutes' : 'effectPoints'](
            name,
            amount(entry.amount),
          )}
        />
      )}
    </LedgerEntry>
  );
}

function EvidenceFacts({ entry }: { entry: ShownEntry }) {
  const { why } = useWords().record;
  const { watch } = useWords();
  const format = useFormat();
  const { evidence } = entry;
  const facts: Fact[] = [];
  if (evidence) {
    const { durationMs, coveredMs, learningMs, sessionIds } = evidence;
    facts.push(
      { label: why.length, value: format.duration(durationMs / 1000) },
      {
        label: why.seen,
        value: why.seenPart(format.duration(coveredMs / 1000), format.percent(coveredMs, durationMs, 0)),
      },
      { label: why.learning, value: format.duration(learningMs / 1000) },
      { label: why.quiz, value: evidence.quizAttemptId ? why.quizPassed : why.noQuiz },
      { label: why.sessions, value: format.number(sessionIds.length) },
    );
  }
  facts.push({ label: why.when, value: format.dateTime(entry.occurredAt) });
  const lines = [
    entry.groupTitle && entry.groupTitle !== entry.subjectTitle ? [why.course, entry.groupTitle] : null,
    [why.policy, why.policyCode(entry.ledgerYear, entry.policyVersion)],
    entry.reason ? [why.reason, entry.reason] : null,
  ].filter((line) => line !== null);
  return (
    <>
      {evidence ? (
        <SeenBar
          ranges={evidence.seenMs.map(([from, to]) => [from / 1000, to / 1000])}
          durationSeconds={evidence.durationMs / 1000}
          label={watch.progress.seenBar(
            format.duration(evidence.coveredMs / 1000),
            format.duration(evidence.durationMs / 1000),
          )}
        />
      ) : null}
      <Facts facts={facts} />
      {lines.map(([label, value]) => (
        <p key={label} className="small">
          <span className="quiet">{label}:</span> {value}
        </p>
      ))}
      {evidence?.late ? <p className="small">{why.late}</p> : null}
    </>
  );
}
