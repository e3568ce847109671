import { describe, expect, it } from 'vitest';
import type { BeatQueue, QueuedBeat } from '~/watch/beat-queue';
import { BeatSender } from '~/watch/beat-sender';

function setUp(answers: (() => Response | Promise<Response>)[]) {
  const beats: QueuedBeat[] = [];
  const queue: BeatQueue = {
    put: async (beat) => void beats.push(beat),
    remove: async (beat) =>
      void beats.splice(
        beats.findIndex((b) => b.seq === beat.seq && b.sessionKey === beat.sessionKey),
        1,
      ),
    list: async (employeeNo) => beats.filter((beat) => beat.employeeNo === employeeNo),
  };
  const sent: Record<string, unknown>[] = [];
  const events: string[] = [];
  const sender = new BeatSender({
    employeeNo: '1001',
    queue,
    isLive: (key) => key === 'live',
    onAnswer: (beat) => events.push(`answer ${beat.seq}`),
    onTakenOver: () => events.push('taken over'),
    onState: (state, waiting) => events.push(waiting ? `${state} ${waiting}` : state),
    nowMs: () => 100_000,
    fetch: (async (_url: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)) as Record<string, unknown>);
      return answers.shift()!();
    }) as typeof fetch,
  });
  return { beats, queue, sender, sent, events };
}

const beat = (seq: number, over: Partial<QueuedBeat> = {}): QueuedBeat => ({
  employeeNo: '1001',
  sessionKey: 'live',
  lessonId: 'l',
  seq,
  intervals: [[0, 5]],
  rate: 1,
  recordedAtMs: 99_000,
  ...over,
});
const ok = () => Response.json({ acceptedSeconds: 5 });
const refusal = (status: number, code: string) => () =>
  Response.json({ error: { code, message: '' } }, { status });

describe('sending beats', () => {
  it('sends in order and removes what was acknowledged', async () => {
    const t = setUp([ok, ok]);
    await t.queue.put(beat(1));
    await t.queue.put(beat(2));
    await t.sender.flush();
    expect(t.sent.map((body) => [body['seq'], body['offline']])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect(t.beats).toEqual([]);
  });

  it('keeps everything when the network is gone, and sends old ones as offline with their age', async () => {
    const t = setUp([
      () => {
        throw new TypeError('network');
      },
      ok,
    ]);
    await t.queue.put(beat(1, { recordedAtMs: 40_000 }));
    await t.sender.flush();
    expect(t.beats).toHaveLength(1);
    expect(t.events).toContain('waiting 1');
    await t.sender.flush();
    t.sender.stop();
    expect(t.sent[1]).toMatchObject({ offline: true, ageSeconds: 60 });
    expect(t.beats).toEqual([]);
  });

  it('sends the same seq again as offline after a take-over, and tells the page once it is taken', async () => {
    const t = setUp([refusal(409, 'session-taken-over'), ok]);
    await t.queue.put(beat(7));
    await t.sender.flush();
    expect(t.sent.map((body) => [body['seq'], body['offline']])).toEqual([
      [7, undefined],
      [7, true],
    ]);
    expect(t.events).toContain('taken over');
    expect(t.beats).toEqual([]);
  });

  it.each([
    [401, 'sign-in-required', 1],
    [503, 'unavailable', 1],
    [400, 'invalid', 0],
    [404, 'not-found', 0],
    [409, 'session-expired', 0],
  ])('after %i %s leaves %i in the queue', async (status, code, left) => {
    const t = setUp([refusal(status, code)]);
    await t.queue.put(beat(1));
    await t.sender.flush();
    t.sender.stop();
    expect(t.beats).toHaveLength(left);
  });

  it("never sends another employee's beats", async () => {
    const t = setUp([]);
    await t.queue.put(beat(1, { employeeNo: '1002' }));
    await t.sender.flush();
    expect(t.sent).toEqual([]);
    expect(t.beats).toHaveLength(1);
  });
});
