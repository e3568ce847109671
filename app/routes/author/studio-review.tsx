/** What reviewers remarked, beside the video it is about; the author marks what has been taken in. */
import { useFetcher } from '@remix-run/react';
import { Card } from '~/ui/card';
import { Chip } from '~/ui/chip';
import { PreviewPlayer } from '~/watch/preview-player';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { useRefresh } from '../use-refresh';
import type { LessonMedia } from './lesson-media.server';
import { marksOf, openComments, ReviewComments, type ShownComment } from './review-comments';

interface StudioReviewProps {
  title: string;
  comments: ShownComment[];
  /** Null while the lesson has no video that plays: the remarks are read without it. */
  media: LessonMedia | null;
  now: Date | string;
  locked: boolean;
}

export function StudioReview({ title, comments, media, now, locked }: StudioReviewProps) {
  const { review } = useWords().studio;
  const refresh = useRefresh();
  const list = (onJump?: (seconds: number) => void) => (
    <div className="stack">
      <p className="small">{locked ? review.locked : review.lead}</p>
      <ReviewComments
        comments={comments}
        now={now}
        onJump={onJump}
        acts={({ id, resolvedAt }) => (locked ? null : <TakenIn commentId={id} done={resolvedAt !== null} />)}
      />
    </div>
  );
  return (
    <Card
      title={review.title}
      action={<span className="small num">{review.open(openComments(comments).length)}</span>}
    >
      {media ? (
        <PreviewPlayer {...media} title={title} marks={marksOf(comments)} onRefresh={refresh}>
          {({ jumpTo }) => list(jumpTo)}
        </PreviewPlayer>
      ) : (
        list()
      )}
    </Card>
  );
}

function TakenIn({ commentId, done }: { commentId: string; done: boolean }) {
  const { review } = useWords().studio;
  const mark = useFetcher<{ intent: string } | ActionError>();
  const busy = mark.state !== 'idle';
  const error = mark.data && 'error' in mark.data ? mark.data.error.message : null;
  return (
    <mark.Form method="post">
      <input type="hidden" name="intent" value="comment" />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="resolved" value={String(!done)} />
      <Chip
        type="submit"
        tick
        pressed={done}
        aria-busy={busy}
        onClick={(event) => busy && event.preventDefault()}
      >
        {review.resolve}
      </Chip>
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
    </mark.Form>
  );
}
