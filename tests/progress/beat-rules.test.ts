// The worked examples of the rules: a lesson of 362 s, at most 2×.
import { beforeEach, describe, expect, it } from 'vitest';
import { completionTest, presets, requirementsFor } from '~/lessons/watching-policy';
import { AppError } from '~/platform/errors';
import { World } from './world';

let world: World;
beforeEach(() => (world = new World()));

const codeOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: error.status, code: error.code, ...error.detail.extra };
  }
};

describe('a forger is never faster than a viewer', () => {
  it('the same beat 300 times', () => {
    const id = world.open();
    world.wait(10);
    const answers = Array.from({ length: 300 }, () => world.beat(id, { seq: 1, intervals: [[0, 10]] }));
    expect(world.covered()).toBe(10);
    expect(world.learning()).toBe(10);
    expect(answers.every((answer) => answer.accepted === 10 && answer.clipped === 0)).toBe(true);
    expect(answers.filter((answer) => answer.repeated)).toHaveLength(299);
  });

  it('300 different beats of [0,10] within 3 s after 10 s', () => {
    const id = world.open();
    world.wait(10);
    for (let seq = 1; seq <= 300; seq++) {
      world.wait(0.01);
      world.beat(id, { seq, intervals: [[0, 10]] });
    }
    expect(world.covered()).toBe(10);
    expect(world.learning()).toBe(15);
  });

  it.each([
    ['first beat at the end after 1 s', 1, [[352, 362]], 1, 3, 7],
    ['full map after 2 s at 2×', 2, [[0, 362]], 2, 8, 354],
    ['16× after 10 s', 10, [[0, 160]], 16, 24, 136],
  ])('%s', (_name, waited, intervals, rate, covered, clipped) => {
    const id = world.open();
    world.wait(waited);
    const answer = world.beat(id, { seq: 1, intervals, rate });
    expect(world.covered()).toBe(covered);
    expect(answer).toMatchObject({ accepted: covered, clipped, anomaly: 'clipped' });
  });

  it('the same 30 s twenty times, lived', () => {
    const id = world.open();
    let seq = 1;
    for (let round = 0; round < 20; round++) seq = world.play(id, 0, 30, { firstSeq: seq });
    expect([world.covered(), world.learning()]).toEqual([30, 362]);
    const required = requirementsFor(presets.own, 362_000, false);
    const run = world.runs.get('lesson')!;
    expect(completionTest(required, { ...run, quizPassed: true })).toBe(false);
  });

  it('two devices, 30 s + 30 s', () => {
    const phone = world.open();
    world.wait(30);
    const pc = world.open();
    expect(codeOf(() => world.beat(phone, { seq: 1, intervals: [[0, 30]] }))).toEqual({
      status: 409,
      code: 'session-taken-over',
      closedAt: new Date(world.now).toISOString(),
    });
    world.beat(phone, { seq: 1, intervals: [[0, 30]], offline: true });
    world.wait(30);
    world.beat(pc, { seq: 1, intervals: [[30, 60]] });
    expect([world.covered(), world.takenMs]).toEqual([60, 60_000]);
  });

  it('100 sessions opened in 1 s', () => {
    for (let i = 0; i < 100; i++) {
      const id = world.open('lesson');
      world.wait(0.01);
      world.beat(id, { seq: 1, intervals: [[i, i + 10]] });
    }
    expect(world.learning()).toBe(3);
  });

  it('idle 12 h, then a forged full map: counted and late; a second lesson right after gets 3 s', () => {
    const id = world.open();
    world.wait(12 * 3600);
    const answer = world.beat(id, { seq: 1, intervals: [[0, 362]] });
    expect([world.covered(), answer.lateMs]).toEqual([362, 302_000]);
    const second = world.open('second');
    world.wait(1);
    expect(world.beat(second, { seq: 1, intervals: [[0, 362]] }).accepted).toBe(3);
  });

  it('debt outlives a take-over', () => {
    const first = world.open();
    expect(world.beat(first, { seq: 1, intervals: [[0, 10]] }).accepted).toBe(2);
    const second = world.open();
    expect(world.beat(second, { seq: 1, intervals: [[10, 20]] }).accepted).toBe(0);
    world.wait(2);
    expect(world.beat(second, { seq: 2, intervals: [[10, 20]] }).accepted).toBe(2);
  });

  it('a clock set back gives no instant twice', () => {
    const id = world.open();
    world.wait(100);
    world.beat(id, { seq: 1, intervals: [[0, 100]] });
    world.wait(-50);
    world.beat(id, { seq: 2, intervals: [[100, 110]] });
    world.wait(50);
    world.beat(id, { seq: 3, intervals: [[110, 160]] });
    expect(world.takenMs).toBe(102_000);
  });

  it('a slow rate never earns learning time beyond the time lived', () => {
    const id = world.open();
    world.wait(10);
    world.beat(id, { seq: 1, intervals: [[0, 10]], rate: 0.0001 });
    expect([world.covered(), world.learning()]).toEqual([3, 12]);
  });
});

describe('what a beat may say', () => {
  it.each<[string, unknown, number, number]>([
    [
      'overlapping',
      [
        [0, 10],
        [5, 15],
      ],
      15,
      0,
    ],
    ['past the end', [[360, 9999]], 2, 1],
    ['wholly past the end', [[9000, 9999]], 0, 1],
    ['1.5 s past the end', [[355, 363.5]], 7, 0],
  ])('%s', (_name, intervals, covered, anomalies) => {
    const id = world.open();
    world.wait(60);
    world.beat(id, { seq: 1, intervals });
    expect(world.covered()).toBe(covered);
    expect(world.sessions.get(id)!.state.anomalies).toBe(anomalies);
  });

  const many = Array.from({ length: 10_000 }, (_, i) => [i, i + 1]);
  it.each<[string, unknown, unknown]>([
    ['NaN', [[Number.NaN, 5]], 1],
    ['infinite', [[0, Number.POSITIVE_INFINITY]], 1],
    ['reversed', [[10, 5]], 1],
    ['empty interval', [[5, 5]], 1],
    ['negative', [[-1, 5]], 1],
    ['words', [['0', '5']], 1],
    ['three numbers', [[0, 5, 9]], 1],
    ['no list', 'all', 1],
    ['nothing', [], 1],
    ['10,000', many, 1],
    ['201', many.slice(0, 201), 1],
    ['rate 0', [[0, 5]], 0],
    ['rate NaN', [[0, 5]], Number.NaN],
    ['rate in words', [[0, 5]], '2'],
  ])('%s → 400 and nothing stored', (_name, intervals, rate) => {
    const id = world.open();
    world.wait(10);
    expect(codeOf(() => world.beat(id, { seq: 1, intervals, rate }))).toEqual({
      status: 400,
      code: 'invalid',
    });
    expect([world.covered(), world.answers.size]).toEqual([0, 0]);
    expect(world.beat(id, { seq: 1, intervals: [[0, 5]] }).accepted).toBe(5);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 40])('seq %s → 400', (seq) => {
    const id = world.open();
    expect(codeOf(() => world.beat(id, { seq, intervals: [[0, 1]] }))?.status).toBe(400);
  });

  it('a known beat answers as the first time, whatever the body', () => {
    const id = world.open();
    world.wait(10);
    world.beat(id, { seq: 1, intervals: [[0, 10]] });
    expect(world.beat(id, { seq: 1, intervals: 'garbage', rate: -1 })).toMatchObject({
      accepted: 10,
      clipped: 0,
    });
    world.open();
    expect(world.beat(id, { seq: 1, intervals: [[50, 60]] }).accepted).toBe(10);
    expect(world.covered()).toBe(10);
  });

  it('200 intervals are welcome', () => {
    const id = world.open();
    world.wait(100);
    world.beat(id, { seq: 1, intervals: Array.from({ length: 200 }, (_, i) => [i * 0.5, i * 0.5 + 0.5]) });
    expect(world.covered()).toBe(100);
  });
});

describe('an honest viewer never loses a second', () => {
  it.each([
    [1, 240],
    [2, 480],
  ])('a gap 60 → 240 s, then 36 queued beats at %i×', (rate, covered) => {
    const id = world.open('lesson', { seconds: 600 });
    world.play(id, 0, 60 * rate, { rate });
    world.wait(180);
    for (let i = 0; i < 36; i++) {
      const from = (60 + i * 5) * rate;
      const answer = world.beat(id, {
        seq: 100 + i,
        intervals: [[from, from + 5 * rate]],
        rate,
        offline: true,
      });
      expect(answer.clipped).toBe(0);
    }
    expect(world.covered()).toBe(covered);
  });

  it('a queue that arrives 6 h later', () => {
    const id = world.open();
    world.play(id, 0, 60);
    world.wait(6 * 3600);
    expect(world.beat(id, { seq: 99, intervals: [[60, 240]], offline: true }).accepted).toBe(180);
  });

  it('a queue after a take-over at 300 s: 180 counted, 60 left', () => {
    const phone = world.open();
    world.play(phone, 0, 60);
    world.wait(240);
    world.open();
    expect(world.beat(phone, { seq: 99, intervals: [[60, 240]], offline: true }).accepted).toBe(180);
    expect(world.sessions.get(phone)!.state.residueMs).toBe(60_000);
  });

  it('A in a tunnel is taken over at 120 s by B until 240 s', () => {
    const a = world.open();
    world.wait(120);
    const b = world.open();
    world.play(b, 120, 240);
    world.beat(a, { seq: 1, intervals: [[0, 120]], offline: true });
    expect([world.covered(), world.takenMs]).toEqual([240, 240_000]);
  });

  it('phone 0–180, PC 180–362', () => {
    world.play(world.open(), 0, 180);
    world.play(world.open(), 180, 362);
    expect([world.covered(), world.learning()]).toEqual([362, 362]);
  });

  it('a reload with a queue: counted offline', () => {
    const before = world.open();
    world.wait(20);
    const after = world.open();
    world.beat(before, { seq: 1, intervals: [[0, 20]], offline: true });
    world.play(after, 20, 40);
    expect(world.covered()).toBe(40);
  });

  it('the residue is usable for 72 h and no longer', () => {
    const phone = world.open();
    world.wait(60);
    world.open();
    world.wait(72 * 3600);
    expect(world.beat(phone, { seq: 1, intervals: [[0, 30]], offline: true }).accepted).toBe(30);
    world.wait(0.001);
    expect(codeOf(() => world.beat(phone, { seq: 2, intervals: [[30, 60]], offline: true }))?.code).toBe(
      'session-expired',
    );
  });

  it('a whole lesson at 2×, in 5 s beats with network jitter, loses nothing and is not late', () => {
    const id = world.open();
    let seq = 1;
    for (let at = 0; at < 362; at += 10) {
      world.wait(seq % 2 ? 4.2 : 5.8);
      world.beat(id, { seq: seq++, intervals: [[at, Math.min(362, at + 10)]], rate: 2 });
    }
    expect(world.covered()).toBe(362);
    expect(world.lateMs).toBeLessThan(60_000);
  });
});

describe('the statutory preset', () => {
  it('cuts what was jumped to and keeps what goes on', () => {
    const id = world.open('lesson', { maxRate: 1, seekAhead: false });
    world.wait(100);
    expect(world.beat(id, { seq: 1, intervals: [[0, 5]] }).accepted).toBe(5);
    expect(world.beat(id, { seq: 2, intervals: [[6.5, 12]] }).accepted).toBe(5.5);
    expect(world.beat(id, { seq: 3, intervals: [[100, 110]] })).toMatchObject({
      accepted: 0,
      anomaly: 'ahead-of-frontier',
    });
    expect(
      world.beat(id, {
        seq: 4,
        intervals: [
          [0, 5],
          [12, 17],
        ],
      }).accepted,
    ).toBe(10);
    expect(world.beat(id, { seq: 5, intervals: [[17, 27]], rate: 2 }).takeMs).toBe(10_000);
  });
});

describe('the sound alone', () => {
  it.each([
    ['counts where the rule lets it', true, 'listening', 10],
    ['does not count where it does not, and is no anomaly', false, 'listening', 0],
    ['is the picture where the word is not known', false, 'humming', 10],
  ])('%s', (_name, listening, mode, accepted) => {
    world.rule = { listening };
    const id = world.open();
    world.wait(100);
    const heard = world.beat(id, { seq: 1, intervals: [[0, 10]], mode });
    expect(heard).toMatchObject({ accepted, clipped: 10 - accepted, anomaly: null });
    expect(world.covered()).toBe(accepted);
    // What was refused cost nothing: the time is still there for the picture.
    expect(world.beat(id, { seq: 2, intervals: [[0, 90]] }).accepted).toBe(90);
    expect(world.covered()).toBe(90);
  });

  it('is judged once: the same number with another word changes nothing', () => {
    const id = world.open();
    world.wait(100);
    world.beat(id, { seq: 1, intervals: [[0, 10]], mode: 'listening' });
    expect(world.beat(id, { seq: 1, intervals: [[0, 10]] })).toMatchObject({ accepted: 0, repeated: true });
  });
});

describe('dates of seconds', () => {
  const at = (iso: string) => Date.parse(iso);
  it('are when they were played, between the previous beat and the arrival', () => {
    world.now = at('2026-12-31T14:55:00Z');
    const id = world.open();
    world.now = at('2026-12-31T15:30:00Z');
    const first = world.beat(id, { seq: 1, intervals: [[0, 5]], offline: true, ageSeconds: 1980 });
    expect(new Date(first.datedAt).toISOString()).toBe('2026-12-31T14:57:00.000Z');
    const second = world.beat(id, { seq: 2, intervals: [[5, 10]], offline: true, ageSeconds: 1975 });
    expect(new Date(second.datedAt).toISOString()).toBe('2026-12-31T14:57:05.000Z');
    expect(world.beat(id, { seq: 3, intervals: [[10, 15]], ageSeconds: 1e9 }).datedAt).toBe(second.datedAt);
  });

  it('never lie before the session was opened nor after it was closed', () => {
    const id = world.open();
    const opened = world.now;
    world.wait(10);
    expect(world.beat(id, { seq: 1, intervals: [[0, 5]], ageSeconds: 3600 }).datedAt).toBe(opened);
    world.open();
    const closed = world.now;
    world.wait(3600);
    expect(world.beat(id, { seq: 2, intervals: [[5, 10]], offline: true }).datedAt).toBe(closed);
  });
});
