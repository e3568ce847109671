/**
 * Up to which revision everything is here. What comes out of order waits for what lies before it, so that a message that
 * was lost with the connection is asked for again and not stepped over.
 */
export class SyncMark {
  #mark: number | null = null;
  readonly #ahead = new Set<number>();

  get value(): number | null {
    return this.#mark;
  }

  /** Something that came waits for what lies before it. */
  get waits(): boolean {
    return this.#ahead.size > 0;
  }

  /** The server has given everything up to here. */
  raise(revision: number): void {
    this.#mark = Math.max(this.#mark ?? 0, revision);
    for (const one of this.#ahead) if (one <= this.#mark) this.#ahead.delete(one);
    this.#close();
  }

  /** One came by itself. */
  note(revision: number): void {
    if (this.#mark === null || revision <= this.#mark) return;
    this.#ahead.add(revision);
    this.#close();
  }

  #close(): void {
    while (this.#mark !== null && this.#ahead.delete(this.#mark + 1)) this.#mark += 1;
  }
}
