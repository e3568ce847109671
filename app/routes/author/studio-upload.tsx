/** A video on its way: how much, how long, pause, going on, giving up. */
import { FileName } from '~/ui/file-name';
import { IconButton } from '~/ui/icon-button';
import type { useUpload } from '~/video/use-upload';
import { useFormat, useWords } from '~/words/words';

type SendingState = Extract<ReturnType<typeof useUpload>['state'], { sentBytes: number }>;

interface SendingProps {
  state: SendingState;
  onPause(): void;
  onResume(): void;
  onCancel(): void;
}

export function StudioUpload({ state, onPause, onResume, onCancel }: SendingProps) {
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
      <progress
        className={state.phase === 'cut' ? 'bar warn' : 'bar'}
        max={100}
        value={percent}
        aria-label={state.name}
      />
    </div>
  );
}
