/** The lesson's video: choose, send with pause and going on, go on after a closed page, follow it until it is ready. */
import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { fingerprintFile } from '~/video/fingerprint-file';
import { dropUpload, findLeftUpload, startUpload, useUploads, type LeftUpload } from '~/video/use-uploads';
import { useWords } from '~/words/words';
import { usePerson } from '../root-data';
import { usePoll } from '../use-poll';
import { AskSheet } from './ask-sheet';
import { attachVideoTo } from './attach-video-to';
import { StudioLeft } from './studio-left';
import { StudioPicker } from './studio-picker';
import { isWorking, StudioReceived, type ShownVideo } from './studio-received';
import { StudioUpload } from './studio-upload';
import { useLeftUpload } from './use-left-upload';
import { studioPlaces } from './studio-places';

interface StudioVideoProps {
  lessonId: string;
  video: ShownVideo | null;
  locked: boolean;
  maxBytes: number;
  /** What else may be done with a video that is there. */
  children?: ReactNode;
}

const POLL_MS = 2000;
/** Nobody waits for what follows. */
const FOLLOW_MS = 15_000;
/** A video that plays or soon will stays until the new one is whole. */
const isKept = (video: ShownVideo | null) =>
  video !== null && ['probing', 'transcoding', 'ready'].includes(video.status);

export function StudioVideo({ lessonId, video, locked, maxBytes, children }: StudioVideoProps) {
  const { video: text } = useWords().studio;
  const { employeeNo } = usePerson();
  const { revalidate } = useRevalidator();
  const owner = useMemo(() => ({ employeeNo, place: lessonId }), [employeeNo, lessonId]);
  const { tasks, queue } = useUploads(employeeNo);
  const task = tasks.find(({ place }) => place === lessonId);
  const [replacing, setReplacing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [other, setOther] = useState<File | null>(null);
  const onAttached = useCallback(() => revalidate(), [revalidate]);
  const { left, forget } = useLeftUpload({ owner, sending: task !== undefined, onAttached });
  const elsewhere = !task && !left && video?.status === 'receiving' ? video : null;

  const busy = isWorking(video) && video?.status !== 'receiving';
  usePoll(busy ? POLL_MS : video?.moreFollows ? FOLLOW_MS : null);
  useEffect(() => {
    if (task?.phase !== 'done') return;
    queue?.dismiss(task.id);
    setReplacing(false);
    revalidate();
  }, [task, queue, revalidate]);

  const start = (file: File, from: LeftUpload | null) => {
    const attach = { attach: attachVideoTo(lessonId), attachAtEnd: isKept(video) };
    startUpload({ owner, file, ...(from ? { left: from } : {}), ...attach }).catch(() =>
      setProblem(text.unreadable),
    );
  };
  const choose = async (file: File) => {
    // A task whose file cannot be read any more has left something too.
    const begun = left ?? (task ? await findLeftUpload(owner) : null);
    if (begun && (await fingerprintFile(file).catch(() => null)) === begun.fingerprint) start(file, begun);
    else if (begun || elsewhere) setOther(file);
    else start(file, null);
  };
  const dropLeft = async () => {
    const begun = left ?? (await findLeftUpload(owner));
    const url = begun?.url ?? (elsewhere?.uploadId ? `/api/v1/uploads/${elsewhere.uploadId}` : null);
    if (url) await dropUpload(owner, url);
    forget();
  };
  const waiting = left
    ? { name: left.name, percent: left.percent }
    : elsewhere && { name: elsewhere.filename, percent: elsewhere.percent };
  const unreadable = task?.phase === 'unreadable';
  const picking = unreadable || (!task && (waiting !== null || !video || replacing));
  return (
    <Card
      title={text.title}
      id={studioPlaces.video}
      action={
        video && !task && !waiting && !locked && !replacing ? (
          <Button compact variant="outline" onClick={() => setReplacing(true)}>
            {text.replace}
          </Button>
        ) : undefined
      }
    >
      {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
      {task ? (
        <StudioUpload
          task={task}
          onPause={() => queue?.pause(task.id)}
          onResume={() => queue?.resume(task.id)}
          onCancel={async () => {
            await queue?.cancel(task.id);
            revalidate();
          }}
        />
      ) : null}
      {!waiting && video && (!task || isKept(video)) ? (
        <StudioReceived lessonId={lessonId} video={video} />
      ) : null}
      {!waiting && !task && !picking ? children : null}
      {waiting ? (
        <StudioLeft
          {...waiting}
          here={left !== null}
          onDrop={async () => {
            await dropLeft();
            revalidate();
          }}
        />
      ) : null}
      {picking ? (
        <StudioPicker
          maxBytes={maxBytes}
          disabled={locked}
          onFile={(file) => void choose(file)}
          onProblem={setProblem}
        />
      ) : null}
      <AskSheet
        open={other !== null}
        question={text.otherQuestion}
        effect={text.otherEffect(waiting?.name ?? task?.name ?? '', waiting?.percent ?? 0)}
        act={text.otherAct}
        onAct={async () => {
          await dropLeft();
          if (other) start(other, null);
        }}
        onClose={() => setOther(null)}
      />
    </Card>
  );
}
