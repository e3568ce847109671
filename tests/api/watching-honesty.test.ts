// Honesty, from outside through the public API: nobody who watched loses a second.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { Viewer } from '../support/viewer';

let institute: TestInstitute;
let people: Record<string, string>;

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
});
afterAll(() => institute.stop());

/** A viewer of a fresh lesson, signed in anew, since sessions end while the clock moves on. */
async function newViewer(
  given: { seconds?: number; question?: boolean; employeeNo?: string; lessonId?: string } = {},
) {
  const client = await signedIn(institute.origin, given.employeeNo ?? '1001');
  const lesson = given.lessonId
    ? { lessonId: given.lessonId, question: null }
    : await publishLessonRows(institute.db, { authorId: people['2001']!, ...given });
  return Object.assign(new Viewer(client, lesson.lessonId, institute.clock), { question: lesson.question });
}

describe('an honest viewer never loses a second', () => {
  it('ten visits of 30 s on different days complete a lesson, once, with its minutes', async () => {
    let viewer = await newViewer({ seconds: 300 });
    let last = null;
    for (let day = 0; day < 10; day++) {
      viewer = await newViewer({ lessonId: viewer.lessonId });
      await viewer.open();
      last = await viewer.watch(day * 30, day * 30 + 30);
      institute.clock.advanceSeconds(86_400 - 30);
    }
    expect(last!.data).toMatchObject({
      coveredSeconds: 300,
      completed: true,
      credited: { minutes: 5, points: 0 },
    });
    viewer = await newViewer({ lessonId: viewer.lessonId });
    const record = await viewer.record();
    expect(record.completions).toHaveLength(1);
    expect(record.entries).toEqual([
      expect.objectContaining({ kind: 'time', unit: 'minute', amount: 5, ledgerYear: 2026 }),
    ]);
  });

  it('a three-minute gap of the network, then everything at once, counts in full', async () => {
    const viewer = await newViewer();
    await viewer.open();
    await viewer.watch(0, 60);
    institute.clock.advanceSeconds(180);
    let last = null;
    for (let i = 0; i < 36; i++) {
      const from = 60 + i * 5;
      last = await viewer.beat({ intervals: [[from, from + 5]], offline: true, ageSeconds: 180 - i * 5 });
    }
    expect(last!.data).toMatchObject({ coveredSeconds: 240, clippedSeconds: 0 });
  });

  it('a tab that was killed loses at most the beat it had not sent', async () => {
    const viewer = await newViewer();
    await viewer.open();
    await viewer.watch(0, 55);
    institute.clock.advanceSeconds(4);
    const again = await newViewer({ lessonId: viewer.lessonId });
    const { data } = await again.open();
    expect(data).toMatchObject({ coveredSeconds: 55, resumeSeconds: 55, seen: [[0, 55]] });
  });

  it('a queue from before a reload still counts after the new session was opened', async () => {
    const viewer = await newViewer();
    await viewer.open();
    await viewer.watch(0, 10);
    institute.clock.advanceSeconds(20);
    const reloaded = await newViewer({ lessonId: viewer.lessonId });
    await reloaded.open();
    const { data } = await viewer.beat({ intervals: [[10, 30]], offline: true, ageSeconds: 1 });
    expect(data).toMatchObject({ acceptedSeconds: 20, coveredSeconds: 30 });
  });

  it('phone and PC merge into one lesson', async () => {
    const phone = await newViewer();
    await phone.open();
    await phone.watch(0, 180);
    const desk = await newViewer({ lessonId: phone.lessonId });
    await desk.open();
    const { data } = await desk.watch(180, 362);
    expect(data).toMatchObject({
      coveredSeconds: 362,
      missing: [],
      completed: true,
      credited: { minutes: 6 },
    });
  });

  it('a second of rounding at the end never blocks', async () => {
    const viewer = await newViewer();
    await viewer.open();
    const { data } = await viewer.watch(0, 361);
    expect(data).toMatchObject({ completed: true, missing: [], credited: { minutes: 6 } });
  });

  it('a passed question completes what was watched, a wrong answer explains', async () => {
    const viewer = await newViewer({ question: true });
    await viewer.open();
    expect((await viewer.watch(0, 362)).data).toMatchObject({
      missing: [],
      completed: false,
      credited: null,
    });
    const { questionId, right, wrong } = viewer.question!;
    const path = `/lessons/${viewer.lessonId}/quiz-attempts`;
    const first = await viewer.client.api('POST', path, { answers: [{ questionId, choiceId: wrong }] });
    expect(first.data).toMatchObject({
      score: 0,
      passed: false,
      completed: false,
      wrong: [{ questionId, explanation: expect.stringContaining('세 번') }],
    });
    const second = await viewer.client.api('POST', path, { answers: [{ questionId, choiceId: right }] });
    expect(second.data).toMatchObject({
      score: 100,
      passed: true,
      completed: true,
      credited: { minutes: 6 },
    });
  });

  it('31 December 23:59 and 1 January 00:01 in Seoul land in their years', async () => {
    institute.clock.set('2026-12-31T14:53:00Z');
    const before = await newViewer();
    await before.open();
    expect((await before.watch(0, 362)).data.credited).toEqual({ minutes: 6, points: 0 });
    expect(institute.clock.now().toISOString()).toBe('2026-12-31T14:59:02.000Z');
    const after = await newViewer();
    await after.open();
    expect((await after.watch(0, 362)).data.credited).toEqual({ minutes: 6, points: 0 });
    const years = async (year: number) =>
      (await after.record(year)).entries as { occurredAt: string; ledgerYear: number }[];
    expect((await years(2026))[0]).toMatchObject({
      occurredAt: '2026-12-31T14:58:55.000Z',
      ledgerYear: 2026,
    });
    expect(await years(2027)).toEqual([
      expect.objectContaining({ occurredAt: '2026-12-31T15:04:57.000Z', ledgerYear: 2027 }),
    ]);
  });

  it('a yearly course starts again, and both years are credited', async () => {
    institute.clock.set('2027-03-02T01:00:00Z');
    const { lessonId } = await publishLessonRows(institute.db, {
      authorId: people['2001']!,
      recurrence: 'year',
    });
    const first = await newViewer({ lessonId, employeeNo: '1002' });
    await first.open();
    expect((await first.watch(0, 362)).data.credited).toEqual({ minutes: 6, points: 0 });
    institute.clock.set('2028-03-02T01:00:00Z');
    const second = await newViewer({ lessonId, employeeNo: '1002' });
    expect((await second.open()).data).toMatchObject({ completed: false, coveredSeconds: 0 });
    expect((await second.watch(0, 362)).data.credited).toEqual({ minutes: 6, points: 0 });
    expect((await second.record(2028)).completions).toEqual([
      expect.objectContaining({ runNo: 2, minutes: 6 }),
    ]);
  });
});
