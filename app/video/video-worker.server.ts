/**
 * Takes videos from the queue as slots become free: the choice is made then, not when a video is put in. One encode fills
 * the cores, so slots are few; one more, behind everything else that the machine does, takes what nobody waits for, so
 * that a long re-encoding never keeps an upload waiting.
 */
import { completeVideo } from './complete-video.server';
import { processEdit } from './process-edit.server';
import { processVideo, type ProcessDeps } from './process-video.server';
import { chooseNext, isUrgent, type Served, type WorkKind } from './queue-order';
import { readQueue, type QueuedVideo } from './read-queue.server';

const LOOK_MS = 1000;
const LONGEST_LOOK_MS = 30_000;
const LONGEST_STOP_MS = 8000;

const works: Record<WorkKind, typeof processVideo> = {
  process: processVideo,
  cut: processEdit,
  higher: completeVideo,
  again: completeVideo,
};

export interface WorkerOptions extends ProcessDeps {
  worker: string;
  /** Videos side by side that somebody waits for, at least one. */
  slots: number;
  /** False while this machine does not see the institute's files; asked before each look. */
  canWork?: (() => Promise<boolean>) | undefined;
  /** Told of each attempt that ended. */
  onDone?: ((kind: WorkKind) => Promise<void>) | undefined;
}

export class VideoWorker {
  readonly #options: WorkerOptions;
  readonly #stopping = new AbortController();
  readonly #busy = new Map<string, { video: QueuedVideo; done: Promise<void> }>();
  readonly #ended: Promise<void>;
  #wake = () => {};

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#ended = this.#run();
  }

  /** Gives back what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    const late = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref());
    const all = [this.#ended, ...[...this.#busy.values()].map(({ done }) => done)];
    await Promise.race([Promise.all(all), late]);
  }

  async #run(): Promise<void> {
    let waitMs = LOOK_MS;
    while (!this.#stopping.signal.aborted) {
      try {
        if (await this.#take()) continue;
        waitMs = LOOK_MS;
      } catch (error) {
        this.#options.log.warn({ err: error }, 'look at the queue of videos');
        waitMs = Math.min(LONGEST_LOOK_MS, waitMs * 2);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Begins one video; false where no slot is free or nothing is for it. */
  async #take(): Promise<boolean> {
    const { db, slots, canWork } = this.#options;
    const mine = () => [...this.#busy.values()].map(({ video }) => video);
    const urgent = mine().filter(isUrgent).length;
    const idle = this.#busy.size === 0;
    if (urgent === slots || (canWork && !(await canWork()))) return false;
    const queue = await readQueue(db);
    // Those begun a moment ago may not be written yet.
    const seen = new Set(queue.running.map(({ id }) => id));
    const served = new Map<string, Served>(queue.served);
    for (const { ownerId } of mine().filter(({ id }) => !seen.has(id))) {
      const { running, seconds } = served.get(ownerId) ?? { running: 0, seconds: 0 };
      served.set(ownerId, { running: running + 1, seconds });
    }
    const waiting = queue.waiting.filter(({ id }) => !this.#busy.has(id));
    const next = chooseNext(waiting, served, { urgent: slots - urgent, idle });
    if (!next || this.#stopping.signal.aborted) return false;
    this.#busy.set(next.id, { video: next, done: this.#work(next) });
    return true;
  }

  async #work(video: QueuedVideo): Promise<void> {
    const { onDone, ...deps } = this.#options;
    const { log } = deps;
    const { signal } = this.#stopping;
    let worked = false;
    try {
      worked = await works[video.kind]({ ...deps, videoId: video.id, signal });
      if (worked) await onDone?.(video.kind);
    } catch (error) {
      if (signal.aborted) log.info({ videoId: video.id }, 'video put back');
      else log.error({ err: error, videoId: video.id }, 'video work');
    }
    this.#busy.delete(video.id);
    // Where another worker was quicker, the next look is as soon as any.
    if (worked) this.#wake();
  }
}
