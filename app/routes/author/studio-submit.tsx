/** The dock of the desk: the next step, or why it waits, by the state of the lesson. */
import { Form, useNavigation } from '@remix-run/react';
import type { LessonView } from '~/lessons/lesson';
import { Button, LinkButton } from '~/ui/button';
import { ConfirmButton } from '~/ui/confirm-button';
import { useWords } from '~/words/words';
import { StudioChecklist } from './studio-checklist';

interface StudioSubmitProps {
  lesson: Pick<
    LessonView,
    | 'id'
    | 'status'
    | 'failures'
    | 'liveVersion'
    | 'version'
    | 'captions'
    | 'unchanged'
    | 'uncheckedCaptions'
    | 'summary'
    | 'manualSectionIds'
  >;
  /** Its author: a co-author neither deletes nor withdraws it. */
  manages: boolean;
}

export function StudioSubmit({ lesson, manages }: StudioSubmitProps) {
  const { studio, common } = useWords();
  const text = studio.submit;
  const busy = useNavigation().state !== 'idle';
  const { status, failures } = lesson;
  const labels = { close: common.act.close };
  const unchecked = (lesson.uncheckedCaptions ?? []).reduce((sum, { lines }) => sum + lines, 0);
  if (status === 'submitted') {
    return (
      <Form method="post" className="split">
        <p className="small">{text.waiting}</p>
        <Button type="submit" name="intent" value="recall" variant="outline" busy={busy}>
          {text.recall}
        </Button>
      </Form>
    );
  }
  if (status === 'published') {
    return (
      <div className="split">
        <LinkButton to={`/lessons/${lesson.id}`} iconAfter="chevron-right">
          {text.seeLive}
        </LinkButton>
        {manages ? (
          <ConfirmButton
            label={text.withdraw}
            variant="danger"
            actVariant="danger"
            question={text.withdrawQuestion}
            fields={{ intent: 'withdraw' }}
            reason={{ label: common.field.reason, neededText: common.form.reasonNeeded }}
            labels={labels}
          >
            {text.withdrawEffect}
          </ConfirmButton>
        ) : null}
      </div>
    );
  }
  return (
    <div className="stack studio-dock">
      <StudioChecklist lesson={lesson} />
      <div className="dock-acts">
        {manages ? (
          <ConfirmButton
            label={common.act.remove}
            variant="outline"
            actVariant="danger"
            question={text.deleteQuestion}
            fields={{ intent: 'delete' }}
            labels={labels}
          >
            {lesson.liveVersion === null ? text.deleteEffect : text.deleteVersionEffect}
          </ConfirmButton>
        ) : null}
        <ConfirmButton
          label={text.act}
          busyLabel={text.busy}
          variant="primary"
          actVariant="primary"
          block
          question={lesson.unchanged ? text.unchangedQuestion : text.question}
          fields={{
            ...{ intent: 'submit', unchanged: lesson.unchanged ? 'yes' : 'no' },
            unchecked: unchecked > 0 ? 'yes' : 'no',
          }}
          labels={labels}
          {...(failures[0] ? { blockedReason: failures[0].message } : {})}
        >
          {lesson.captions.length > 0 ? null : <p>{text.noCaptions}</p>}
          {unchecked > 0 ? <p>{text.unchecked(unchecked)}</p> : null}
          <p>{text.effect}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}
