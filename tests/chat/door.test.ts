// The door before the talk: bare WebSockets, as a script opens them that knows nothing of namespaces.
import { Manager } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { ChatClient } from '../support/chat-client';
import { waitFor } from '../support/wait-for';
import { setTalkStage } from './talk-stage';

const stage = setTalkStage();
const opened: Manager[] = [];
afterEach(() => {
  for (const manager of opened.splice(0)) manager.engine?.close();
});

const cookieOf = (employeeNo: string) =>
  [...stage.signed[employeeNo]!.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Opens and says nothing of where it wants to go; null = it was not let in. */
async function knock(cookie: string): Promise<Manager['engine'] | null> {
  const { origin } = stage.institute;
  const manager = new Manager(origin, {
    ...{ transports: ['websocket'], reconnection: false, autoConnect: false },
    extraHeaders: { origin, cookie },
  });
  opened.push(manager);
  const refused = await new Promise((resolve) => manager.open(resolve));
  return refused ? null : manager.engine;
}
const isOpen = (engine: Manager['engine']) => engine.readyState === 'open';

describe('a WebSocket', () => {
  it.each([
    ['no cookie', ''],
    ['a cookie that nobody was given', 'session=c3RyYW5nZXI'],
  ])('with %s is not opened at all, whatever namespace it is for', async (_name, cookie) => {
    expect((await knock(cookie)) === null).toBe(true);
    await expect(ChatClient.connect(stage.signed['1001']!, stage.lessonId, { cookie })).rejects.toMatchObject(
      { type: 'TransportError' },
    );
  });

  it('gets nothing from the root, and is let go of when it enters no talk', { timeout: 30_000 }, async () => {
    const socket = (await knock(cookieOf('1001')))!;
    const heard: string[] = [];
    socket.on('message', (data: unknown) => heard.push(String(data)));
    socket.write('0');
    await waitFor('an answer', () => heard.some((packet) => packet.startsWith('4')));
    expect(heard.filter((packet) => packet.startsWith('0'))).toEqual([]);
    expect(isOpen(socket)).toBe(true);
    await waitFor('its end', () => !isOpen(socket), 15_000);
  });

  it('is let go of once it has left the talk', async () => {
    const socket = (await knock(cookieOf('1001')))!;
    const answer = new Promise((resolve) => socket.on('message', resolve));
    socket.write('0/chat,');
    const entered = await answer;
    expect(String(entered)).toMatch(/^0\/chat,/);
    socket.write('1/chat,');
    await waitFor('its end', () => !isOpen(socket));
  });

  it('of one person is opened so many times and no more, also all at once', async () => {
    const cookie = cookieOf('1002');
    const many = await Promise.all(Array.from({ length: 60 }, () => knock(cookie)));
    const open = many.filter((socket) => socket !== null);
    expect(open.length).toBe(16);
    expect((await knock(cookieOf('1001'))) === null).toBe(false);
    for (const socket of open) socket.close();
    await waitFor('a free place', async () => (await knock(cookie)) !== null);
  });
});
