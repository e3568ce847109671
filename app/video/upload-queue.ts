/**
 * All uploads of this browser's page, whichever screen is open: two send at a time, the rest wait their turn. Only the
 * signed-in person's are shown and sent; the next person on a shared tablet neither sees nor carries them.
 */
import type { Sending, SendOptions, SendState } from './send-file';
import { readMeter, secondsLeft, startMeter, type SpeedMeter } from './upload-speed';

const MOST_SENDING = 2;

export type UploadPhase = SendState['phase'] | 'queued' | 'attaching';

export interface UploadTask {
  id: string;
  employeeNo: string;
  /** What the video is for; one upload each. */
  place: string;
  name: string;
  phase: UploadPhase;
  sentBytes: number;
  totalBytes: number;
  bytesPerSecond: number | null;
  secondsLeft: number | null;
  sentence: string | null;
}

/** Gives the video its place: null when done, a sentence when it is refused for good; throws when to try later. */
export type Attach = (videoId: string) => Promise<string | null>;

export interface UploadRequest extends Pick<UploadTask, 'employeeNo' | 'place' | 'name' | 'totalBytes'> {
  /** How far it was when it was left. */
  sentBytes?: number;
  attach: Attach;
  /** The place shows a video until this one is whole. */
  attachAtEnd: boolean;
  send(onChange: SendOptions['onChange']): Sending;
  /** The upload is whole and in its place, or given up: nothing has to be remembered. */
  onSettled(): Promise<void>;
}

interface Entry {
  task: UploadTask;
  request: UploadRequest;
  sending: Sending | null;
  meter: SpeedMeter;
  videoId: string | null;
  attached: boolean;
}

const RUNNING: UploadPhase[] = ['sending', 'cut', 'held'];
const ATTACH_WAITS_MS = [1000, 3000, 10_000, 30_000];

export class UploadQueue {
  #entries: Entry[] = [];
  #shown: readonly UploadTask[] = [];
  #employeeNo: string | null = null;
  #listeners = new Set<() => void>();

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  /** The signed-in person's uploads, oldest first; the same array until something changes. */
  snapshot = () => this.#shown;

  /** Who is signed in: others' uploads stop and leave the page, the person's own go on. */
  setPerson(employeeNo: string | null): void {
    if (employeeNo === null || employeeNo !== this.#employeeNo) {
      for (const entry of this.#entries) {
        if (entry.task.employeeNo !== employeeNo) entry.sending?.pause();
      }
      this.#entries = this.#entries.filter(({ task }) => task.employeeNo === employeeNo);
    }
    this.#employeeNo = employeeNo;
    for (const entry of this.#entries) {
      if (entry.task.phase === 'signed-out') this.#change(entry, { phase: 'queued' });
    }
    this.#next();
  }

  add(request: UploadRequest): void {
    const { employeeNo, place, name, totalBytes, sentBytes = 0 } = request;
    const id = `${employeeNo}/${place}`;
    this.#drop(id);
    const task: UploadTask = {
      ...{ id, employeeNo, place, name, totalBytes, sentBytes, phase: 'queued' },
      ...{ bytesPerSecond: null, secondsLeft: null, sentence: null },
    };
    const meter = startMeter(this.nowMs(), sentBytes);
    this.#entries.push({ task, request, sending: null, meter, videoId: null, attached: false });
    this.#next();
  }

  pause(id: string): void {
    const entry = this.#find(id);
    if (!entry) return;
    entry.sending?.pause();
    this.#change(entry, { phase: 'paused' });
    this.#next();
  }

  resume(id: string): void {
    const entry = this.#find(id);
    if (!entry) return;
    this.#change(entry, { phase: 'queued', sentence: null });
    this.#next();
  }

  async cancel(id: string): Promise<void> {
    const entry = this.#find(id);
    this.#drop(id);
    this.#next();
    if (!entry) return;
    await (entry.sending ?? entry.request.send(() => undefined)).cancel();
    await entry.request.onSettled();
  }

  /** Takes a task that is over off the page. */
  dismiss(id: string): void {
    this.#drop(id);
    this.#next();
  }

  /** The network is back: whatever waits for its next attempt tries at once. */
  nudge(): void {
    for (const { sending } of this.#entries) sending?.nudge();
  }

  #find(id: string) {
    return this.#entries.find(({ task }) => task.id === id);
  }

  #drop(id: string) {
    this.#find(id)?.sending?.pause();
    this.#entries = this.#entries.filter(({ task }) => task.id !== id);
  }

  #next() {
    const running = this.#entries.filter(({ task }) => RUNNING.includes(task.phase)).length;
    const waiting = this.#entries.filter(({ task }) => task.phase === 'queued');
    for (const entry of waiting.slice(0, Math.max(0, MOST_SENDING - running))) {
      entry.meter = startMeter(this.nowMs(), entry.task.sentBytes);
      entry.sending ??= entry.request.send((state) => this.#take(entry, state));
      this.#change(entry, { phase: 'sending' });
      entry.sending.start();
    }
    this.#publish();
  }

  #take(entry: Entry, state: SendState) {
    if (!this.#entries.includes(entry) || entry.task.phase === 'queued') return;
    const { phase, sentBytes, totalBytes, sentence, videoId } = state;
    const goesOn = phase === 'sending' && entry.task.phase === 'sending';
    entry.meter = goesOn
      ? readMeter(entry.meter, this.nowMs(), sentBytes)
      : startMeter(this.nowMs(), sentBytes);
    const { bytesPerSecond } = entry.meter;
    const left = secondsLeft(entry.meter, totalBytes);
    const done = phase === 'done';
    const freed = RUNNING.includes(entry.task.phase) && !RUNNING.includes(phase);
    this.#change(entry, {
      ...{ phase: done ? 'attaching' : phase, sentBytes, sentence, bytesPerSecond, secondsLeft: left },
    });
    if (videoId && videoId !== entry.videoId) {
      entry.videoId = videoId;
      // Early, so that other devices see it too; what fails is done again at the end.
      if (!entry.request.attachAtEnd) void this.#attach(entry).catch(() => undefined);
    }
    if (done) void this.#finish(entry);
    if (freed) this.#next();
  }

  async #attach(entry: Entry): Promise<string | null> {
    if (entry.attached || !entry.videoId) return null;
    const refusal = await entry.request.attach(entry.videoId);
    entry.attached = refusal === null;
    return refusal;
  }

  async #finish(entry: Entry): Promise<void> {
    for (let attempt = 0; this.#entries.includes(entry); attempt++) {
      try {
        const refusal = await this.#attach(entry);
        await entry.request.onSettled();
        this.#change(entry, refusal ? { phase: 'refused', sentence: refusal } : { phase: 'done' });
        return;
      } catch {
        const wait = ATTACH_WAITS_MS[Math.min(attempt, ATTACH_WAITS_MS.length - 1)];
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  #change(entry: Entry, change: Partial<UploadTask>) {
    entry.task = { ...entry.task, ...change };
    this.#publish();
  }

  #publish() {
    this.#shown = this.#entries.map(({ task }) => task);
    this.#listeners.forEach((listener) => listener());
  }
}
