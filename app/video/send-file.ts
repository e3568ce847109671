/**
 * Sends one file by tus until the server has all of it: what to do after each kind of failure is decided here, because
 * the client library gives up after a while, and takes every refusal of a resumed upload for a reason to begin again.
 * Knows no browser, so that tests send through the same code.
 */
import type { DetailedError, Upload, UploadOptions } from 'tus-js-client';

export const CHUNK_BYTES = 5 * 1024 * 1024;
/** The last one again and again: a basement may be without a network for an hour. */
const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];
/** A connection that moves nothing for so long is dead, whatever the network says. */
const STALL_MS = 30_000;

export type SendPhase =
  | 'sending'
  | 'paused'
  /** No connection, or a server that cannot answer; tried again by itself. */
  | 'cut'
  /** The server says why it cannot take more now; tried again by itself. */
  | 'held'
  /** Nobody is signed in any more; goes on after `start`. */
  | 'signed-out'
  /** The browser cannot read the file any more; choosing it again goes on. */
  | 'unreadable'
  /** Given up elsewhere or swept; `start` begins anew. */
  | 'gone'
  | 'refused'
  | 'done';

export interface SendState {
  phase: SendPhase;
  /** Acknowledged, and what is on its way. */
  sentBytes: number;
  totalBytes: number;
  /** The server's own words for `held` and `refused`. */
  sentence: string | null;
  videoId: string | null;
}

export interface SendOptions {
  tus: { Upload: typeof Upload };
  file: ConstructorParameters<typeof Upload>[0];
  totalBytes: number;
  endpoint: string;
  /** Of an upload begun earlier, and how far it was. */
  url?: string | undefined;
  sentBytes?: number | undefined;
  filename: string;
  filetype: string;
  /** For the storage of addresses; absent = nothing is remembered. */
  remember?: { fingerprint: string; storage: NonNullable<UploadOptions['urlStorage']> };
  headers?: Record<string, string>;
  chunkBytes?: number;
  waitsMs?: number[];
  stallMs?: number;
  /** Whether the byte at this place can still be read; a failed read looks like a failed network. */
  canRead?(at: number): Promise<boolean>;
  onChange(state: SendState): void;
}

export interface Sending {
  start(): void;
  pause(): void;
  /** Tries at once where it waits for its next attempt. */
  nudge(): void;
  /** Takes it back from the server as well, as far as the server can be reached. */
  cancel(): Promise<void>;
}

const isForLater = (status: number) =>
  status === 0 || [408, 409, 423, 425, 429].includes(status) || status >= 500;

export function sendFile(options: SendOptions): Sending {
  const { endpoint, totalBytes, waitsMs = WAITS_MS, stallMs = STALL_MS } = options;
  let state: SendState = {
    phase: 'paused',
    sentBytes: options.sentBytes ?? 0,
    totalBytes,
    sentence: null,
    videoId: null,
  };
  let failures = 0;
  /** The server knew it a moment ago: when it is gone then, somebody gave it up, and it does not begin anew. */
  let known = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<SendState>) => {
    state = { ...state, ...change };
    options.onChange(state);
  };
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const watch = () =>
    after(stallMs, () => {
      void upload.abort();
      tryLater('cut', null);
    });

  const upload = new options.tus.Upload(options.file, {
    endpoint: options.url ? null : endpoint,
    chunkSize: options.chunkBytes ?? CHUNK_BYTES,
    retryDelays: null,
    removeFingerprintOnSuccess: false,
    metadata: { filename: options.filename, filetype: options.filetype },
    ...(options.headers ? { headers: options.headers } : {}),
    ...(options.remember
      ? {
          storeFingerprintForResuming: true,
          urlStorage: options.remember.storage,
          fingerprint: () => Promise.resolve(options.remember!.fingerprint),
        }
      : { storeFingerprintForResuming: false }),
    // Without it, a resumed upload that cannot be looked at now is not begun a second time.
    onUploadUrlAvailable: () => {
      upload.options.endpoint = null;
      known = true;
    },
    onAfterResponse: (_request, response) => {
      const videoId = response.getHeader('Video-Id');
      if (videoId && videoId !== state.videoId) set({ videoId });
    },
    onChunkComplete: () => (failures = 0),
    onProgress: (sentBytes) => {
      watch();
      set({ phase: 'sending', sentBytes, sentence: null });
    },
    onSuccess: () => {
      clearTimeout(timer);
      set({ phase: 'done', sentBytes: totalBytes });
    },
    onError: (error) => {
      clearTimeout(timer);
      void failed(error);
    },
  });
  upload.url = options.url ?? null;

  function tryLater(phase: 'cut' | 'held', sentence: string | null, leastMs = 0) {
    const wait = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 1000;
    failures++;
    // Phones of one site that lost the same network do not all come back in the same moment.
    after(Math.max(leastMs, wait * (0.75 + Math.random() / 2)), start);
    set({ phase, sentence });
  }

  async function failed(error: Error | DetailedError) {
    const response = 'originalResponse' in error ? error.originalResponse : null;
    const status = response?.getStatus() ?? 0;
    const sentence = sentenceOf(response?.getBody());
    const at = Math.min(state.sentBytes, totalBytes - 1);
    if (status === 0 && options.canRead && !(await options.canRead(at))) return set({ phase: 'unreadable' });
    if (state.phase === 'paused') return;
    if (status === 401) return set({ phase: 'signed-out' });
    if (isForLater(status)) {
      const seconds = Number(response?.getHeader('Retry-After') ?? 0);
      return tryLater(
        status === 507 ? 'held' : 'cut',
        sentence,
        Number.isFinite(seconds) ? seconds * 1000 : 0,
      );
    }
    if (status === 404 || status === 410) {
      if (!upload.url) return set({ phase: 'refused', sentence });
      // A look decides; it also lets the client forget the address, so that it remembers the next one.
      const looked = 'originalRequest' in error && error.originalRequest.getMethod() === 'HEAD';
      if (!looked) return start();
      upload.url = null;
      upload.options.endpoint = endpoint;
      if (!known) return start();
      known = false;
      return set({ phase: 'gone', sentBytes: 0 });
    }
    set({ phase: 'refused', sentence });
  }

  function start() {
    watch();
    set({ phase: 'sending' });
    upload.start();
  }

  return {
    start,
    pause() {
      clearTimeout(timer);
      void upload.abort();
      set({ phase: 'paused' });
    },
    nudge() {
      if (state.phase === 'cut' || state.phase === 'held') start();
    },
    async cancel() {
      clearTimeout(timer);
      set({ phase: 'paused' });
      // Out of reach, it waits on the server until it is swept.
      await upload.abort(true).catch(() => undefined);
    },
  };
}

function sentenceOf(body: string | undefined): string | null {
  try {
    return (JSON.parse(body ?? '') as { error?: { message?: string } }).error?.message ?? null;
  } catch {
    return null;
  }
}
