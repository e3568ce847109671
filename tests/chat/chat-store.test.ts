// The rules of the browser's copy of the talk: revisions, gaps, one's own messages, and what is seen at a second.
import { describe, expect, it, test } from 'vitest';
import * as store from '~/chat/chat-store';
import { viewChat, type Entry } from '~/chat/chat-threads';
import type { Message } from '~/chat/message';
import { SyncMark } from '~/chat/sync-mark';
import { message } from './messages';

const reader = { id: 'me', moderator: false };
const put = (messages: Message[], liveAt?: number, state = store.EMPTY_CHAT) =>
  store.receive(state, messages, reader, liveAt);
const own = (clientKey: string, change: Partial<store.Outgoing> = {}): store.Outgoing => ({
  ...{ clientKey, body: '내 글', kind: 'chat', replyTo: null, mediaSecond: 50, at: 50 },
  ...{ createdAt: '2026-11-28T00:00:00.000Z', status: 'sending', ...change },
});

describe('a message that comes again', () => {
  test.each([
    ['newer', { revision: 6, body: '새것' }, '새것'],
    ['older', { revision: 4, body: '옛것' }, '처음'],
    ['the same without what is the reader’s', { revision: 5, body: '같은 것' }, '처음'],
    [
      'the same with what is the reader’s',
      { revision: 5, body: '내 것', mine: ['helpful' as const] },
      '내 것',
    ],
  ])('%s', (_name, change, body) => {
    const state = put([message('a', { revision: 5, body: '처음' })]);
    expect(put([message('a', change)], undefined, state).byId.get('a')?.body).toBe(body);
  });

  it('keeps the reader’s own reactions when it is told to everybody', () => {
    const state = put([message('a', { revision: 1, mine: ['thanks'] })]);
    expect(put([message('a', { revision: 2 })], undefined, state).byId.get('a')?.mine).toEqual(['thanks']);
  });

  test.each([
    ['a reader', 'other', false, null],
    ['its author', 'me', false, '본문 a'],
    ['a moderator', 'other', true, '본문 a'],
  ])('hidden: %s', (_who, authorId, moderator, body) => {
    const author = { id: authorId, name: '이름', department: '부서' };
    const who = { id: 'me', moderator };
    const before = store.receive(store.EMPTY_CHAT, [message('a', { author })], who);
    const hidden = message('a', { author, revision: 2, hidden: true, body: null });
    expect(store.receive(before, [hidden], who).byId.get('a')?.body).toBe(body);
  });

  it('deleted: nobody keeps the text', () => {
    const author = { id: 'me', name: '나', department: '부서' };
    const state = put([message('a', { author })]);
    const gone = message('a', { author, revision: 2, deleted: true, body: null });
    expect(put([gone], undefined, state).byId.get('a')?.body).toBeNull();
  });
});

describe('one’s own message', () => {
  it('is replaced by the server’s, however often that comes', () => {
    let state = store.putOutgoing(store.EMPTY_CHAT, own('key-0001'));
    const posted = message('a', { clientKey: 'key-0001', mediaSecond: 50 });
    state = put([posted], undefined, state);
    state = put([posted], 70, state);
    expect(state.outbox).toEqual([]);
    expect(state.byId.size).toBe(1);
    expect(state.live.get('a')).toBe(50);
  });

  it('fails with a sentence, is sent again under the same key, and goes when it is dropped', () => {
    let state = store.putOutgoing(store.EMPTY_CHAT, own('key-0001'));
    state = store.changeOutgoing(state, 'key-0001', { status: 'failed', problem: '너무 빠릅니다' });
    expect(state.outbox[0]).toMatchObject({ status: 'failed', problem: '너무 빠릅니다' });
    state = store.changeOutgoing(state, 'key-0001', { status: 'sending' });
    expect(state.outbox[0]).not.toHaveProperty('problem');
    expect(store.dropOutgoing(state, 'key-0001').outbox).toEqual([]);
  });

  it('reactions count once and can be taken back', () => {
    let state = put([message('a', { reactions: { helpful: 2 } })]);
    state = store.react(store.react(state, 'a', 'helpful', true), 'a', 'helpful', true);
    expect(state.byId.get('a')).toMatchObject({ mine: ['helpful'], reactions: { helpful: 3 } });
    state = store.react(state, 'a', 'helpful', false);
    expect(state.byId.get('a')).toMatchObject({ mine: [], reactions: { helpful: 2 } });
  });
});

type Given = [from: number, to: number, earlier?: string];
const stretch = ([from, to, earlier = null]: Given | [number, number, null]): store.Stretch => ({
  ...{ from, to, earlier },
});
// prettier-ignore
test.each<[string, Given[], Given[]]>([
  ['apart', [[0, 60], [120, 180]], [[0, 60], [120, 180]]],
  ['touching', [[0, 60], [60, 120]], [[0, 120]]],
  ['filling a gap', [[0, 60], [120, 180], [60, 120]], [[0, 180]]],
  ['cut off at its beginning', [[50, 60, 'c']], [[50, 60, 'c']]],
  ['going on back from where it was cut off', [[50, 60, 'c'], [30, 50, 'b']], [[30, 60, 'b']]],
  ['going on back at the same moment', [[50, 60, 'c'], [50, 50, 'b']], [[50, 60, 'b']]],
  ['going on to the end of the same moment', [[50, 60, 'c'], [50, 50]], [[50, 60]]],
])('fetched stretches: %s', (_name, stretches, expected) => {
  const state = stretches.reduce((now, one) => store.noteFetched(now, stretch(one)), store.EMPTY_CHAT);
  expect(state.fetched).toEqual(expected.map(stretch));
});

describe('what is seen', () => {
  const ids = (entries: readonly Entry[]) =>
    entries.map((entry) => ('own' in entry ? entry.own.clientKey : entry.root.id));
  const fetched = (state: store.ChatState) => store.noteFetched(state, stretch([0, 240]));
  const seen = (state: store.ChatState, playhead: number, most?: number) => {
    const view = viewChat(state, playhead, most);
    return [ids(view.past), ids(view.recent)];
  };
  const replay = fetched(
    put([
      message('late', { mediaSecond: 200 }),
      message('early', { mediaSecond: 84 }),
      message('now', { mediaSecond: 122.6 }),
      message('question', { mediaSecond: 111, kind: 'question' }),
      message('gone', { mediaSecond: null }),
    ]),
  );

  test.each([
    ['before the first', 50, [[], []]],
    ['in the middle', 122, [['early', 'question'], ['now']]],
    ['at the end', 240, [['early', 'question', 'now', 'late'], []]],
    ['back again', 84, [[], ['early']]],
  ])('of a replay, %s', (_name, playhead, expected) => expect(seen(replay, playhead)).toEqual(expected));

  it('is live talk at the second that was on when it came, whatever second it is about', () => {
    const state = put([message('live', { mediaSecond: 230 })], 122, replay);
    expect(seen(state, 122)).toEqual([
      ['early', 'question'],
      ['live', 'now'],
    ]);
    expect(seen(state, 100)[0]).toEqual(['early']);
  });

  it('has answers under their question, the official one first, and one’s own on its way', () => {
    let state = put(
      [
        message('b', { replyTo: 'question', kind: 'answer', createdAt: '2026-11-21T00:00:00.000Z' }),
        message('a', { replyTo: 'question', kind: 'answer' }),
        message('c', { replyTo: 'question', kind: 'answer', official: true, mediaSecond: 239 }),
      ],
      122,
      replay,
    );
    state = store.putOutgoing(state, own('key-0001', { replyTo: 'question' }));
    const thread = viewChat(state, 122).past.find((entry) => entry.key === 'question');
    if (!thread || 'own' in thread) throw new Error('no thread');
    expect(thread.answers.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(thread.outgoing.map(({ clientKey }) => clientKey)).toEqual(['key-0001']);
    expect(seen(state, 122).flat()).not.toContain('a');
  });

  it('is an answer by itself while its question is elsewhere in the video', () => {
    const state = put([message('a', { replyTo: 'late', kind: 'answer', mediaSecond: 200 })], 122, replay);
    expect(seen(state, 122)[1]).toContain('a');
  });

  it('is what the stretch around the playhead holds, the newest so many, and says when there is more', () => {
    let state = put([message('far', { mediaSecond: 10 }), message('near', { mediaSecond: 195 })]);
    state = store.noteFetched(store.noteFetched(state, stretch([0, 60])), stretch([180, 240]));
    expect(seen(state, 200)).toEqual([[], ['near']]);
    expect(viewChat(state, 200).hasEarlier).toBe(true);
    expect(seen(replay, 122, 2)).toEqual([['question'], ['now']]);
    expect(viewChat(replay, 122, 2).hasEarlier).toBe(true);
    expect(viewChat(replay, 122).hasEarlier).toBe(false);
  });
});

it('never marks as here what was lost between two that came', () => {
  const mark = new SyncMark();
  mark.note(5);
  expect(mark.value).toBeNull();
  mark.raise(5);
  mark.note(7);
  mark.note(8);
  expect(mark.value).toBe(5);
  mark.note(6);
  expect(mark.value).toBe(8);
});
