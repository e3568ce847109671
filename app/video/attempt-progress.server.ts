import type { Log } from '~/platform/log.server';
import { AttemptLost, type VideoAttempt } from './video-attempt.server';

/** Writes each new per cent at most once a second, one write at a time; learns there that the attempt is lost. */
export function createProgress(attempt: VideoAttempt, lost: AbortController, log: Log) {
  let shown = 0;
  let writtenAt = 0;
  let writing: Promise<void> | null = null;
  return {
    note(percent: number) {
      const at = performance.now();
      if (writing || percent <= shown || at - writtenAt < 1000) return;
      shown = percent;
      writtenAt = at;
      writing = attempt
        .update({ percent })
        .catch((error: unknown) => {
          if (error instanceof AttemptLost) lost.abort();
          else log.warn({ err: error }, 'video progress');
        })
        .finally(() => (writing = null));
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
