/** The approval that stands open: the lesson to watch and remark on, what it holds, what changed, and the two answers. */
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { Notice } from '~/ui/notice';
import { PreviewPlayer } from '~/watch/preview-player';
import { useFormat, useWords } from '~/words/words';
import { useRefresh } from '../use-refresh';
import { ApprovalActions, type ApprovalActionsProps } from './approval-actions';
import { ApprovalChanges } from './approval-changes';
import type { ApprovalDetail as Detail } from './approval-detail.server';
import { ApprovalEffect } from './approval-effect';
import type { WaitingApproval } from './approval-evidence.server';
import { ApprovalSections } from './approval-sections';
import { LessonAnswers } from './lesson-answers';
import { marksOf, openComments } from './review-comments';
import { ReviewDesk } from './review-desk';
import { OPEN_HEADING } from './use-open-item';

interface ApprovalDetailProps extends Omit<ApprovalActionsProps, 'blocked' | 'primary'> {
  item: WaitingApproval;
  detail: Detail | null;
  now: Date | string;
}

export function ApprovalDetail({ item, detail, now, ...actions }: ApprovalDetailProps) {
  const { approvals } = useWords();
  const format = useFormat();
  const open = detail ? openComments(detail.comments).length : 0;
  const blocked = item.evidence === null || item.evidence.failures.length > 0;
  return (
    <article className="approval-detail" aria-labelledby={OPEN_HEADING}>
      <header className="stack tight">
        <p className="line wrap">
          <Badge tone="info">{approvals.kinds[item.kind]}</Badge>
          <span className="tiny">{format.when(item.createdAt, now)}</span>
        </p>
        <h2 id={OPEN_HEADING} tabIndex={-1}>
          {item.title}
        </h2>
        <p className="small">
          {item.requesterName} · {item.requesterDepartment}
        </p>
        {detail?.lesson.summary ? <p>{detail.lesson.summary}</p> : null}
      </header>
      <ApprovalEffect evidence={item.evidence} />
      {detail ? <Watch item={item} detail={detail} now={now} /> : null}
      {detail ? <Contents detail={detail} /> : null}
      <footer className="dock approval-foot">
        {open > 0 ? <p className="small">{approvals.openComments(open)}</p> : null}
        <ApprovalActions {...actions} blocked={blocked} primary />
      </footer>
    </article>
  );
}

function Watch({ item, detail, now }: { item: WaitingApproval; detail: Detail; now: Date | string }) {
  const { approvals, watch } = useWords();
  const refresh = useRefresh();
  const { lesson, media, comments } = detail;
  if (!media) return <EmptyState icon="lesson" title={watch.live.preparing} />;
  return (
    <>
      <PreviewPlayer {...media} title={item.title} marks={marksOf(comments)} onRefresh={refresh}>
        {(player) => <ReviewDesk lessonId={lesson.id} comments={comments} now={now} player={player} />}
      </PreviewPlayer>
      <Notice icon="shield" title={approvals.remind}>
        {approvals.remindNote}
      </Notice>
      <ApprovalSections sections={lesson.sections} texts={detail.sectionTexts} />
    </>
  );
}

function Contents({ detail: { lesson, questions, changes } }: { detail: Detail }) {
  const { approvals, common, studio } = useWords();
  const format = useFormat();
  const { languages }: { languages: Record<string, string> } = studio.captions;
  return (
    <>
      <Card title={approvals.about} headingLevel={3}>
        <Facts
          facts={[
            {
              label: approvals.lengthOf,
              value:
                lesson.durationSeconds === null ? common.state.none : format.duration(lesson.durationSeconds),
            },
            {
              label: approvals.captionsOf,
              value:
                lesson.captions.map((lang) => languages[lang] ?? lang).join(', ') || approvals.noCaptions,
            },
            {
              label: approvals.questionsOf,
              value: questions.length > 0 ? approvals.questionCount(questions.length) : approvals.noQuestions,
            },
            { label: approvals.course, value: lesson.courseTitle ?? studio.about.noCourse },
          ]}
        />
      </Card>
      {changes ? <ApprovalChanges changes={changes} withdrawReason={lesson.withdrawReason} /> : null}
      <LessonAnswers questions={questions} headingLevel={3} />
    </>
  );
}
