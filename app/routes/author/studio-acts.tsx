import { Form } from '@remix-run/react';
import type { MyLesson } from '~/lessons/list-my-lessons.server';
import { Button, LinkButton } from '~/ui/button';
import { ConfirmButton } from '~/ui/confirm-button';
import { useWords } from '~/words/words';

type ActedOn = Pick<MyLesson, 'id' | 'title' | 'status' | 'published' | 'own'>;

/** What a lesson's state allows from the list: statistics, mending, taking back, withdrawing, a copy. */
export function StudioActs({ lesson: { id, title, status, published, own } }: { lesson: ActedOn }) {
  const { studio, stats, desk, common } = useWords();
  const text = studio.submit;
  const labels = { close: common.act.close };
  return (
    <div className="line wrap studio-acts">
      {published ? (
        <LinkButton compact to={`/studio/${id}/stats`} icon="chart" aria-label={desk.statsOf(title)}>
          {stats.open}
        </LinkButton>
      ) : null}
      {status === 'returned' ? (
        <LinkButton compact to={`/studio/${id}`} icon="edit" aria-label={desk.mendOf(title)}>
          {desk.mend}
        </LinkButton>
      ) : null}
      {status === 'submitted' || status === 'withdrawn' ? (
        <Form method="post">
          <input type="hidden" name="lessonId" value={id} />
          <Button
            type="submit"
            compact
            variant="outline"
            name="intent"
            value={status === 'submitted' ? 'recall' : 'reopen'}
            aria-label={`${title}: ${status === 'submitted' ? text.recall : desk.mend}`}
          >
            {status === 'submitted' ? text.recall : desk.mend}
          </Button>
        </Form>
      ) : null}
      {status === 'published' && own ? (
        <ConfirmButton
          label={text.withdraw}
          variant="outline"
          actVariant="danger"
          compact
          question={text.withdrawQuestion}
          fields={{ intent: 'withdraw', lessonId: id }}
          reason={{ label: common.field.reason, neededText: common.form.reasonNeeded }}
          labels={labels}
        >
          {text.withdrawEffect}
        </ConfirmButton>
      ) : null}
      <ConfirmButton
        label={desk.duplicate}
        actLabel={desk.duplicateAct}
        variant="outline"
        compact
        question={desk.duplicateQuestion}
        fields={{ intent: 'duplicate', lessonId: id }}
        labels={labels}
      >
        {desk.duplicateEffect}
      </ConfirmButton>
    </div>
  );
}
