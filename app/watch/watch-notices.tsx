/** What stands under the picture when something is to be said: the sound alone, another device, the network, the credit. */
import { Button, LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import { ListeningNotice } from './listening-notice';
import type { MediaProblem } from './media-stream';
import { StreamNotice } from './stream-notice';
import type { WatchState } from './watch-controller';

export interface WatchNoticesProps {
  lesson: { id: string; durationSeconds: number; next: { id: string; title: string } | null };
  state: WatchState;
  stream: { problem: MediaProblem | null; retry(): void };
  listening: { on: boolean; soundless: boolean; counts: boolean };
  onPlay(): void;
  onPicture(): void;
}

export function WatchNotices(props: WatchNoticesProps) {
  const { state, stream, listening } = props;
  const { watch } = useWords();
  return (
    <>
      {listening.on && !state.completed ? (
        <ListeningNotice counts={listening.counts} onPicture={props.onPicture} />
      ) : null}
      {listening.soundless ? (
        <Notice tone="warn" live="status" title={watch.listening.none}>
          {watch.listening.noneNote}
        </Notice>
      ) : null}
      {state.takenOver ? (
        <Notice
          tone="warn"
          live="alert"
          title={watch.live.takenOver}
          action={<Button onClick={props.onPlay}>{watch.live.here}</Button>}
        >
          {watch.live.takenOverNote}
        </Notice>
      ) : null}
      {state.problem ? <Notice tone="bad" live="alert" title={state.problem} /> : null}
      <StreamNotice
        stream={stream}
        notes={{ network: watch.live.offlineNote, unplayable: watch.live.failedNote }}
      />
      {state.sender === 'waiting' && state.waiting > 0 && !stream.problem ? (
        <Notice tone="warn" live="status" icon="offline" title={watch.live.offline}>
          {watch.live.offlineNote}
        </Notice>
      ) : null}
      {state.sender === 'signed-out' ? <SignedOut lessonId={props.lesson.id} /> : null}
      {state.credited ? <Credited lesson={props.lesson} credited={state.credited} /> : null}
    </>
  );
}

function SignedOut({ lessonId }: { lessonId: string }) {
  const { common, signIn } = useWords();
  return (
    <Notice
      tone="warn"
      live="alert"
      title={common.error.signInTitle}
      action={
        <LinkButton to={`/sign-in?next=/lessons/${lessonId}`} reloadDocument>
          {signIn.title}
        </LinkButton>
      }
    >
      {common.error.signIn}
    </Notice>
  );
}

function Credited({
  lesson,
  credited,
}: {
  lesson: WatchNoticesProps['lesson'];
  credited: NonNullable<WatchState['credited']>;
}) {
  const { common, watch } = useWords();
  const format = useFormat();
  return (
    <Notice
      tone="good"
      live="status"
      title={watch.progress.credited(format.minutes(credited.minutes), credited.points)}
      action={
        lesson.next ? (
          <LinkButton to={`/lessons/${lesson.next.id}`} reloadDocument iconAfter="chevron-right">
            {watch.progress.nextLesson}
          </LinkButton>
        ) : (
          <LinkButton to="/me">{common.nav.record}</LinkButton>
        )
      }
    >
      {lesson.next?.title ?? format.duration(lesson.durationSeconds)}
    </Notice>
  );
}
