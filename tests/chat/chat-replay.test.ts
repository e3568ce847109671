// @vitest-environment jsdom
// How little of a long talk is fetched, and that going through it misses nothing and fetches nothing twice without need.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatReplay } from '~/chat/chat-replay';
import * as store from '~/chat/chat-store';
import { stretchAt } from '~/chat/chat-store';
import { lookAt, type FirstLook } from '~/chat/first-look';
import type { Message } from '~/chat/message';
import { waitFor } from '../support/wait-for';
import { message } from './messages';

let all: Message[];
let asked: URLSearchParams[];
let chat: store.ChatState;

/** Ten thousand over six minutes, three hundred of them at one and the same moment. */
const busy = () =>
  Array.from({ length: 10_000 }, (_, n) =>
    message(`m${n}`, {
      mediaSecond: n < 300 ? 0 : Math.round(((n - 300) / 9_700) * 360_000) / 1000,
      revision: n + 1,
    }),
  );

// The server's answers, by its own rules: place, then revision.
function answer(query: URLSearchParams) {
  const [from, to] = [Number(query.get('from') ?? 0), Number(query.get('to') ?? 86_400)];
  const latest = Number(query.get('latest') ?? 0);
  const most = latest || 100;
  const [ms, revision] = query.get('cursor')?.split('-').map(Number) ?? (latest ? [2 ** 31, 0] : [-1, -1]);
  const place = ({ mediaSecond, revision: r }: Message) => [Math.round(mediaSecond! * 1000), r] as const;
  const isAfter = (one: Message) => {
    const [a, b] = place(one);
    return a > ms! || (a === ms && b > revision!);
  };
  const isBefore = (one: Message) => {
    const [a, b] = place(one);
    return a < ms! || (a === ms && b < revision!);
  };
  const within = all.filter((one) => one.mediaSecond! >= from && one.mediaSecond! < to);
  const found = latest ? within.filter(isBefore).reverse() : within.filter(isAfter);
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  if (latest) rows.reverse();
  const nextCursor = found.length > most && last ? place(last).join('-') : null;
  return { items: rows, nextCursor, revision: all.length };
}

beforeEach(() => {
  asked = [];
  chat = store.EMPTY_CHAT;
  vi.stubGlobal('fetch', async (address: string) => {
    const query = new URL(address, 'http://x').searchParams;
    asked.push(query);
    return Response.json(answer(query));
  });
});
afterEach(() => vi.unstubAllGlobals());

const openReplay = (begun: FirstLook | null = null) =>
  new ChatReplay({
    ...{ lessonId: 'lesson', durationSeconds: 360, begun, chat: () => chat },
    onFetched: ({ messages, stretch }) => {
      chat = store.noteFetched(store.receive(chat, messages, { id: 'me', moderator: false }), stretch);
      return true;
    },
    onFailed: () => expect.unreachable(),
  });
const knows = (from: number, to: number) =>
  waitFor(`what was said from ${from} to ${to}`, () => {
    const stretch = stretchAt(chat, to);
    return stretch && stretch.from <= from && stretch.to >= to;
  });

describe('a lesson with ten thousand messages', () => {
  beforeEach(() => (all = busy()));

  it('opens in its middle with one look at the last forty', async () => {
    openReplay().follow(200);
    await knows(200, 201);
    expect(asked).toHaveLength(1);
    expect(chat.byId.size).toBe(40);
    const last = all.filter(({ mediaSecond }) => mediaSecond! < 201).at(-1)!;
    expect(chat.byId.has(last.id)).toBe(true);
  });

  it('takes the look that was begun before, where it is of the same place', async () => {
    openReplay(lookAt('lesson', 200.4)).follow(200);
    await knows(200, 201);
    expect(asked).toHaveLength(1);
    expect(chat.byId.size).toBe(40);
  });

  it('looks itself where the one begun before was of another place', async () => {
    openReplay(lookAt('lesson', 0)).follow(200);
    await knows(200, 201);
    expect(asked.map((query) => query.get('to'))).toEqual(['1', '201']);
  });

  it('goes on without a gap, never fetching more than a few seconds ahead', async () => {
    const replay = openReplay();
    replay.follow(200);
    await knows(200, 201);
    for (let second = 201; second <= 240; second += 1) {
      replay.follow(second);
      await knows(second, second + 1);
    }
    const { from, to } = stretchAt(chat, 240)!;
    const within = all.filter((one) => one.mediaSecond! > from && one.mediaSecond! < to);
    expect(within.filter(({ id }) => !chat.byId.has(id))).toEqual([]);
    expect(to).toBeLessThan(300);
  });

  it('goes back to the first word, also through hundreds of one moment', async () => {
    const replay = openReplay();
    replay.follow(20);
    await knows(20, 21);
    while (stretchAt(chat, 20)!.from > 0 || stretchAt(chat, 20)!.earlier) await replay.fetchBefore(20);
    const wanted = all.filter(({ mediaSecond }) => mediaSecond! < 21);
    expect(wanted.filter(({ id }) => !chat.byId.has(id))).toEqual([]);
    const looks = asked.length;
    await replay.fetchBefore(20);
    expect(asked).toHaveLength(looks);
  });

  it('lands where the picture leaps while another look is under way', async () => {
    const replay = openReplay();
    replay.follow(100);
    replay.follow(300);
    await knows(300, 301);
  });
});

it('a quiet lesson is here as a whole after two looks', async () => {
  all = [message('a', { mediaSecond: 5 }), message('b', { mediaSecond: 40 })];
  const replay = openReplay();
  replay.follow(10);
  await knows(0, 11);
  replay.follow(11);
  await knows(0, 50);
  for (let second = 12; second < 45; second += 1) replay.follow(second);
  expect(asked).toHaveLength(2);
  expect(chat.byId.size).toBe(2);
});

it('asks again in its time where the look begun before did not come', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }));
  const failed = await new Promise((resolve) =>
    new ChatReplay({
      ...{ lessonId: 'lesson', durationSeconds: 360, begun: lookAt('lesson', 10), chat: () => chat },
      onFetched: () => true,
      onFailed: () => resolve('to be tried again'),
    }).follow(10),
  );
  expect(failed).toBe('to be tried again');
});
