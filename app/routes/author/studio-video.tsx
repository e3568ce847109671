/** The lesson's video: choose, upload with pause and going on, then follow it until it is ready. */
import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { FileName } from '~/ui/file-name';
import { IconButton } from '~/ui/icon-button';
import { Notice } from '~/ui/notice';
import { Poster } from '~/ui/poster';
import type { VideoView } from '~/video/find-video.server';
import { posterUrl } from '~/video/poster-url';
import { useUpload } from '~/video/use-upload';
import { useFormat, useWords } from '~/words/words';

type ShownVideo = Pick<VideoView, 'id' | 'status' | 'percent' | 'reason' | 'durationSeconds' | 'playable' | 'height'> & {
  filename: string;
  renditionSetId: string | null;
};

interface StudioVideoProps {
  lessonId: string;
  title: string;
  video: ShownVideo | null;
  locked: boolean;
}

const POLL_MS = 2000;
const working = new Set(['receiving', 'probing', 'transcoding']);

export function StudioVideo({ lessonId, video, locked }: StudioVideoProps) {
  const { studio, common } = useWords();
  const text = studio.video;
  const picker = useRef<HTMLInputElement>(null);
  const attach = useFetcher<{ error?: { message: string } }>();
  const revalidator = useRevalidator();
  const { state, start, pause, resume, cancel } = useUpload({
    endpoint: '/api/v1/uploads',
    refusedSentence: common.error.offline,
    onVideo: (videoId) => attach.submit({ intent: 'video', videoId }, { method: 'post' }),
  });

  const busy = video !== null && working.has(video.status);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => !document.hidden && revalidator.revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [busy, revalidator]);

  const sending = state.phase === 'sending' || state.phase === 'paused' || state.phase === 'cut';
  return (
    <Card
      title={text.title}
      action={
        video && !sending && !locked ? (
          <Button compact variant="outline" onClick={() => picker.current?.click()}>
            {text.replace}
          </Button>
        ) : undefined
      }
    >
      <input
        ref={picker}
        type="file"
        accept="video/*,.mkv,.ts,.3gp"
        className="hidden"
        tabIndex={-1}
        aria-label={text.add}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void start(file);
          event.currentTarget.value = '';
        }}
      />
      {state.phase === 'refused' ? <Notice tone="bad" live="alert" title={state.sentence} /> : null}
      {attach.data?.error ? <Notice tone="bad" live="alert" title={attach.data.error.message} /> : null}
      {state.phase === 'cut' ? (
        <Notice tone="warn" live="status" icon="offline" title={text.cutOff}>
          {text.cutOffNote}
        </Notice>
      ) : null}
      {sending ? <Sending state={state} onPause={pause} onResume={resume} onCancel={cancel} /> : null}
      {!sending && video ? <Received lessonId={lessonId} video={video} /> : null}
      {!sending && !video ? (
        <div className="stack">
          <p className="small">{text.dropNote}</p>
          <Button icon="upload" block disabled={locked} onClick={() => picker.current?.click()}>
            {text.add}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

type SendingState = Extract<ReturnType<typeof useUpload>['state'], { sentBytes: number }>;

interface SendingProps {
  state: SendingState;
  onPause(): void;
  onResume(): void;
  onCancel(): void;
}

function Sending({ state, onPause, onResume, onCancel }: SendingProps) {
  const { video: text } = useWords().studio;
  const format = useFormat();
  const percent = Math.floor((state.sentBytes / Math.max(1, state.totalBytes)) * 100);
  const paused = state.phase === 'paused';
  return (
    <div className="upload">
      <p className="grow">
        <FileName name={state.name} />
        <span className="tiny num">
          {paused
            ? text.paused
            : state.secondsLeft !== null
              ? text.uploadingLeft(percent, format.duration(state.secondsLeft))
              : text.uploading(percent, format.bytes(state.sentBytes), format.bytes(state.totalBytes))}
        </span>
      </p>
      <IconButton
        icon={paused ? 'play' : 'pause'}
        label={paused ? text.resume(state.name) : text.pause(state.name)}
        onClick={paused ? onResume : onPause}
      />
      <IconButton icon="close" label={text.cancel(state.name)} onClick={onCancel} />
      <progress className={state.phase === 'cut' ? 'bar warn' : 'bar'} max={100} value={percent} aria-label={state.name} />
    </div>
  );
}

function Received({ lessonId, video }: { lessonId: string; video: ShownVideo }) {
  const { video: text } = useWords().studio;
  const format = useFormat();
  const retry = useFetcher();
  const bad = video.status === 'rejected' || video.status === 'failed';
  const state = {
    receiving: text.paused,
    probing: text.probing,
    transcoding: text.transcodingNoTime(video.percent),
    ready: text.ready,
    rejected: text.rejected,
    failed: text.failed,
  }[video.status];
  return (
    <div className="stack">
      <div className="upload">
        <Poster
          src={posterUrl(video.renditionSetId)}
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
        {working.has(video.status) ? (
          <progress className="bar" max={100} value={video.percent} aria-label={state} />
        ) : null}
      </div>
      {working.has(video.status) ? <p className="small">{text.closeOk}</p> : null}
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
          {video.status === 'failed' ? text.failedNote : null}
        </Notice>
      ) : null}
    </div>
  );
}
