/** One entry of the ledger, which opens to "왜 이 점수인가": what was seen, under which rule, and the sum in words. */
import type { EntryEvidence, ShownEntry } from '~/credits/entry-evidence';
import type { LedgerEntry as Entry } from '~/credits/ledger';
import { Facts } from '~/ui/facts';
import { LedgerEntry } from '~/ui/ledger-entry';
import { SeenBar } from '~/ui/seen-bar';
import { useFormat, useWords } from '~/words/words';

/** A ledger entry as it arrives in the browser: dates may be strings. */
export function EntryLine({ entry }: { entry: ShownEntry }) {
  const { record, common } = useWords();
  const format = useFormat();
  const { evidence } = entry;
  const amount =
    entry.unit === 'minute'
      ? format.signedMinutes(entry.amount)
      : common.state.points(format.signed(entry.amount));
  const kind = { time: record.kinds.inHouse, points: record.ledger.points, reversal: record.ledger.reversal }[
    entry.kind
  ];
  const subject = entry.subjectTitle || entry.reason;
  return (
    <LedgerEntry
      id={entry.id}
      title={entry.kind === 'reversal' ? record.ledger.reversalOf(subject) : subject}
      meta={`${format.date(entry.occurredAt)} · ${kind}`}
      amount={amount}
      minus={entry.amount < 0}
    >
      <h3>{record.why.title}</h3>
      {evidence ? <Watched evidence={evidence} /> : null}
      <Facts
        facts={[
          ...(evidence ? watchedFacts(evidence, record.why, format) : []),
          ...(entry.groupTitle && entry.groupTitle !== entry.subjectTitle
            ? [{ label: record.why.course, value: entry.groupTitle }]
            : []),
          { label: record.why.policy, value: record.why.policyCode(entry.ledgerYear, entry.policyVersion) },
          { label: record.why.when, value: format.dateTime(entry.occurredAt) },
          ...(entry.kind === 'reversal' ? [{ label: record.why.reason, value: entry.reason }] : []),
        ]}
      />
      <p className="sum">
        {entry.kind === 'reversal' ? (
          record.why.kept
        ) : evidence ? (
          <Sum evidence={evidence} unit={entry.unit} amount={entry.amount} />
        ) : (
          entry.reason
        )}
      </p>
      {evidence?.late ? <p className="small">{record.why.late}</p> : null}
    </LedgerEntry>
  );
}

function Watched({ evidence }: { evidence: EntryEvidence }) {
  const { watch } = useWords();
  const format = useFormat();
  const all = evidence.durationMs / 1000;
  const label =
    evidence.coveredMs >= evidence.durationMs
      ? watch.progress.allSeen
      : watch.progress.seenBar(format.duration(evidence.coveredMs / 1000), format.duration(all));
  return (
    <SeenBar
      ranges={evidence.seenMs.map(([from, to]) => [from / 1000, to / 1000])}
      durationSeconds={all}
      label={label}
    />
  );
}

type Why = ReturnType<typeof useWords>['record']['why'];
type Format = ReturnType<typeof useFormat>;

const watchedFacts = (evidence: EntryEvidence, why: Why, format: Format) => [
  { label: why.length, value: format.duration(evidence.durationMs / 1000) },
  {
    label: why.seen,
    value: why.seenPart(
      format.duration(evidence.coveredMs / 1000),
      format.percent(evidence.coveredMs, evidence.durationMs, 0),
    ),
  },
  { label: why.learning, value: format.duration(evidence.learningMs / 1000) },
  { label: why.quiz, value: evidence.quizAttemptId ? why.quizPassed : why.noQuiz },
];

function Sum({ evidence, unit, amount }: { evidence: EntryEvidence; unit: Entry['unit']; amount: number }) {
  const { record } = useWords();
  const format = useFormat();
  if (unit === 'point') return <>{record.why.sumPoints(amount)}</>;
  const { beforeMs, afterMs } = evidence.sum;
  const minutes = format.minutes(amount);
  return beforeMs === 0 ? (
    <>{record.why.sumInHouse(format.duration(afterMs / 1000), minutes)}</>
  ) : (
    <>{record.why.sumCourse(format.duration(beforeMs / 1000), format.duration(afterMs / 1000), minutes)}</>
  );
}
