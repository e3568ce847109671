/** The talk over HTTP: stretches of the video, the map of the whole, and what belongs to earlier versions. */
import type { ChatMap } from './chat-map';
import type { Message } from './message';

async function get<T>(address: string): Promise<T> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

interface Page {
  items: Message[];
  nextCursor: string | null;
  /** The room's count before it was read. */
  revision: number;
}

const base = (lessonId: string) => `/api/v1/lessons/${lessonId}`;
const addressOf = (lessonId: string, query: Record<string, string>, cursor: string | null = null) =>
  `${base(lessonId)}/chat?${new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) }).toString()}`;
const getPage = (lessonId: string, query: Record<string, string>, cursor: string | null) =>
  get<Page>(addressOf(lessonId, query, cursor));

/** What one look back brings: about two screens of a phone. */
const LATEST = 40;
/** Where the page can have it fetched beside its scripts. */
export const latestAddress = (lessonId: string, to: number) =>
  addressOf(lessonId, { to: String(to), latest: String(LATEST) });
/** So many at once are enough where people talk much; the rest comes while the picture goes on. */
const ENOUGH_AHEAD = 200;

/** The last messages before a second, or before the cursor of the look before; `from` is where they begin. */
export async function fetchLatest(
  lessonId: string,
  to: number,
  cursor: string | null = null,
): Promise<{ messages: Message[]; from: number; earlier: string | null; revision: number }> {
  // The cursor stands within a moment, which `to` would leave out.
  const query = { ...(cursor ? {} : { to: String(to) }), latest: String(LATEST) };
  const { items, nextCursor, revision } = await getPage(lessonId, query, cursor);
  const from = nextCursor ? (items[0]?.mediaSecond ?? 0) : 0;
  return { messages: items, from, earlier: nextCursor, revision };
}

/** What is said between two seconds, or up to an earlier `to` where that is much. */
export async function fetchAhead(
  lessonId: string,
  from: number,
  to: number,
): Promise<{ messages: Message[]; to: number; revision: number }> {
  const messages: Message[] = [];
  let cursor: string | null = null;
  let revision: number | null = null;
  for (;;) {
    const page: Page = await getPage(lessonId, { from: String(from), to: String(to) }, cursor);
    messages.push(...page.items);
    revision ??= page.revision;
    cursor = page.items.length ? page.nextCursor : null;
    if (!cursor) return { messages, to, revision };
    // The last moment may hold more than has come.
    const last = messages.at(-1)!.mediaSecond!;
    if (messages.length >= ENOUGH_AHEAD && last > from) return { messages, to: last, revision };
  }
}

export async function fetchPrevious(lessonId: string): Promise<Message[]> {
  const all: Message[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await getPage(lessonId, { previous: '1' }, cursor);
    all.push(...page.items);
    cursor = page.items.length ? page.nextCursor : null;
  } while (cursor);
  return all;
}

export const fetchChatMap = (lessonId: string) => get<ChatMap>(`${base(lessonId)}/chat-map`);
