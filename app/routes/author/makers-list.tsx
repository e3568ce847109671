import type { LessonPeople, Maker } from '~/lessons/lesson-people';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { Notice } from '~/ui/notice';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';

/** Author and co-authors; whoever manages the lesson removes co-authors, and deletes a draft that never was published. */
export function MakersList({ lesson }: { lesson: LessonPeople }) {
  const { makers, common, studio } = useWords();
  const toast = useToast();
  const { author, coAuthors, manages, status } = lesson;
  const submitted = status === 'submitted';
  const labels = { close: common.act.close };
  return (
    <>
      <Card title={makers.author}>
        <MakerLine maker={author} />
        {author.left ? <Notice tone="warn" title={makers.leftNote} /> : null}
        {manages && (status === 'draft' || status === 'returned') ? (
          <ConfirmButton
            label={makers.deleteAct}
            variant="outline"
            actVariant="danger"
            icon="trash"
            question={makers.deleteQuestion}
            fields={{ intent: 'delete' }}
            labels={labels}
          >
            {studio.submit.deleteEffect}
          </ConfirmButton>
        ) : null}
      </Card>
      <Card title={makers.coAuthors}>
        <p className="small">{makers.coAuthorsNote}</p>
        {submitted ? (
          <Notice title={makers.submitted} />
        ) : manages ? null : (
          <p className="small">{makers.readOnly}</p>
        )}
        {coAuthors.length === 0 ? (
          <p className="small quiet">{makers.none}</p>
        ) : (
          <ul className="rows">
            {coAuthors.map((maker) => (
              <li key={maker.id} className="split wrap">
                <MakerLine maker={maker} />
                {manages && !submitted ? (
                  <ConfirmButton
                    label={makers.remove}
                    actVariant="danger"
                    variant="outline"
                    compact
                    question={makers.removeOf(maker.name)}
                    fields={{ intent: 'remove', personId: maker.id }}
                    labels={labels}
                    onDone={() => toast(makers.done.remove)}
                  >
                    {makers.removeEffect}
                  </ConfirmButton>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function MakerLine({ maker: { name, department, left } }: { maker: Maker }) {
  const { makers } = useWords();
  return (
    <p className="row">
      <span className="grow">
        <b>{name}</b>
        <span className="small row-note">{department}</span>
      </span>
      {left ? <Badge tone="warn">{makers.left}</Badge> : null}
    </p>
  );
}
