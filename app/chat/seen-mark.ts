/** Tells the server now and then, and when the page is left, how far the talk has been here before somebody's eyes. */
export class SeenMark {
  #told = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** The revision up to which everything is here. */
    private readonly mark: () => number | null,
    private readonly tell: (revision: number) => void,
  ) {}

  /** Something new is here. */
  note(): void {
    this.#timer ??= setTimeout(() => {
      if (document.visibilityState === 'visible') this.#say();
      this.#timer = undefined;
    }, PAUSE_MS);
  }

  /** Answers with what is called when the talk is left. */
  watch(): () => void {
    const turn = () => (document.visibilityState === 'hidden' ? this.#say() : this.note());
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (document.visibilityState === 'visible') this.#say();
    };
  }

  #say(): void {
    const revision = this.mark();
    if (revision === null || revision <= this.#told) return;
    this.#told = revision;
    this.tell(revision);
  }
}

const PAUSE_MS = 10_000;
