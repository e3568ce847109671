/** Remarks along the recording; a press on one plays from its second. What may be done with one is the page's. */
import type { ReactNode } from 'react';
import type { ReviewComment } from '~/lessons/review-comment';
import { Badge } from '~/ui/badge';
import { useFormat, useWords } from '~/words/words';

/** As it comes over the wire. */
export type ShownComment = Omit<ReviewComment, 'createdAt' | 'resolvedAt'> & {
  createdAt: Date | string;
  resolvedAt: Date | string | null;
};

export const openComments = (comments: ShownComment[]) => comments.filter(({ resolvedAt }) => !resolvedAt);

/** Seconds to mark on the axis: what is open, on the recording that plays. */
export const marksOf = (comments: ShownComment[]) =>
  openComments(comments).flatMap(({ mediaMs, onThisVideo }) => (onThisVideo ? mediaMs / 1000 : []));

interface ReviewCommentsProps<C extends ShownComment> {
  comments: C[];
  now: Date | string;
  /** Left out where nothing plays. */
  onJump?: ((seconds: number) => void) | undefined;
  acts(comment: C): ReactNode;
}

export function ReviewComments<C extends ShownComment>({
  comments,
  now,
  onJump,
  acts,
}: ReviewCommentsProps<C>) {
  const { review } = useWords().studio;
  const format = useFormat();
  return (
    <ol className="remarks">
      {comments.map((comment) => {
        const seconds = comment.mediaMs / 1000;
        const clock = format.clock(seconds);
        const buttons = acts(comment);
        return (
          <li key={comment.id} className={comment.resolvedAt ? 'message past' : 'message'}>
            {onJump && comment.onThisVideo ? (
              <button type="button" className="stamp" onClick={() => onJump(seconds)}>
                <span aria-hidden="true">{clock}</span>
                <span className="hidden">{review.jump(format.duration(seconds))}</span>
              </button>
            ) : (
              <span className="stamp">{clock}</span>
            )}
            <div>
              <p className="who">
                <b>{comment.authorName}</b>
                <span>{format.when(comment.createdAt, now)}</span>
                {comment.onThisVideo ? null : <Badge>{review.otherVideo}</Badge>}
                {comment.resolvedAt && !buttons ? (
                  <Badge tone="good" icon="check">
                    {review.resolved}
                  </Badge>
                ) : null}
              </p>
              <p className="remark">{comment.body}</p>
              {buttons ? <div className="acts">{buttons}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
