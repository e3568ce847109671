// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WatchController, type OpenedSession } from '~/watch/watch-controller';
import { waitFor } from '../support/wait-for';

const session: OpenedSession = {
  sessionKey: 'key',
  masterUrl: '/media/x/master.m3u8',
  resumeSeconds: 0,
  seen: [],
  missing: [[0, 60]],
  coveredSeconds: 0,
  learningSeconds: 0,
  maxRate: 2,
  seekAhead: true,
  beatSeconds: 5,
  completed: false,
};

let sent: { url: string; body: Record<string, unknown> }[];
let beatAnswer: () => Response;

beforeEach(() => {
  sent = [];
  beatAnswer = () =>
    Response.json({ ...session, acceptedSeconds: 4, clippedSeconds: 0, seen: [[0, 4]], credited: null });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) as Record<string, unknown> });
    return url.endsWith('/watch-sessions') ? Response.json(session, { status: 201 }) : beatAnswer();
  });
  navigator.sendBeacon = vi.fn(() => true);
});
afterEach(() => vi.unstubAllGlobals());

function setUp({ listeningCounts = false } = {}) {
  const controller = new WatchController({
    lessonId: 'lesson',
    employeeNo: `no-${Math.random()}`,
    initial: { ...session },
    offlineSentence: '연결이 끊겼습니다.',
    listeningCounts,
  });
  const video = document.createElement('video');
  let seconds = 0;
  Object.defineProperty(video, 'currentTime', {
    get: () => seconds,
    set: (value: number) => (seconds = value),
  });
  const at = (value: number, event: string) => {
    seconds = value;
    video.dispatchEvent(new Event(event));
  };
  const pause = (video.pause = vi.fn());
  const detach = controller.attach(video);
  return { controller, at, pause, detach };
}

const beats = () => sent.filter(({ url }) => url.endsWith('/beats')).map(({ body }) => body);

describe('following a video', () => {
  it('opens a session once on play, and reports what was played when it pauses', async () => {
    const { controller, at, detach } = setUp();
    expect(await Promise.all([controller.open(), controller.open()])).toEqual([true, true]);
    at(0, 'playing');
    at(2.5, 'timeupdate');
    at(4, 'pause');
    await waitFor('the beat to be answered', () => controller.getState().seen.length > 0);
    expect(sent.filter(({ url }) => url.endsWith('/watch-sessions'))).toHaveLength(1);
    expect(beats()).toEqual([{ sessionKey: 'key', seq: 1, intervals: [[0, 4]], rate: 1 }]);
    detach();
  });

  it('opens nothing and reports nothing before a play gesture', async () => {
    const { at, detach } = setUp();
    at(0, 'playing');
    at(4, 'pause');
    detach();
    expect(sent).toEqual([]);
  });

  it('says why a session could not be opened', async () => {
    vi.stubGlobal('fetch', async () =>
      Response.json({ error: { message: '이 강의는 내렸습니다.' } }, { status: 404 }),
    );
    const { controller, detach } = setUp();
    expect(await controller.open()).toBe(false);
    expect(controller.getState().problem).toBe('이 강의는 내렸습니다.');
    detach();
  });

  it('sends a last beacon when the page goes, with the same number as the stored beat', async () => {
    const { controller, at, detach } = setUp();
    await controller.open();
    at(0, 'playing');
    at(3, 'timeupdate');
    window.dispatchEvent(new Event('pagehide'));
    expect(navigator.sendBeacon).toHaveBeenCalledTimes(1);
    await waitFor('the stored beat to be sent', () => beats().length === 1);
    expect(beats()[0]).toMatchObject({ seq: 1, intervals: [[0, 3]] });
    detach();
  });

  it('stops and stays silent after a take-over until it is asked again', async () => {
    const { controller, at, pause, detach } = setUp();
    await controller.open();
    beatAnswer = () => Response.json({ error: { code: 'session-taken-over', message: '' } }, { status: 409 });
    at(0, 'playing');
    at(4, 'pause');
    await waitFor('the page to know', () => controller.getState().takenOver);
    expect(pause).toHaveBeenCalled();
    pause.mockClear();
    at(4, 'play');
    expect(pause).toHaveBeenCalledTimes(1);
    await controller.open();
    expect(controller.getState().takenOver).toBe(false);
    at(4, 'play');
    expect(pause).toHaveBeenCalledTimes(1);
    detach();
  });
});

describe('listening', () => {
  it('reports nothing that was only heard where it does not count, and the picture before and after it', async () => {
    const { controller, at, detach } = setUp();
    await controller.open();
    at(0, 'playing');
    at(4, 'timeupdate');
    await controller.setListening(true);
    at(4, 'emptied');
    at(4, 'playing');
    at(30, 'pause');
    at(30, 'playing');
    at(40, 'timeupdate');
    await controller.setListening(false);
    at(40, 'emptied');
    at(40, 'playing');
    at(45, 'pause');
    await waitFor('both beats to be sent', () => beats().length === 2);
    expect(beats().map(({ intervals, mode }) => [intervals, mode])).toEqual([
      [[[0, 4]], undefined],
      [[[40, 45]], undefined],
    ]);
    detach();
  });

  it('opens no session for what counts for nothing, and one when the picture comes', async () => {
    const { controller, at, pause, detach } = setUp();
    await controller.setListening(true);
    expect(await controller.open()).toBe(true);
    at(0, 'play');
    at(0, 'playing');
    at(9, 'timeupdate');
    expect(pause).not.toHaveBeenCalled();
    expect(sent).toEqual([]);
    await controller.setListening(false);
    await controller.open();
    at(9, 'emptied');
    at(9, 'playing');
    at(12, 'pause');
    await waitFor('the beat to be sent', () => beats().length === 1);
    expect(beats()[0]).toMatchObject({ intervals: [[9, 12]] });
    detach();
  });

  it('reports what was heard by its name where it counts', async () => {
    const { controller, at, detach } = setUp({ listeningCounts: true });
    await controller.open();
    await controller.setListening(true);
    at(0, 'playing');
    at(4, 'pause');
    await waitFor('the beat to be sent', () => beats().length === 1);
    expect(beats()[0]).toEqual({
      sessionKey: 'key',
      seq: 1,
      intervals: [[0, 4]],
      rate: 1,
      mode: 'listening',
    });
    detach();
  });

  it('keeps what was seen while the session was still being opened', async () => {
    const { controller, at, detach } = setUp();
    const opening = controller.open();
    at(0, 'playing');
    at(3, 'timeupdate');
    const turned = controller.setListening(true);
    await Promise.all([opening, turned]);
    await waitFor('the beat to be sent', () => beats().length === 1);
    expect(beats()[0]).toMatchObject({ intervals: [[0, 3]] });
    detach();
  });
});
