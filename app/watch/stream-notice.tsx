/** That the stream does not come or does not play, with a way to try again. */
import type { ReactNode } from 'react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';
import type { MediaProblem } from './media-stream';

interface StreamNoticeProps {
  stream: { problem: MediaProblem | null; retry(): void };
  /** What more is to be said of each. */
  notes?: Record<MediaProblem, ReactNode>;
}

export function StreamNotice({ stream: { problem, retry }, notes }: StreamNoticeProps) {
  const { common, watch } = useWords();
  if (!problem) return null;
  return (
    <Notice
      tone="warn"
      live="alert"
      title={problem === 'network' ? watch.live.offline : watch.live.failed}
      action={<Button onClick={retry}>{common.act.retry}</Button>}
    >
      {notes?.[problem]}
    </Notice>
  );
}
