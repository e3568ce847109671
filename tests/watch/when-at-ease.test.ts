// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { whenAtEase } from '~/watch/when-at-ease';

function setUp(state: { readyState: number; paused: boolean; bufferedTo: number }) {
  const element = document.createElement('video');
  const define = (name: string, get: () => unknown) => Object.defineProperty(element, name, { get });
  define('readyState', () => state.readyState);
  define('paused', () => state.paused);
  define('duration', () => 300);
  define('currentTime', () => 10);
  define('buffered', () => ({ length: 1, start: () => 0, end: () => state.bufferedTo }));
  const leaving = new AbortController();
  const atEase = vi.fn();
  const waiting = whenAtEase(element, leaving.signal).then(atEase);
  const tell = async (name: string) => {
    element.dispatchEvent(new Event(name));
    await Promise.resolve();
    await Promise.resolve();
    return atEase.mock.calls.length > 0;
  };
  return { tell, leaving, waiting, atEase };
}

it.each([
  ['nothing there', { readyState: 0, paused: true, bufferedTo: 0 }, false],
  ['it could play and waits for a tap', { readyState: 4, paused: true, bufferedTo: 16 }, true],
  ['it plays with little ahead', { readyState: 4, paused: false, bufferedTo: 16 }, false],
  ['it plays with enough ahead', { readyState: 4, paused: false, bufferedTo: 31 }, true],
])('%s: %j → %s', async (_what, state, atEase) => {
  const { tell, leaving } = setUp(state);
  expect(await tell('progress')).toBe(atEase);
  leaving.abort();
});

it('lets go when the page is left', async () => {
  const { leaving, waiting, atEase } = setUp({ readyState: 0, paused: true, bufferedTo: 0 });
  leaving.abort();
  await waiting;
  expect(atEase).toHaveBeenCalled();
});
