/**
 * Turns what a player does into played intervals. An interval starts at the exact end of the last one unless there was
 * a seek, and closes at the last sample before a seek: `timeupdate` may fire in the middle of one.
 */
export type Interval = [fromSeconds: number, toSeconds: number];

/** Two positions this close, without a seek between, are the same position measured twice. */
const SAME_PLACE_MS = 500;

const toMs = (seconds: number) => Math.max(0, Math.round(seconds * 1000));

export class IntervalTracker {
  #closed: [number, number][] = [];
  #fromMs: number | null = null;
  #lastMs = 0;
  #sought = true;

  get playing() {
    return this.#fromMs !== null;
  }

  /** Playback runs from here on. */
  start(atSeconds: number) {
    if (this.#fromMs !== null) return;
    const at = toMs(atSeconds);
    const joins = !this.#sought && Math.abs(at - this.#lastMs) <= SAME_PLACE_MS;
    this.#fromMs = joins ? this.#lastMs : at;
    this.#lastMs = Math.max(this.#fromMs, at);
    this.#sought = false;
  }

  /** The position while playing, from `timeupdate`. A step back without a seek is measurement noise. */
  sample(atSeconds: number) {
    if (this.#fromMs === null) return;
    this.#lastMs = Math.max(this.#lastMs, toMs(atSeconds));
  }

  /** Paused, stalled or ended here. */
  stop(atSeconds: number) {
    this.sample(atSeconds);
    this.#close();
  }

  /** A seek began: what counts ends at the last sample before it. */
  seek() {
    this.#close();
    this.#sought = true;
  }

  /** Everything played since the last call, in order; what is still playing goes on from its exact end. */
  take(): Interval[] {
    const playing = this.#fromMs !== null;
    this.#close();
    if (playing) this.#fromMs = this.#lastMs;
    const taken = this.#closed.map(([from, to]): Interval => [from / 1000, to / 1000]);
    this.#closed = [];
    return taken;
  }

  #close() {
    if (this.#fromMs !== null && this.#lastMs > this.#fromMs) {
      const previous = this.#closed.at(-1);
      if (previous && previous[1] === this.#fromMs) previous[1] = this.#lastMs;
      else this.#closed.push([this.#fromMs, this.#lastMs]);
    }
    this.#fromMs = null;
  }
}
