/** How many notifications the bell shows: asked for when the page has nothing better to do, and again while it is looked at. */
import { useEffect, useSyncExternalStore } from 'react';

const EVERY_MS = 120_000;
const FRESH_MS = 30_000;

let unread = 0;
let askedAt = -Infinity;
const listeners = new Set<() => void>();

function set(next: number) {
  if (next === unread) return;
  unread = next;
  for (const listener of listeners) listener();
}

async function ask() {
  if (document.hidden || performance.now() - askedAt < FRESH_MS) return;
  askedAt = performance.now();
  try {
    const response = await fetch('/api/v1/me/notifications', { headers: { accept: 'application/json' } });
    if (response.ok) set(((await response.json()) as { unread: number }).unread);
  } catch {
    // Without a network the bell keeps its number.
    askedAt = -Infinity;
  }
}

/** What the page itself knows better than the last look. */
export function noteUnread(count: number): void {
  askedAt = performance.now();
  set(count);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function useUnread(): number {
  useEffect(() => {
    const idle =
      typeof requestIdleCallback === 'function'
        ? requestIdleCallback(() => void ask(), { timeout: 5_000 })
        : undefined;
    const look = () => void ask();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      if (idle !== undefined) cancelIdleCallback(idle);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return useSyncExternalStore(
    subscribe,
    () => unread,
    () => 0,
  );
}
