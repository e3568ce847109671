/** A video that the server has: its state until it is ready, and what to do when it is not. */
import { useFetcher } from '@remix-run/react';
import { Button, LinkButton } from '~/ui/button';
import { FileName } from '~/ui/file-name';
import { Notice } from '~/ui/notice';
import { Poster } from '~/ui/poster';
import type { VideoView } from '~/video/find-video.server';
import { posterUrl } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';

export type ShownVideo = Pick<
  VideoView,
  'id' | 'status' | 'percent' | 'reason' | 'note' | 'durationSeconds' | 'playable' | 'height'
> &
  Partial<Pick<VideoView, 'queue' | 'minutesLeft'>> & {
    filename: string;
    /** Names its picture (video/poster-file.ts). */
    poster: string | null;
    /** The moment chosen for it; null = by content. */
    posterMs: number | null;
    /** The address of an upload that is not whole yet. */
    uploadId: string | null;
    /** Higher quality still follows. */
    moreFollows: boolean;
    /** Failed for want of something of ours: it is tried again by itself. */
    comesBack?: boolean;
    /** Made of stretches of recordings: `making` until that is done, then it is processed like any other. */
    cut?: 'making' | 'made' | null;
  };

const WORKING: VideoView['status'][] = ['receiving', 'probing', 'transcoding'];
export const isWorking = (video: ShownVideo | null) => video !== null && WORKING.includes(video.status);

export function StudioReceived({ lessonId, video }: { lessonId: string; video: ShownVideo }) {
  const { studio, trim } = useWords();
  const text = studio.video;
  const format = useFormat();
  const retry = useFetcher();
  const bad = video.status === 'rejected' || video.status === 'failed';
  const { queue = null, minutesLeft = null } = video;
  const left = minutesLeft === null ? null : format.minutes(minutesLeft);
  const state = {
    receiving: text.paused,
    probing: queue ? text.queued : video.cut === 'making' ? trim.cutting(video.percent) : text.probing,
    transcoding: left ? text.transcoding(video.percent, left) : text.transcodingNoTime(video.percent),
    ready: text.ready,
    rejected: text.rejected,
    failed: text.failed,
  }[video.status];
  return (
    <div className="stack">
      <div className="upload">
        <Poster
          src={posterUrl(video.poster)}
          {...(video.durationSeconds === null ? {} : { length: format.clock(video.durationSeconds) })}
        />
        <p className="grow">
          <FileName name={video.filename} />
          <span className={`tiny num ${video.status === 'ready' ? 'good' : ''}`} role="status">
            {state}
          </span>
        </p>
        {video.playable ? (
          <LinkButton compact to={`/studio/${lessonId}/preview`} icon="play">
            {text.watch}
          </LinkButton>
        ) : null}
        {isWorking(video) ? (
          <progress className="bar" max={100} value={video.percent} aria-label={state} />
        ) : null}
      </div>
      {queue ? <p className="small">{placeOf(queue, text, format)}</p> : null}
      {isWorking(video) ? <p className="small">{text.closeOk}</p> : null}
      {video.status === 'ready' && video.moreFollows ? (
        <p className="small quiet">{text.moreFollows}</p>
      ) : null}
      {video.status === 'ready' && video.note ? <Notice tone="warn" icon="alert" title={video.note} /> : null}
      {bad ? (
        <Notice
          tone="bad"
          title={video.reason ?? state}
          action={
            video.status === 'failed' ? (
              <retry.Form method="post">
                <input type="hidden" name="videoId" value={video.id} />
                <Button type="submit" name="intent" value="retry" busy={retry.state !== 'idle'}>
                  {text.retry}
                </Button>
              </retry.Form>
            ) : undefined
          }
        >
          {video.status !== 'failed' ? null : video.comesBack ? text.comesBack : text.failedNote}
        </Notice>
      ) : null}
    </div>
  );
}

/** What a person may plan by; nothing of time where nothing is known of it. */
function placeOf(
  { ahead, startsInMinutes }: NonNullable<VideoView['queue']>,
  text: ReturnType<typeof useWords>['studio']['video'],
  format: ReturnType<typeof useFormat>,
): string {
  if (ahead === 0) return text.nextInLine;
  return startsInMinutes === null
    ? text.ahead(ahead)
    : text.aheadUntil(ahead, format.minutes(startsInMinutes));
}
