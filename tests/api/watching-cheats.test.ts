// Cheating, from outside through the public API: none of it earns a second that was not lived.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { Viewer } from '../support/viewer';
import type { ApiClient } from '../support/api-client';

let institute: TestInstitute;
let people: Record<string, string>;
let client: ApiClient;
let other: ApiClient;
let viewer: Viewer;

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
  client = await signedIn(institute.origin, '1001');
  other = await signedIn(institute.origin, '1002');
});
afterAll(() => institute.stop());
beforeEach(async () => {
  // Whatever a test overdrew is repaid before the next one.
  institute.clock.advanceSeconds(60);
  const { lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']! });
  viewer = new Viewer(client, lessonId, institute.clock);
});

const full: [number, number][] = [[0, 362]];

describe('a forger is never faster than a viewer', () => {
  it('one beat replayed 300 times counts once and answers the same', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(10);
    const first = await viewer.beat({ seq: 1, intervals: [[0, 10]] });
    expect(first.data).toMatchObject({ acceptedSeconds: 10, coveredSeconds: 10, learningSeconds: 10 });
    const answers = await Promise.all(
      Array.from({ length: 299 }, () => viewer.beat({ seq: 1, intervals: [[0, 10]] })),
    );
    expect(new Set(answers.map(({ status, data }) => `${status} ${JSON.stringify(data)}`))).toEqual(
      new Set([`200 ${JSON.stringify(first.data)}`]),
    );
  });

  it('300 different beats for the same ten seconds, racing, earn the time that passed and 2 s', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(13);
    await Promise.all(
      Array.from({ length: 300 }, (_, i) => viewer.beat({ seq: i + 1, intervals: [[0, 10]] })),
    );
    const { data } = await viewer.beat({ seq: 301, intervals: [[0, 10]] });
    expect(data).toMatchObject({ coveredSeconds: 10, learningSeconds: 15 });
  });

  it('a first beat at the end earns what was lived', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(1);
    const { data } = await viewer.beat({ intervals: [[352, 362]] });
    expect(data).toMatchObject({ acceptedSeconds: 3, clippedSeconds: 7, completed: false });
  });

  it('a client-made full map is clipped to the time owned', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(2);
    const { data } = await viewer.beat({ intervals: full, rate: 2 });
    expect(data).toMatchObject({ coveredSeconds: 8, clippedSeconds: 354, completed: false, credited: null });
  });

  it('16× is charged as the highest allowed rate', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(10);
    const { data } = await viewer.beat({ intervals: [[0, 160]], rate: 16 });
    expect(data).toMatchObject({ coveredSeconds: 24, clippedSeconds: 136 });
  });

  it('the same 30 s twenty times over completes nothing', async () => {
    await viewer.open();
    let last = null;
    for (let i = 0; i < 20; i++) {
      institute.clock.advanceSeconds(30);
      last = await viewer.beat({ intervals: [[0, 30]] });
    }
    expect(last!.data).toMatchObject({ coveredSeconds: 30, learningSeconds: 362, completed: false });
  });

  it('two devices at once share one life: the older one is told, and both earn what passed', async () => {
    const pc = new Viewer(client, viewer.lessonId, institute.clock);
    await viewer.open();
    institute.clock.advanceSeconds(30);
    await viewer.beat({ intervals: [[0, 30]] });
    await pc.open();
    institute.clock.advanceSeconds(30);
    const [phone, desk] = await Promise.all([
      viewer.beat({ seq: 9, intervals: [[60, 90]] }),
      pc.beat({ intervals: [[30, 60]] }),
    ]);
    expect(phone.status).toBe(409);
    expect(phone.data.error).toMatchObject({ code: 'session-taken-over', closedAt: expect.any(String) });
    expect(desk.data.coveredSeconds).toBe(60);
  });

  it('beats to a session that was taken over spend no more than it owned', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(20);
    await new Viewer(client, viewer.lessonId, institute.clock).open();
    institute.clock.advanceSeconds(300);
    const { data } = await viewer.beat({ intervals: full, offline: true });
    expect(data).toMatchObject({ acceptedSeconds: 20, completed: false });
  });

  it('no clock of the phone counts: an hour claimed as age earns nothing', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(5);
    const { data } = await viewer.beat({ intervals: [[0, 300]], offline: true, ageSeconds: 3600 });
    expect(data.acceptedSeconds).toBe(7);
  });

  it("another person's session key is not there", async () => {
    await viewer.open();
    institute.clock.advanceSeconds(5);
    const answer = await other.api('POST', '/beats', {
      sessionKey: viewer.sessionKey,
      seq: 1,
      intervals: [[0, 5]],
      rate: 1,
    });
    expect(answer.status).toBe(404);
  });

  it('a hundred sessions opened in a second own one second together', async () => {
    const sessions = [];
    for (let i = 0; i < 100; i++) {
      const one = new Viewer(client, viewer.lessonId, institute.clock);
      await one.open();
      institute.clock.advanceSeconds(0.01);
      sessions.push(one);
    }
    let learning = 0;
    for (const one of sessions) {
      const answer = await one.beat({ intervals: full, offline: true });
      if (answer.status === 200) learning = answer.data.learningSeconds as number;
    }
    expect(learning).toBeLessThanOrEqual(3);
  });

  it('parallel beats with different seconds earn the time that passed and 2 s, never more', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(10);
    const answers = await Promise.all(
      Array.from({ length: 36 }, (_, i) => viewer.beat({ seq: i + 1, intervals: [[i * 10, i * 10 + 10]] })),
    );
    const accepted = answers.reduce((sum, { data }) => sum + Number(data.acceptedSeconds), 0);
    expect(accepted).toBeCloseTo(12, 2);
  });
});

describe('what is no report of watching answers 400 and leaves nothing', () => {
  it.each([
    ['reversed', [[9, 3]]],
    ['negative', [[-1, 5]]],
    ['empty span', [[5, 5]]],
    ['not numbers', [['0', '5']]],
    ['null for NaN', [[null, 5]]],
    ['10,000 of them', Array.from({ length: 10_000 }, (_, i) => [i, i + 1])],
    ['none', []],
    ['no list', 'all of it'],
    ['missing', undefined],
  ])('intervals %s', async (_name, intervals) => {
    await viewer.open();
    institute.clock.advanceSeconds(10);
    const answer = await viewer.beat({ intervals });
    expect(answer.status).toBe(400);
    expect(answer.data.error).toMatchObject({
      code: expect.any(String),
      message: expect.stringMatching(/[가-힣]/),
    });
    expect((await viewer.beat({ intervals: [[0, 1]] })).data.coveredSeconds).toBe(1);
  });

  it.each([0, -1, 'fast', null])('rate %s', async (rate) => {
    await viewer.open();
    expect((await viewer.beat({ intervals: [[0, 1]], rate })).status).toBe(400);
  });

  it.each([0, -3, 1.5, 'one'])('seq %s', async (seq) => {
    await viewer.open();
    expect((await viewer.beat({ intervals: [[0, 1]], seq: seq as number })).status).toBe(400);
  });

  it.each([
    ['broken JSON', '{"sessionKey":', 400],
    ['a list', '[]', 400],
    ['a megabyte', JSON.stringify({ x: 'y'.repeat(1_000_000) }), 413],
  ])('%s', async (_name, body, status) => {
    const response = await client.fetch('/api/v1/beats', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
  });

  it('overlaps are played once, and what lies past the end is cut', async () => {
    await viewer.open();
    institute.clock.advanceSeconds(30);
    const overlap = await viewer.beat({
      intervals: [
        [0, 10],
        [5, 15],
      ],
    });
    expect(overlap.data.coveredSeconds).toBe(15);
    const past = await viewer.beat({ intervals: [[360, 9999]] });
    expect(past.data.acceptedSeconds).toBe(2);
  });
});
