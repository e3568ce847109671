/** Beside the picture of a lesson under review: write a remark at the second that shows, read those that are there. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useState } from 'react';
import { Button, TextButton } from '~/ui/button';
import { Answered } from '~/ui/field';
import { TextArea } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import type { PreviewHandle } from '~/watch/preview-player';
import { useFormat, useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { openComments, ReviewComments, type ShownComment } from './review-comments';
import type { Remarked } from './review-remark.server';

interface ReviewDeskProps {
  lessonId: string;
  comments: (ShownComment & { mine: boolean })[];
  now: Date | string;
  player: PreviewHandle;
}

const MOST_LETTERS = 500;

export function ReviewDesk({ lessonId, comments, now, player }: ReviewDeskProps) {
  const { review } = useWords().studio;
  const format = useFormat();
  const toast = useToast();
  const headingId = useId();
  const post = useFetcher<Remarked | ActionError>();
  const [written, setWritten] = useState(0);
  const { data, state } = post;
  const busy = state !== 'idle';
  const error = data && 'error' in data ? data.error : undefined;
  useEffect(() => {
    if (!data || 'error' in data) return;
    toast(review[data.remarked]);
    if (data.remarked === 'added') setWritten((before) => before + 1);
    // Only a new answer counts: words and toast are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  const second = Math.floor(player.seconds);
  const open = openComments(comments).length;

  return (
    <section className="stack review" aria-labelledby={headingId}>
      <div className="split">
        <h3 id={headingId}>{review.title}</h3>
        {comments.length > 0 ? <span className="small num">{review.open(open)}</span> : null}
      </div>
      <Answered by={data}>
        <post.Form method="post" className="stack tight" onSubmit={(event) => busy && event.preventDefault()}>
          <input type="hidden" name="intent" value="comment" />
          <input type="hidden" name="id" value={lessonId} />
          <input type="hidden" name="mediaMs" value={second * 1000} />
          <TextArea
            key={written}
            name="body"
            rows={2}
            label={review.add}
            hint={review.hint}
            limit={MOST_LETTERS}
            maxLength={MOST_LETTERS}
            required
            error={error?.fields?.['body'] ?? error?.message}
            onFocus={player.pause}
          />
          <Button type="submit" busy={busy} busyLabel={review.busy}>
            {review.at(format.clock(second))}
          </Button>
        </post.Form>
      </Answered>
      {comments.length === 0 ? (
        <p className="small quiet">{review.emptyNote}</p>
      ) : (
        <ReviewComments
          comments={comments}
          now={now}
          onJump={player.jumpTo}
          acts={({ id, mine, mediaMs, resolvedAt }) =>
            mine && !resolvedAt ? (
              <TextButton
                aria-disabled={busy}
                aria-label={review.remove(format.clock(mediaMs / 1000))}
                onClick={() =>
                  busy ||
                  post.submit({ intent: 'delete-comment', id: lessonId, commentId: id }, { method: 'post' })
                }
              >
                {review.removeShort}
              </TextButton>
            ) : null
          }
        />
      )}
    </section>
  );
}
