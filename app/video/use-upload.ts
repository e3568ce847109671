/**
 * Uploads a video by tus in chunks of at most 5 MiB: pauses, goes on after a cut or a closed tab (the address is kept in
 * this browser under the file's fingerprint), and says how much and how long.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Upload } from 'tus-js-client';

export const CHUNK_BYTES = 5 * 1024 * 1024;

export type UploadState =
  | { phase: 'none' }
  | {
      phase: 'sending' | 'paused' | 'cut' | 'done';
      name: string;
      sentBytes: number;
      totalBytes: number;
      /** Null until the speed is known. */
      secondsLeft: number | null;
      videoId: string | null;
    }
  | { phase: 'refused'; name: string; sentence: string };

interface Options {
  endpoint: string;
  /** What to say where the server gave no sentence. */
  refusedSentence: string;
  /** The server knows the video: it can be attached while its bytes still arrive. */
  onVideo(videoId: string): void;
}

const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000];

export function useUpload({ endpoint, refusedSentence, onVideo }: Options) {
  const [state, setState] = useState<UploadState>({ phase: 'none' });
  const upload = useRef<Upload | null>(null);
  const told = useRef(onVideo);
  told.current = onVideo;

  const start = useCallback(
    async (file: File) => {
      const tus = await import('tus-js-client');
      const startedAt = performance.now();
      let startBytes: number | null = null;
      let videoId: string | null = null;
      const set = (phase: 'sending' | 'paused' | 'cut' | 'done', sentBytes: number) => {
        startBytes ??= sentBytes;
        const perSecond = ((sentBytes - startBytes) / (performance.now() - startedAt)) * 1000;
        const secondsLeft = perSecond > 0 ? Math.ceil((file.size - sentBytes) / perSecond) : null;
        setState({ phase, name: file.name, sentBytes, totalBytes: file.size, secondsLeft, videoId });
      };
      const current = new tus.Upload(file, {
        endpoint,
        chunkSize: CHUNK_BYTES,
        retryDelays: RETRY_MS,
        storeFingerprintForResuming: true,
        removeFingerprintOnSuccess: true,
        metadata: { filename: file.name.normalize('NFC'), filetype: file.type },
        onAfterResponse: (_request, response) => {
          const id = response.getHeader('Video-Id');
          if (!id || id === videoId) return;
          videoId = id;
          told.current(id);
        },
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0;
          if (status === 0)
            setState((before) => (before.phase === 'sending' ? { ...before, phase: 'cut' } : before));
          return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
        },
        onProgress: (sent) => set('sending', sent),
        onSuccess: () => set('done', file.size),
        onError: (error) => {
          const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
          setState({ phase: 'refused', name: file.name, sentence: sentenceOf(body) ?? refusedSentence });
        },
      });
      upload.current = current;
      set('sending', 0);
      const [earlier] = await current.findPreviousUploads();
      if (earlier) current.resumeFromPreviousUpload(earlier);
      current.start();
    },
    [endpoint, refusedSentence],
  );

  const pause = useCallback(() => {
    void upload.current?.abort();
    setState((before) => ('sentBytes' in before ? { ...before, phase: 'paused' } : before));
  }, []);
  const resume = useCallback(() => {
    upload.current?.start();
    setState((before) => ('sentBytes' in before ? { ...before, phase: 'sending' } : before));
  }, []);
  const cancel = useCallback(() => {
    void upload.current?.abort(true);
    setState({ phase: 'none' });
  }, []);

  useEffect(() => {
    // Back online: go on at once instead of waiting out the pause.
    const online = () =>
      setState((before) => {
        if (before.phase !== 'cut') return before;
        void upload.current?.abort().then(() => upload.current?.start());
        return { ...before, phase: 'sending' };
      });
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      void upload.current?.abort();
    };
  }, []);

  return { state, start, pause, resume, cancel };
}

function sentenceOf(body: string | undefined): string | undefined {
  try {
    return (JSON.parse(body ?? '') as { error?: { message?: string } }).error?.message;
  } catch {
    return undefined;
  }
}
