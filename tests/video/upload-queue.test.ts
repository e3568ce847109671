// Several videos on one phone: two at a time, in order, and never those of the person before.
import { describe, expect, it, vi } from 'vitest';
import type { SendPhase, SendState } from '~/video/send-file';
import { UploadQueue, type UploadRequest } from '~/video/upload-queue';

class FakeSending {
  calls: string[] = [];
  onChange: (state: SendState) => void = () => undefined;
  tell(phase: SendPhase, sentBytes = 0, more: Partial<SendState> = {}) {
    this.onChange({ phase, sentBytes, totalBytes: 100, sentence: null, videoId: null, ...more });
  }
  start = () => void this.calls.push('start');
  pause = () => void this.calls.push('pause');
  nudge = () => void this.calls.push('nudge');
  cancel = () => Promise.resolve(void this.calls.push('cancel'));
}

function makeQueue() {
  const at = { ms: 0 };
  const queue = new UploadQueue(() => at.ms);
  const sendings: Record<string, FakeSending> = {};
  const add = (place: string, more: Partial<UploadRequest> = {}) => {
    const sending = (sendings[place] = new FakeSending());
    const settled = vi.fn(() => Promise.resolve());
    const attach = vi.fn(() => Promise.resolve(null as string | null));
    queue.add({
      ...{ employeeNo: '1001', place, name: `${place}.mp4`, totalBytes: 100, attachAtEnd: false },
      ...{ attach, onSettled: settled },
      send: (onChange) => Object.assign(sending, { onChange }),
      ...more,
    });
    return { sending, settled, attach };
  };
  const phases = () => Object.fromEntries(queue.snapshot().map(({ place, phase }) => [place, phase]));
  queue.setPerson('1001');
  return { queue, at, add, phases, sendings };
}

describe('several uploads', () => {
  it('send two at a time; the next begins when one stops for whatever reason', async () => {
    const { queue, add, phases } = makeQueue();
    const [a, b] = ['a', 'b', 'c', 'd', 'e'].map((place) => add(place));
    expect(phases()).toEqual({ a: 'sending', b: 'sending', c: 'queued', d: 'queued', e: 'queued' });
    a!.sending.tell('refused', 0, { sentence: '파일이 너무 큽니다.' });
    expect(phases()).toMatchObject({ a: 'refused', b: 'sending', c: 'sending', d: 'queued' });
    // Waiting for the network is no reason to begin a third.
    b!.sending.tell('cut');
    expect(phases()).toMatchObject({ b: 'cut', d: 'queued' });
    queue.pause('1001/c');
    expect(phases()).toMatchObject({ c: 'paused', d: 'sending', e: 'queued' });
    queue.resume('1001/c');
    expect(phases()).toMatchObject({ c: 'queued', e: 'queued' });
    await queue.cancel('1001/b');
    expect(b!.sending.calls).toEqual(['start', 'pause', 'cancel']);
    expect(b!.settled).toHaveBeenCalledOnce();
    expect(phases()).toEqual({ a: 'refused', c: 'sending', d: 'sending', e: 'queued' });
  });

  it('try again at once when the network is back', () => {
    const { queue, add } = makeQueue();
    const { sending } = add('a');
    queue.nudge();
    expect(sending.calls).toEqual(['start', 'nudge']);
  });

  it('say how fast and how long once that is known', () => {
    const { queue, at, add } = makeQueue();
    const { sending } = add('a');
    for (let second = 1; second <= 4; second++) {
      at.ms = second * 1000;
      sending.tell('sending', second * 10);
      const [task] = queue.snapshot();
      if (second < 2) expect(task?.secondsLeft).toBeNull();
    }
    expect(queue.snapshot()[0]).toMatchObject({ bytesPerSecond: 10, secondsLeft: 6 });
    sending.tell('cut', 40);
    expect(queue.snapshot()[0]).toMatchObject({ bytesPerSecond: null, secondsLeft: null });
  });
});

describe('a video', () => {
  it('is given to its lesson as soon as it has a number, and once', async () => {
    const { queue, add, phases } = makeQueue();
    const { sending, attach, settled } = add('a');
    sending.tell('sending', 10, { videoId: 'v' });
    await vi.waitFor(() => expect(attach).toHaveBeenCalledWith('v'));
    expect(settled).not.toHaveBeenCalled();
    sending.tell('done', 100, { videoId: 'v' });
    await vi.waitFor(() => expect(phases()).toEqual({ a: 'done' }));
    expect([attach.mock.calls.length, settled.mock.calls.length]).toEqual([1, 1]);
    queue.dismiss('1001/a');
    expect(phases()).toEqual({});
  });

  it('that replaces another comes when it is whole, however long the lesson cannot be reached', async () => {
    vi.useFakeTimers();
    const { add, phases } = makeQueue();
    const { sending, attach, settled } = add('a', { attachAtEnd: true });
    attach.mockRejectedValueOnce(new Error('no network')).mockRejectedValueOnce(new Error('no network'));
    sending.tell('sending', 10, { videoId: 'v' });
    expect(attach).not.toHaveBeenCalled();
    sending.tell('done', 100, { videoId: 'v' });
    await vi.advanceTimersByTimeAsync(500);
    expect(phases()).toEqual({ a: 'attaching' });
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(phases()).toEqual({ a: 'done' });
    expect(settled).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('that its lesson refuses is said to be', async () => {
    const { queue, add, phases } = makeQueue();
    const { sending } = add('a', { attach: () => Promise.resolve('검토 중에는 바꿀 수 없습니다.') });
    sending.tell('done', 100, { videoId: 'v' });
    await vi.waitFor(() => expect(phases()).toEqual({ a: 'refused' }));
    expect(queue.snapshot()[0]?.sentence).toBe('검토 중에는 바꿀 수 없습니다.');
  });
});

describe('on a shared tablet', () => {
  it('the next person sees and sends nothing of the person before', () => {
    const { queue, add, phases } = makeQueue();
    const { sending, settled } = add('a');
    queue.setPerson('1002');
    expect(phases()).toEqual({});
    expect(sending.calls).toEqual(['start', 'pause']);
    sending.tell('sending', 50);
    expect(phases()).toEqual({});
    // What the server has stays: its owner goes on another time.
    expect(settled).not.toHaveBeenCalled();
  });

  it('the same person who signs in again goes on', () => {
    const { queue, add, phases } = makeQueue();
    const { sending } = add('a');
    sending.tell('signed-out', 50);
    expect(phases()).toEqual({ a: 'signed-out' });
    queue.setPerson('1001');
    expect(phases()).toEqual({ a: 'sending' });
    expect(sending.calls).toEqual(['start', 'start']);
  });
});
