// @vitest-environment jsdom
// Who goes by keyboard is back where they were after an act upon a message, or near it once it is gone.
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, test } from 'vitest';
import { pressEscape } from '../ui/dialog-in-jsdom';
import { message } from './messages';
import { openMenus } from './open-menus';
import { setPanelStage } from './panel-stage';

const stage = setPanelStage();
const list = () => document.querySelector<HTMLElement>('.chat-frame > .chat')!;
const dots = () => document.querySelector<HTMLElement>('.message summary')!;
const sheet = () => document.querySelector<HTMLDialogElement>('dialog[open]')!;
const focused = () => document.activeElement;

const mine = { author: { id: 'me', name: '나', department: '체육사업부' } };
async function show(change = {}) {
  await stage.open({ moderator: true, mayAnswer: true });
  stage.tell('message', message('a', { revision: 20, mediaSecond: 30, ...change }));
  await openMenus(list());
}
async function press(name: string) {
  screen.getByRole('button', { name }).focus();
  await userEvent.keyboard('{Enter}');
}

test.each(['신고', '쓰기 멈추기', '가리기'])(
  'the sheet of “%s” closes to the button of the menu',
  async (name) => {
    await show();
    await press(name);
    expect(sheet().contains(focused())).toBe(true);
    act(() => pressEscape(sheet()));
    expect(document.querySelector('dialog[open]')).toBeNull();
    expect(focused()).toBe(dots());
  },
);

test.each([
  ['고마워요', 'react'],
  ['맨 위에 두기', 'pin'],
])('“%s” leaves the focus on the button of the menu', async (name, event) => {
  await show();
  stage.socket.replies[event] = () => ({ ok: true });
  await press(name);
  await waitFor(() => expect(stage.socket.of(event)).toHaveLength(1));
  expect(focused()).toBe(dots());
});

it('stays on the button of the moderation’s menu after slow mode', async () => {
  await show();
  stage.socket.replies['slow-mode'] = () => ({ ok: true });
  const head = document.querySelector('.chat-head')!;
  await openMenus(head);
  const [slow] = within(head as HTMLElement).getAllByRole('button', { name: /초/ });
  await press(slow!.textContent!);
  await waitFor(() => expect(stage.socket.of('slow-mode')).toHaveLength(1));
  expect(focused()).toBe(head.querySelector('summary'));
});

it('is in the field where the act is to write', async () => {
  await show({ ...mine, createdAt: new Date().toISOString() });
  await press('고치기');
  await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: /고/ })));
});

test.each(['before the answer', 'after it'])(
  'is in the list once the message is deleted, %s',
  async (when) => {
    const given = { ...mine, createdAt: new Date().toISOString() };
    await show(given);
    const gone = () =>
      stage.tell(
        'message-changed',
        message('a', { ...given, revision: 21, mediaSecond: 30, deleted: true, body: null }),
      );
    let answer: (given: unknown) => void = () => undefined;
    stage.socket.replies['delete'] = () => new Promise((resolve) => (answer = resolve));
    await press('지우기');
    await userEvent.click(within(sheet()).getByRole('button', { name: '지우기' }));
    if (when === 'before the answer') {
      gone();
      await waitFor(() => expect(dots()).toBeNull());
    }
    await act(async () => answer({ ok: true }));
    expect(document.querySelector('dialog[open]')).toBeNull();
    if (when === 'after it') {
      expect(focused()).toBe(dots());
      gone();
      await waitFor(() => expect(dots()).toBeNull());
    }
    expect(focused()).toBe(list());
  },
);
