/**
 * Follows one <video>: opens a session on the play gesture, collects what is played, and reports it every five seconds
 * and on every pause, seek, rate change, hide and end. What is shown as seen is only what the server acknowledged.
 */
import { openBeatQueue, type BeatQueue, type QueuedBeat } from './beat-queue';
import { BeatSender, type BeatAnswer, type SenderState } from './beat-sender';
import { IntervalTracker } from './interval-tracker';

type Range = [fromSeconds: number, toSeconds: number];

/** The part of POST /watch-sessions that the player needs. */
export interface OpenedSession {
  sessionKey: string;
  masterUrl: string;
  resumeSeconds: number;
  seen: Range[];
  missing: Range[];
  coveredSeconds: number;
  learningSeconds: number;
  maxRate: number;
  seekAhead: boolean;
  beatSeconds: number;
  completed: boolean;
}

export interface WatchState {
  seen: Range[];
  missing: Range[];
  coveredSeconds: number;
  learningSeconds: number;
  completed: boolean;
  credited: { minutes: number; points: number } | null;
  /** Another device plays; this page stays silent until the person says otherwise. */
  takenOver: boolean;
  /** The sentence of a session that could not be opened. */
  problem: string | null;
  sender: SenderState;
  /** Beats that wait for the network. */
  waiting: number;
}

interface Options {
  lessonId: string;
  employeeNo: string;
  initial: Pick<WatchState, 'seen' | 'missing' | 'coveredSeconds' | 'learningSeconds' | 'completed'>;
  /** Seconds of the sound alone count as seen; where they do not, none of them is reported. */
  listeningCounts: boolean;
  /** What to say where the server gave no sentence: no network. */
  offlineSentence: string;
  onOpened?(session: OpenedSession): void;
}

const BEAT_MS = 5000;

export class WatchController {
  #state: WatchState;
  #listeners = new Set<() => void>();
  #tracker = new IntervalTracker();
  #session: OpenedSession | null = null;
  #opening: Promise<boolean> | null = null;
  #seq = 0;
  #rate = 1;
  #listening = false;
  #sender: BeatSender | null = null;
  #video: HTMLVideoElement | null = null;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
    this.#state = {
      ...options.initial,
      credited: null,
      takenOver: false,
      problem: null,
      sender: 'idle',
      waiting: 0,
    };
  }

  /** Opened when it is first needed: the server renders this too, and has no IndexedDB. */
  get #queue(): Promise<BeatQueue> {
    return openBeatQueue();
  }

  getState = () => this.#state;
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The sound alone plays and earns nothing: no session is needed for it. */
  get #silent() {
    return this.#listening && !this.#options.listeningCounts;
  }

  #set(change: Partial<WatchState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Listens to a video until the returned function is called. */
  attach(video: HTMLVideoElement): () => void {
    const listen = new AbortController();
    const { signal } = listen;
    this.#video = video;
    const on = (name: string, handle: () => void) => video.addEventListener(name, handle, { signal });
    on('play', () => {
      // A key on the headset knows nothing of the notice on the page.
      if (this.#state.takenOver && !this.#opening && !this.#silent) video.pause();
    });
    on('playing', () => this.#tracker.start(video.currentTime));
    on('timeupdate', () => void (video.seeking || this.#tracker.sample(video.currentTime)));
    on('seeking', () => {
      this.#tracker.seek();
      void this.report();
    });
    on('seeked', () => void (video.paused || this.#tracker.start(video.currentTime)));
    on('waiting', () => void (video.seeking || this.#tracker.stop(video.currentTime)));
    on('pause', () => {
      if (!video.seeking) this.#tracker.stop(video.currentTime);
      void this.report();
    });
    on('ended', () => {
      this.#tracker.stop(video.currentTime);
      void this.report();
    });
    // Another stream takes the element: no pause is told, and what follows begins at its own place.
    on('emptied', () => this.#tracker.seek());
    on('ratechange', () => {
      if (video.playbackRate === this.#rate) return;
      if (!video.seeking && this.#tracker.playing) this.#tracker.sample(video.currentTime);
      void this.report();
      this.#rate = video.playbackRate;
    });
    this.#rate = video.playbackRate;
    const timer = setInterval(() => void this.report(), BEAT_MS);
    const leave = () => {
      if (!video.seeking && this.#tracker.playing) this.#tracker.sample(video.currentTime);
      void this.report({ leaving: true });
    };
    document.addEventListener('visibilitychange', () => (document.hidden ? leave() : void this.flush()), {
      signal,
    });
    window.addEventListener('pagehide', leave, { signal });
    window.addEventListener('online', () => void this.flush(), { signal });
    void this.flush();
    return () => {
      leave();
      listen.abort();
      clearInterval(timer);
      this.#sender?.stop();
    };
  }

  /** From here on the sound alone is played, or the picture again; what was played till then is reported as it was. */
  async setListening(listening: boolean): Promise<void> {
    await this.#opening;
    if (listening === this.#listening) return;
    const video = this.#video;
    if (video && !video.seeking && this.#tracker.playing) this.#tracker.sample(video.currentTime);
    void this.report();
    this.#listening = listening;
  }

  /** Opens the session; called by a play gesture. False = it could not be opened, and `problem` says why. */
  open(): Promise<boolean> {
    if (this.#silent) return Promise.resolve(true);
    if (this.#session && !this.#state.takenOver) return Promise.resolve(true);
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #open(): Promise<boolean> {
    let problem = this.#options.offlineSentence;
    try {
      const response = await fetch('/api/v1/watch-sessions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ lessonId: this.#options.lessonId }),
      });
      if (response.ok) {
        const session = (await response.json()) as OpenedSession;
        this.#session = session;
        this.#seq = 0;
        const { seen, missing, coveredSeconds, learningSeconds, completed } = session;
        this.#set({
          seen,
          missing,
          coveredSeconds,
          learningSeconds,
          completed,
          takenOver: false,
          problem: null,
        });
        this.#options.onOpened?.(session);
        return true;
      }
      const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
      problem = body?.error?.message ?? problem;
    } catch {
      // No network: the sentence stands already.
    }
    this.#set({ problem });
    return false;
  }

  /** Puts what was played since the last report into the queue and sends it. */
  async report({ leaving = false } = {}): Promise<void> {
    const session = this.#session;
    if (this.#silent) return void this.#tracker.take();
    if (!session) return;
    const intervals = this.#tracker.take();
    if (intervals.length === 0) return;
    const { employeeNo, lessonId } = this.#options;
    const beat: QueuedBeat = {
      employeeNo,
      lessonId,
      sessionKey: session.sessionKey,
      seq: ++this.#seq,
      intervals,
      rate: this.#rate,
      ...(this.#listening ? { mode: 'listening' as const } : {}),
      recordedAtMs: Date.now(),
    };
    const stored = this.#queue.then((queue) => queue.put(beat));
    if (leaving) {
      const { sessionKey, seq, rate, mode } = beat;
      const body = JSON.stringify({ sessionKey, seq, intervals, rate, mode });
      navigator.sendBeacon('/api/v1/beats', new Blob([body], { type: 'application/json' }));
    }
    await stored;
    await this.flush();
  }

  /** Sends whatever waits, also from earlier visits of this person. */
  async flush(): Promise<void> {
    const queue = await this.#queue;
    this.#sender ??= new BeatSender({
      employeeNo: this.#options.employeeNo,
      queue,
      isLive: (sessionKey) => sessionKey === this.#session?.sessionKey,
      onAnswer: (beat, answer) => this.#take(beat, answer),
      onTakenOver: (sessionKey) => {
        if (sessionKey !== this.#session?.sessionKey) return;
        this.#set({ takenOver: true });
        // What played on would count for nothing.
        this.#video?.pause();
      },
      onState: (sender, waiting) => {
        if (sender !== this.#state.sender || waiting !== this.#state.waiting) this.#set({ sender, waiting });
      },
    });
    await this.#sender.flush();
  }

  #take(beat: QueuedBeat, answer: BeatAnswer) {
    if (beat.lessonId !== this.#options.lessonId) return;
    const { seen, missing, coveredSeconds, learningSeconds, completed } = answer;
    const credited = answer.credited ?? this.#state.credited;
    this.#set({ seen, missing, coveredSeconds, learningSeconds, completed, credited });
  }

  /** A quiz may complete the lesson as well. */
  noteCompletion(credited: WatchState['credited']) {
    this.#set({ completed: true, credited: credited ?? this.#state.credited });
  }
}
