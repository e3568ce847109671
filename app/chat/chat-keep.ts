/** What a person has written and not yet got through, kept in the tab's own storage: it survives a reload. */
import type { Outgoing } from './chat-store';
import type { Mention } from './message';

export interface Draft {
  text: string;
  asking: boolean;
  /** Chosen behind `@`; those that the text no longer names are left out when it is sent. */
  mentions: readonly Mention[];
}

export interface Kept {
  draft: Draft;
  outbox: Outgoing[];
}

export const NO_DRAFT: Draft = { text: '', asking: false, mentions: [] };

const keyOf = (readerId: string, lessonId: string) => `chat:${readerId}:${lessonId}`;

export function readKept(readerId: string, lessonId: string): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(readerId, lessonId)) ?? 'null') as Kept | null;
    // Whatever was under way when the page went: the same key again posts nothing twice.
    if (kept)
      return {
        draft: { ...NO_DRAFT, ...kept.draft },
        outbox: kept.outbox.map((one) => (one.status === 'sending' ? { ...one, status: 'waiting' } : one)),
      };
  } catch {
    // No storage, or not ours.
  }
  return { draft: NO_DRAFT, outbox: [] };
}

export function keep(readerId: string, lessonId: string, kept: Kept): void {
  try {
    if (kept.draft.text || kept.outbox.length)
      sessionStorage.setItem(keyOf(readerId, lessonId), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(readerId, lessonId));
  } catch {
    // Private windows and full storage: then it lasts as long as the page.
  }
}
