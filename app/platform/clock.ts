/** The one source of time. Domain code receives `now`; only the outermost layer asks a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that tests move by hand. */
export class ManualClock implements Clock {
  #at: number;
  constructor(at: Date | string) {
    this.#at = new Date(at).getTime();
  }
  now() {
    return new Date(this.#at);
  }
  set(at: Date | string) {
    this.#at = new Date(at).getTime();
  }
  advanceSeconds(seconds: number) {
    this.#at += Math.round(seconds * 1000);
  }
}
