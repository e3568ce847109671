/** A video on its way: how much, how fast, how long, pause, going on, giving up, and what to do when it stands still. */
import { useLocation } from '@remix-run/react';
import { useState } from 'react';
import { Button, LinkButton } from '~/ui/button';
import { FileName } from '~/ui/file-name';
import { IconButton } from '~/ui/icon-button';
import { Notice } from '~/ui/notice';
import type { UploadTask } from '~/video/upload-queue';
import { useFormat, useWords } from '~/words/words';
import { AskSheet } from './ask-sheet';

interface StudioUploadProps {
  task: UploadTask;
  onPause(): void;
  onResume(): void;
  onCancel(): void | Promise<void>;
}

const MOVING: UploadTask['phase'][] = ['sending', 'cut', 'held', 'queued'];

export function StudioUpload({ task, onPause, onResume, onCancel }: StudioUploadProps) {
  const { video: text } = useWords().studio;
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const { phase, name, sentBytes, totalBytes, bytesPerSecond, secondsLeft } = task;
  const percent = Math.floor((sentBytes / Math.max(1, totalBytes)) * 100);
  const size = text.uploading(percent, format.bytes(sentBytes), format.bytes(totalBytes));
  const line =
    phase === 'queued'
      ? text.queued
      : phase === 'attaching'
        ? text.attaching
        : phase === 'sending'
          ? secondsLeft !== null && bytesPerSecond !== null
            ? text.uploadingSpeed(percent, format.bytes(bytesPerSecond), format.duration(secondsLeft))
            : size
          : phase === 'cut' || phase === 'held'
            ? size
            : text.pausedAt(percent);
  const over = phase === 'attaching' || phase === 'done';
  return (
    <div className="stack">
      <UploadTrouble task={task} onResume={onResume} />
      <div className="upload">
        <p className="grow">
          <FileName name={name} />
          <span className="tiny num">{line}</span>
        </p>
        {MOVING.includes(phase) ? (
          <IconButton icon="pause" label={text.pause(name)} onClick={onPause} />
        ) : phase === 'paused' ? (
          <IconButton icon="play" label={text.resume(name)} onClick={onResume} />
        ) : null}
        {over ? null : <IconButton icon="close" label={text.cancel(name)} onClick={() => setAsked(true)} />}
        <progress
          className={phase === 'sending' || over ? 'bar' : 'bar warn'}
          max={100}
          value={percent}
          aria-label={name}
        />
      </div>
      <AskSheet
        open={asked}
        question={text.cancelQuestion}
        effect={text.cancelEffect(name, percent)}
        act={text.giveUp}
        onAct={onCancel}
        onClose={() => setAsked(false)}
      />
    </div>
  );
}

function UploadTrouble({ task, onResume }: Pick<StudioUploadProps, 'task' | 'onResume'>) {
  const { video: text } = useWords().studio;
  const { pathname } = useLocation();
  switch (task.phase) {
    case 'cut':
      return (
        <Notice tone="warn" live="status" icon="offline" title={text.cutOff}>
          {text.cutOffNote}
        </Notice>
      );
    case 'held':
      return (
        <Notice tone="warn" live="status" title={task.sentence ?? text.held}>
          {text.heldNote}
        </Notice>
      );
    case 'signed-out':
      return (
        <Notice
          tone="warn"
          live="alert"
          icon="lock"
          title={text.signedOut}
          action={<LinkButton to={`/sign-in?next=${encodeURIComponent(pathname)}`}>{text.signIn}</LinkButton>}
        >
          {text.signedOutNote}
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice tone="bad" live="alert" title={text.unreadable}>
          {text.unreadableNote}
        </Notice>
      );
    case 'gone':
      return (
        <Notice
          tone="bad"
          live="alert"
          title={text.gone}
          action={<Button onClick={onResume}>{text.startAnew}</Button>}
        >
          {text.goneNote}
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          tone="bad"
          live="alert"
          title={task.sentence ?? text.refused}
          action={<Button onClick={onResume}>{text.tryAgain}</Button>}
        />
      );
    default:
      return null;
  }
}
