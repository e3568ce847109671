import { Link } from '@remix-run/react';
import type { ContextLine, ReportedMessage } from '~/chat/list-reports.server';
import { messagePath } from '~/chat/message-path';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { EmptyState } from '~/ui/empty-state';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import { DeskAct } from './desk-act';

interface DeskReportsProps {
  reports: ReportedMessage[];
  now: Date;
}

/** What viewers reported, in the talk it stands in, and what to do with it. */
export function DeskReports({ reports, now }: DeskReportsProps) {
  const { chatDesk } = useWords();
  if (reports.length === 0)
    return (
      <EmptyState icon="check-circle" title={chatDesk.reports.empty}>
        {chatDesk.reports.emptyNote}
      </EmptyState>
    );
  return (
    <ul className="desk-list">
      {reports.map((report) => (
        <li key={report.id}>
          <Report report={report} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Report({ report, now }: { report: ReportedMessage; now: Date }) {
  const { chatDesk, common } = useWords();
  const format = useFormat();
  const toast = useToast();
  const words = chatDesk.reports;
  const { id, lessonId, lessonTitle, authorName, authorDepartment, shownMs } = report;
  return (
    <Card as="article" label={words.label(authorName)}>
      <p className="small">
        <Link className="link" to={messagePath(lessonId, shownMs)}>
          {shownMs === null
            ? words.atPrevious(lessonTitle)
            : words.at(lessonTitle, format.clock(shownMs / 1000))}
        </Link>
        {' · '}
        {format.when(report.reportedAt, now)}
      </p>
      <ol className="desk-talk" aria-label={words.around}>
        <Lines lines={report.before} />
        <li className="reported">
          <span className="small">
            <span className="hidden">{words.reported}: </span>
            <b>{authorName}</b> {authorDepartment} {report.hidden ? <Badge>{words.hidden}</Badge> : null}
          </span>
          <p>{report.body}</p>
        </li>
        <Lines lines={report.after} />
      </ol>
      <p className="small">
        <b>{words.reasons}</b> {[...new Set(report.reasons)].join(' · ')}
      </p>
      <div className="line wrap">
        {report.hidden ? null : (
          <ConfirmButton
            label={words.hide}
            variant="danger"
            actVariant="danger"
            compact
            question={words.hideQuestion(authorName)}
            fields={{ intent: 'hide', messageId: id }}
            reason={{ label: words.reason, limit: 200, neededText: words.reasonNeeded }}
            labels={{ close: common.act.close }}
            onDone={() => toast(words.done.hide)}
          >
            {words.hideEffect}
          </ConfirmButton>
        )}
        <DeskAct
          label={words.dismiss}
          fields={{ intent: 'dismiss', messageId: id }}
          done={words.done.dismiss}
        />
      </div>
    </Card>
  );
}

function Lines({ lines }: { lines: ContextLine[] }) {
  return lines.map(({ id, name, body }) => (
    <li key={id} className="small quiet">
      <b>{name}</b> {body}
    </li>
  ));
}
