// @vitest-environment jsdom
import { afterEach, expect, it, test, vi } from 'vitest';
import { createRenewal, playsNatively } from '~/watch/media-stream';
import { createNativeStream } from '~/watch/native-stream';

afterEach(() => vi.unstubAllGlobals());

const element = (more: object) => ({ canPlayType: () => 'maybe', ...more }) as unknown as HTMLVideoElement;

test.each([
  ['a computer', ['MediaSource'], { requestFullscreen() {} }, false],
  [
    'Chrome, which knows the old name too',
    ['MediaSource'],
    { requestFullscreen() {}, webkitEnterFullscreen() {} },
    false,
  ],
  ['an old iPhone', [], { webkitEnterFullscreen() {} }, true],
  ['an iPhone with its own Media Source', ['ManagedMediaSource'], { webkitEnterFullscreen() {} }, true],
  ['an iPad', ['MediaSource'], { requestFullscreen() {}, webkitEnterFullscreen() {} }, false],
])('%s', (_what, globals, more, native) => {
  for (const name of globals) vi.stubGlobal(name, class {});
  expect(playsNatively(element(more))).toBe(native);
});

it('renews once for all who ask, waits for the answer, and not again at once', async () => {
  let arrive = () => {};
  let at = 0;
  const renew = vi.fn(() => new Promise<void>((done) => (arrive = done)));
  const renewed = createRenewal(renew, () => at);
  const answers: unknown[] = [];
  const both = Promise.all([renewed(), renewed()]).then((both) => answers.push(...both));
  await Promise.resolve();
  expect([renew.mock.calls.length, answers]).toEqual([1, []]);
  arrive();
  await both;
  expect(answers).toEqual([true, true]);
  at = 9_999;
  expect(await renewed()).toBe(false);
  at = 10_000;
  void renewed();
  expect(renew).toHaveBeenCalledTimes(2);
});

function playNative(renew: () => Promise<void>) {
  const video = document.createElement('video');
  vi.spyOn(video, 'load').mockReturnValue();
  const play = vi.spyOn(video, 'play').mockResolvedValue();
  const onProblem = vi.fn();
  const stream = createNativeStream({
    ...{ element: video, url: '/media/x/master.m3u8', startSeconds: () => 42, renew, onProblem },
  });
  return { video, play, onProblem, stream };
}

it('the browser’s own player goes to the place once it knows the length, and fetches a cookie when it fails', async () => {
  const renew = vi.fn(() => Promise.resolve());
  const { video, play, onProblem, stream } = playNative(renew);
  await stream.load();
  expect(video.src).toMatch(/master\.m3u8$/);
  video.dispatchEvent(new Event('loadedmetadata'));
  expect(video.currentTime).toBe(42);
  video.currentTime = 0;
  video.dispatchEvent(new Event('error'));
  await vi.waitFor(() => expect(play).toHaveBeenCalledOnce());
  video.dispatchEvent(new Event('loadedmetadata'));
  expect([renew.mock.calls.length, video.currentTime, onProblem.mock.calls]).toEqual([1, 42, []]);
  video.dispatchEvent(new Event('error'));
  await vi.waitFor(() => expect(onProblem).toHaveBeenCalledWith('network'));
});

it('what fails before anybody wanted it is nobody’s trouble', async () => {
  const renew = vi.fn(() => Promise.resolve());
  const { video, onProblem, stream } = playNative(renew);
  await stream.prepare();
  video.dispatchEvent(new Event('error'));
  await Promise.resolve();
  expect([renew.mock.calls.length, onProblem.mock.calls.length]).toEqual([0, 0]);
});
