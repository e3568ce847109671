/** The talk over HTTP: stretches of the video, the map of the whole, and what belongs to earlier versions. */
import type { Message } from './message';

export interface ChatMap {
  /** Messages in each of sixty equal parts of the length. */
  counts: number[];
  questions: number[];
  total: number;
  /** Messages whose place is gone with an earlier version. */
  previous: number;
}

async function get<T>(address: string): Promise<T> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

async function getAll(address: string, query: Record<string, string>): Promise<Message[]> {
  const all: Message[] = [];
  let cursor: string | null = null;
  do {
    const params: URLSearchParams = new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) });
    const page: { items: Message[]; nextCursor: string | null } = await get(`${address}?${params}`);
    all.push(...page.items);
    cursor = page.items.length ? page.nextCursor : null;
  } while (cursor);
  return all;
}

const base = (lessonId: string) => `/api/v1/lessons/${lessonId}`;

export const fetchWindow = (lessonId: string, from: number, to: number) =>
  getAll(`${base(lessonId)}/chat`, { from: String(from), to: String(to) });

export const fetchPrevious = (lessonId: string) => getAll(`${base(lessonId)}/chat`, { previous: '1' });

export const fetchChatMap = (lessonId: string) => get<ChatMap>(`${base(lessonId)}/chat-map`);

export const WINDOW_SECONDS = 60;

/** Which stretches are wanted at a second: this one, the one before, and the next when it is near. */
export function windowsAt(second: number): (readonly [from: number, to: number])[] {
  const start = Math.floor(second / WINDOW_SECONDS) * WINDOW_SECONDS;
  const starts = [start, start - WINDOW_SECONDS];
  if (second >= start + WINDOW_SECONDS - 15) starts.push(start + WINDOW_SECONDS);
  return starts.filter((from) => from >= 0).map((from) => [from, from + WINDOW_SECONDS] as const);
}
