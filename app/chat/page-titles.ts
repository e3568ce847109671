/** Titles of the institute's own pages that messages link to: those that come into view together are asked for at once. */
export interface PageTitle {
  path: string;
  kind: PageKind;
  title: string;
}
export type PageKind = 'lesson' | 'course' | 'manual' | 'knowledge';

const TOGETHER_MS = 50;
const MOST_AT_ONCE = 20;
/** Pages that a tab remembers; a talk links to a handful. */
const MOST_KEPT = 500;

export class PageTitles {
  /** Null = there is none for this reader. */
  readonly #known = new Map<string, PageTitle | null>();
  readonly #waiting = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get(path: string): PageTitle | null {
    return this.#known.get(path) ?? null;
  }

  /** Asks for a title that is not known yet. */
  want(path: string): void {
    if (this.#known.has(path) || this.#waiting.has(path)) return;
    this.#waiting.add(path);
    this.#wait();
  }

  #wait(): void {
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#fetch(), TOGETHER_MS);
  }

  async #fetch(): Promise<void> {
    this.#timer = undefined;
    const paths = [...this.#waiting].slice(0, MOST_AT_ONCE);
    try {
      const query = new URLSearchParams(paths.map((path) => ['path', path]));
      const response = await fetch(`/api/v1/page-titles?${query}`, {
        headers: { accept: 'application/json' },
      });
      if (!response.ok) throw new Error(String(response.status));
      const { items } = (await response.json()) as { items: PageTitle[] };
      if (this.#known.size > MOST_KEPT) this.#known.clear();
      for (const path of paths) this.#known.set(path, items.find((item) => item.path === path) ?? null);
      for (const listener of this.#listeners) listener();
    } catch {
      // The links stay as they were written; the next that comes into view asks again.
    }
    for (const path of paths) this.#waiting.delete(path);
    if (this.#waiting.size > 0) this.#wait();
  }
}

export const pageTitles = new PageTitles();
