// @vitest-environment jsdom
// The whole panel as its reader meets it, on a server that a test plays.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { message, room } from './messages';
import { openMenus } from './open-menus';
import { setPanelStage } from './panel-stage';

const stage = setPanelStage();
const list = () => document.querySelector<HTMLElement>('.chat-frame > .chat')!;
const later = (id: string, change = {}) => message(id, { revision: 20, mediaSecond: 30, ...change });
async function menuItem(name: string) {
  await openMenus();
  return screen.getByRole('button', { name });
}

/** jsdom lays nothing out: the list is 1000 high and 200 of it are seen. */
function lay(scrollTop: number) {
  const sizes = { scrollHeight: 1000, clientHeight: 200 };
  for (const [name, value] of Object.entries(sizes))
    Object.defineProperty(list(), name, { configurable: true, get: () => value });
  list().scrollTop = scrollTop;
  fireEvent.scroll(list());
}

describe('new messages', () => {
  it('keep the list at its end while the reader is there', async () => {
    await stage.open();
    stage.tell('message', later('a'));
    lay(800);
    list().scrollTop = 790;
    stage.tell('message', later('b', { revision: 21 }));
    expect(list().scrollTop).toBe(1000);
    expect(screen.queryByText(/^새 메시지/)).toBeNull();
  });

  it('keep it there also when they answer what stands last', async () => {
    await stage.open();
    stage.tell('message', later('a', { kind: 'question' }));
    lay(800);
    list().scrollTop = 790;
    stage.tell('message', later('b', { kind: 'answer', replyTo: 'a', revision: 21 }));
    expect(list().scrollTop).toBe(1000);
  });

  it('leave the list where it is read, count below, and are reached by a press', async () => {
    await stage.open();
    stage.tell('message', later('a'));
    lay(300);
    stage.tell('message', later('b', { revision: 21, createdAt: '2026-11-20T00:00:01.000Z' }));
    stage.tell('message', later('c', { revision: 22, createdAt: '2026-11-20T00:00:02.000Z' }));
    expect(list().scrollTop).toBe(300);
    const below = screen.getByText('새 메시지 2');
    await userEvent.click(below);
    expect(list().scrollTop).toBe(1000);
    expect(screen.queryByText(/^새 메시지 \d+$/)).toBeNull();
  });

  it('are spoken in groups, one at most every five seconds, and one’s own never', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      await stage.open();
      const spoken = () => screen.getByRole('log').textContent;
      const next = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
      stage.tell('message', later('a', { body: '하나' }));
      await next(10);
      expect(spoken()).toBe('강민석: 하나');
      stage.tell('message', later('b', { body: '둘', revision: 21 }));
      stage.tell(
        'message',
        later('mine', { revision: 22, author: { id: 'me', name: '나', department: '' } }),
      );
      stage.tell('message', later('c', { body: '셋', revision: 23 }));
      await next(3_000);
      expect(spoken()).toBe('강민석: 하나');
      await next(2_100);
      expect(spoken()).toBe('새 메시지 2건. 강민석: 셋');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the house rules', () => {
  const accept = () => screen.getByRole('button', { name: '지키고 쓰기' });

  it('come before the first message, which is sent once they are accepted', async () => {
    await stage.open({ rulesAccepted: false });
    stage.socket.replies['accept-rules'] = () => ({ ok: true });
    stage.socket.replies['post'] = (input) => ({
      ok: true,
      message: later('a', { body: String(input['body']) }),
    });
    await userEvent.type(stage.field(), '첫 글{Enter}');
    expect(stage.socket.of('post')).toEqual([]);
    await userEvent.click(accept());
    await waitFor(() => expect(stage.socket.of('post')).toMatchObject([{ body: '첫 글' }]));
    expect(stage.socket.asked.map(({ event }) => event).slice(-2)).toEqual(['accept-rules', 'post']);
    await userEvent.type(stage.field(), '둘째 글{Enter}');
    await waitFor(() => expect(stage.socket.of('post')).toHaveLength(2));
  });

  it('closed without accepting leave the text in the field', async () => {
    await stage.open({ rulesAccepted: false });
    await userEvent.type(stage.field(), '첫 글{Enter}');
    await userEvent.click(within(accept().closest('dialog')!).getByRole('button', { name: '닫기' }));
    await waitFor(() => expect(stage.field().value).toBe('첫 글'));
    expect(stage.socket.of('post')).toEqual([]);
  });

  it('accepted without a connection go out with the next one, before the message that waits', async () => {
    await stage.open({ rulesAccepted: false });
    act(() => stage.socket.disconnect());
    await userEvent.type(stage.field(), '끊긴 동안{Enter}');
    await userEvent.click(accept());
    await screen.findByText('연결되면 보냅니다');
    expect(screen.queryByRole('button', { name: '지키고 쓰기' })).toBeNull();
    stage.socket.replies['accept-rules'] = () => ({ ok: true });
    stage.socket.replies['post'] = (input) => ({
      ok: true,
      message: later('a', { body: String(input['body']) }),
    });
    act(() => stage.socket.connect());
    await waitFor(() => expect(stage.socket.of('post')).toMatchObject([{ body: '끊긴 동안' }]));
    expect(stage.socket.asked.map(({ event }) => event).slice(-3)).toEqual(['join', 'accept-rules', 'post']);
  });
});

describe('who looks after the talk', () => {
  const moderator = { moderator: true, mayAnswer: true };
  const send = async (sheet: HTMLElement, name: string) =>
    userEvent.click(within(sheet).getByRole('button', { name }));
  const sheet = () => document.querySelector<HTMLElement>('dialog[open]')!;

  it('hides for a reason, and is told when there is none', async () => {
    await stage.open(moderator);
    stage.socket.replies['hide'] = () => ({ ok: true });
    stage.tell('message', later('a'));
    await userEvent.click(await menuItem('가리기'));
    await send(sheet(), '가리기');
    expect(within(sheet()).getByRole('alert').textContent).toContain('이유를 고르거나');
    await send(sheet(), '개인정보');
    await send(sheet(), '가리기');
    await waitFor(() => expect(stage.socket.of('hide')).toEqual([{ messageId: 'a', reason: '개인정보' }]));
  });

  it('stops somebody here, and everywhere only where they may', async () => {
    await stage.open(moderator);
    stage.socket.replies['mute'] = () => ({ ok: true });
    stage.tell('message', later('a'));
    await userEvent.click(await menuItem('쓰기 멈추기'));
    expect(within(sheet()).queryByRole('checkbox')).toBeNull();
    await userEvent.click(within(sheet()).getByRole('radio', { name: '7일' }));
    await send(sheet(), '쓰기 멈추기');
    await waitFor(() =>
      expect(stage.socket.of('mute')).toEqual([{ employeeId: 'min', lessonId: 'lesson', minutes: 10_080 }]),
    );
    stage.tell('room', { mayMuteEverywhere: true });
    await userEvent.click(await menuItem('쓰기 멈추기'));
    await userEvent.click(within(sheet()).getByRole('checkbox', { name: /모든 강의의 채팅에서/ }));
    await send(sheet(), '쓰기 멈추기');
    await waitFor(() => expect(stage.socket.of('mute').at(-1)).toEqual({ employeeId: 'min', minutes: 10 }));
  });

  it('lets somebody write again whom they stopped', async () => {
    await stage.open(moderator);
    stage.socket.replies['mute'] = () => ({ ok: true });
    stage.tell('message', later('a'));
    stage.tell('room', { mutedIds: ['min'] });
    await openMenus();
    expect(screen.queryByRole('button', { name: '쓰기 멈추기', hidden: true })).toBeNull();
    await userEvent.click(await menuItem('다시 쓰게 하기'));
    await waitFor(() =>
      expect(stage.socket.of('mute')).toEqual([{ employeeId: 'min', lessonId: 'lesson', minutes: 0 }]),
    );
  });

  it('without the right to answer is offered no official answers', async () => {
    await stage.open({ moderator: true, mayAnswer: false });
    stage.tell('message', later('q', { kind: 'question' }));
    stage.tell('message', later('a', { kind: 'answer', replyTo: 'q', revision: 21 }));
    await openMenus();
    expect(screen.queryByText('공식 답변으로 정하기')).toBeNull();
    expect(screen.getAllByText('가리기')).toHaveLength(2);
  });

  it('reports through a sheet like everybody', async () => {
    await stage.open();
    stage.socket.replies['report'] = () => ({ ok: true });
    stage.tell('message', later('a'));
    await userEvent.click(await menuItem('신고'));
    await userEvent.type(within(sheet()).getByRole('textbox', { name: '이유' }), '사실과 다릅니다');
    await send(sheet(), '신고하기');
    await waitFor(() =>
      expect(stage.socket.of('report')).toEqual([{ messageId: 'a', reason: '사실과 다릅니다' }]),
    );
  });
});

describe('what was written', () => {
  it('is back in the field when it is refused, with its names', async () => {
    const connection = await stage.open();
    const error = { code: 'forbidden-word', message: '쓸 수 없는 낱말이 들어 있습니다.' };
    stage.socket.replies['post'] = () => ({ ok: false, error });
    stage.tell('message', later('a'));
    await userEvent.type(stage.field(), '@강');
    await userEvent.click(screen.getByRole('option', { name: /강민석/ }));
    await userEvent.keyboard('나쁜 말{Enter}');
    await waitFor(() => expect(stage.field().value).toBe('@강민석 나쁜 말'));
    expect(screen.getByRole('alert').textContent).toBe(error.message);
    expect(stage.socket.of('post')).toMatchObject([{ mentions: ['min'] }]);
    expect(connection.getState().draft.mentions).toEqual([{ id: 'min', name: '강민석' }]);
    stage.socket.replies['post'] = () => ({ ok: true, message: later('b') });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(stage.socket.of('post')).toHaveLength(2));
    expect(stage.socket.of('post')[1]).toMatchObject({ mentions: ['min'] });
  });

  it('of others names the reader, and leads to pages of the institute only', async () => {
    stage.stored = [];
    await stage.open();
    const body = '@나나 /lessons/lesson?at=75 https://elsewhere.example/lessons/1';
    stage.tell('message', later('a', { body, mentions: [{ id: 'me', name: '나나' }] }));
    expect(document.querySelector('.mention.me')?.textContent).toBe('@나나');
    expect(screen.getByText('나를 부름')).toBeTruthy();
    const links = screen.getAllByRole('link').filter((link) => link.closest('.message'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/lessons/lesson?at=75']);
    await userEvent.click(links[0]!);
    expect(stage.jumps).toEqual([75]);
  });
});

it('what is pinned stands on top although its second is far, and a line tells how far was read', async () => {
  const at = (second: number) => `2026-11-20T00:00:0${second}.000Z`;
  stage.stored = [
    later('old', { createdAt: at(1), mediaSecond: 3 }),
    later('new', { createdAt: at(3), mediaSecond: 5 }),
    later('own', { createdAt: at(4), mediaSecond: 6, author: { id: 'me', name: '나', department: '' } }),
  ];
  const { socket } = stage;
  const pinned = [later('far', { pinned: true, mediaSecond: 400, body: '멀리 있는 글' })];
  const opened = stage.open({ unread: 1, readUntil: at(2) });
  const { join } = socket.replies;
  socket.replies['join'] = (input) => ({ ...(join!(input) as object), pinned });
  await opened;
  await screen.findByText('본문 new');
  await userEvent.click(screen.getByRole('button', { name: /멀리 있는 글/ }));
  expect(stage.jumps).toEqual([400]);
  const order = [...document.querySelectorAll('.read-until, .message')].map((node) => node.textContent);
  const line = order.findIndex((text) => text === '여기까지 읽었습니다');
  expect(order[line - 1]).toContain('본문 old');
  expect(order[line + 1]).toContain('본문 new');
  expect(screen.getAllByText('새 글')).toHaveLength(1);
});

it('a talk that is switched off says so, and shows nothing of it', async () => {
  await stage.open();
  stage.tell('message', later('a', { body: '지난 글' }));
  const error = { code: 'off', message: '이 강의에서는 채팅을 쓰지 않습니다.' };
  stage.socket.replies['join'] = () => ({ ok: false, error });
  stage.tell('room', { slowSeconds: 0, closed: false, off: true });
  await screen.findByText(error.message);
  expect(screen.queryByText('지난 글')).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  stage.socket.replies['join'] = () => ({
    ok: true,
    messages: [],
    hasMore: false,
    presence: 1,
    room: room(),
  });
  stage.tell('room', { slowSeconds: 0, closed: false, off: false });
  await waitFor(() => expect(screen.queryByRole('textbox')).not.toBeNull());
});

describe('a talk without a word', () => {
  it('beside a lesson asks to stop the picture and write', async () => {
    await stage.open();
    await screen.findByText(/멈추고 첫 질문/);
  });

  it('at a screening asks nobody to stop what all are watching', async () => {
    await stage.open({}, true);
    await screen.findByText('궁금한 것이 있으면 보면서 첫 질문을 남겨 보세요.');
    expect(screen.queryByText(/멈추고/)).toBeNull();
  });
});

describe('how many are here is said', () => {
  it.each([
    ['beside a lesson', false, 3, true],
    ['not to one who is alone', false, 1, false],
    ['not at a screening, whose own head says it', true, 3, false],
  ])('%s', async (_where, together, count, said) => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const connection = await stage.open({}, together);
      stage.tell('presence', { lessonId: 'lesson', count });
      // The figure is shown at its own pace.
      await act(async () => void vi.advanceTimersByTime(30_000));
      expect(connection.getState().presence).toBe(count);
      expect(screen.queryByText(`함께 보는 중 ${count}명`) !== null).toBe(said);
    } finally {
      vi.useRealTimers();
    }
  });
});
