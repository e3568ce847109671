/** The lesson's video: choose, upload with pause and going on, then follow it until it is ready. */
import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { useUpload } from '~/video/use-upload';
import { useWords } from '~/words/words';
import { isWorking, StudioReceived, type ShownVideo } from './studio-received';
import { StudioUpload } from './studio-upload';

interface StudioVideoProps {
  lessonId: string;
  title: string;
  video: ShownVideo | null;
  locked: boolean;
}

const POLL_MS = 2000;

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

  const busy = isWorking(video);
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
      {sending ? <StudioUpload state={state} onPause={pause} onResume={resume} onCancel={cancel} /> : null}
      {!sending && video ? <StudioReceived lessonId={lessonId} video={video} /> : null}
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
