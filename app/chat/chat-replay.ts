/** Which part of what was said is fetched while the picture plays: what led up to it, then what is coming. */
import type { ChatState, Stretch } from './chat-store';
import { stretchAt } from './chat-store';
import { fetchAhead, fetchLatest } from './fetch-chat';
import type { FirstLook } from './first-look';
import type { Message } from './message';

export interface Fetched {
  messages: readonly Message[];
  stretch: Stretch;
  /** The room's count before it was read. */
  revision: number;
}

export interface ReplayOptions {
  lessonId: string;
  durationSeconds: number;
  /** What was asked for before there was anybody to take it. */
  begun: FirstLook | null;
  chat(): ChatState;
  /** False = it lacks something and is to be fetched again. */
  onFetched(fetched: Fetched): boolean;
  /** To be tried again after a while. */
  onFailed(): void;
}

/** So far ahead of the picture nothing is missing. */
const AHEAD_SECONDS = 15;

/** Playing, the video goes on by a second or two; more, or back, is a leap. */
export const isLeap = (before: number, after: number) => after < before || after - before > 4;

export class ChatReplay {
  #second = 0;
  /** The picture has gone from one second to the next: until then nothing ahead is needed. */
  #goesOn = false;
  readonly #under = new Set<string>();

  #begun: FirstLook | null;

  constructor(private readonly options: ReplayOptions) {
    this.#begun = options.begun;
  }

  follow(second: number): void {
    this.#goesOn ||= second === this.#second + 1;
    this.#second = second;
    this.fetch();
  }

  fetch(): void {
    const { lessonId, durationSeconds, chat } = this.options;
    const here = this.#second;
    const known = stretchAt(chat(), here);
    if (!known) {
      const to = here + 1;
      const begun = this.#begun?.to === to ? this.#begun.page : null;
      this.#begun = null;
      void this.#run('here', async () => {
        const { from, earlier, ...page } = await (begun ?? fetchLatest(lessonId, to));
        return { ...page, stretch: { from, to, earlier } };
      });
      return;
    }
    const wanted = here + (this.#goesOn ? AHEAD_SECONDS : 1);
    if (known.to >= Math.min(wanted, durationSeconds)) return;
    void this.#run('ahead', async () => {
      const { to, ...page } = await fetchAhead(lessonId, known.to, known.to + 4 * AHEAD_SECONDS);
      return { ...page, stretch: { from: known.to, to, earlier: null } };
    });
  }

  /** Those before the first that is shown at a second. */
  async fetchBefore(second: number): Promise<void> {
    const shown = stretchAt(this.options.chat(), second);
    if (!shown || (shown.from <= 0 && !shown.earlier)) return;
    await this.#run('before', async () => {
      const { from, earlier, ...page } = await fetchLatest(this.options.lessonId, shown.from, shown.earlier);
      return { ...page, stretch: { from, to: shown.from, earlier } };
    });
  }

  /** One of a kind at a time. */
  async #run(kind: 'here' | 'ahead' | 'before', work: () => Promise<Fetched>): Promise<void> {
    if (this.#under.has(kind)) return;
    this.#under.add(kind);
    let whole = true;
    try {
      whole = this.options.onFetched(await work());
    } catch {
      return this.options.onFailed();
    } finally {
      this.#under.delete(kind);
    }
    // The picture may have gone elsewhere meanwhile.
    if (!whole || !stretchAt(this.options.chat(), this.#second)) this.fetch();
  }
}
