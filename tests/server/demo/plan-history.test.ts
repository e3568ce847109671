import { expect, test } from 'vitest';
import { planHistory, type HistoryLesson, type HistoryPerson } from '~/server/demo/plan-history';

const timeZone = 'Asia/Seoul';
const lessons: HistoryLesson[] = Array.from({ length: 48 }, (_, index) => ({
  id: `lesson-${index}`,
  courseId: `course-${index % 6}`,
  jobField: ['체육시설', '주차', '민원'][index % 3]!,
  recurrence: (['once', 'once', 'year', 'year', 'half', 'once'] as const)[index % 6]!,
  durationMs: (300 + ((index * 37) % 240)) * 1000,
}));
const people: HistoryPerson[] = [
  '1001',
  '1002',
  '2001',
  '4001',
  '0010562',
  '0012418',
  '0016210',
  '0016377',
].map((employeeNo, index) => ({
  id: employeeNo,
  employeeNo,
  jobField: '체육시설',
  hiredOn: new Date(index === 7 ? '2026-11-02' : '2018-03-05'),
}));
const plan = (now: string) => planHistory({ people, lessons, now: new Date(now), timeZone });
const year = (at: Date) => at.getUTCFullYear();

test('two demos show the same past', () => {
  expect(plan('2026-11-23T06:00:00Z')).toEqual(plan('2026-11-23T06:00:00Z'));
});

test('1001 has about seven tenths of the yearly target, and both years are there', () => {
  const mine = plan('2026-11-23T06:00:00Z').filter(({ personId }) => personId === '1001');
  const minutes = (wanted: number) =>
    mine
      .filter(({ completedAt }) => year(completedAt) === wanted)
      .reduce((sum, { durationMs }) => sum + durationMs, 0) / 60_000;
  expect(minutes(2026)).toBeGreaterThanOrEqual(0.66 * 360);
  expect(minutes(2026)).toBeLessThanOrEqual(0.74 * 360);
  expect(minutes(2025)).toBeGreaterThan(60);
});

test.each(['2026-11-23T06:00:00Z', '2026-07-20T06:00:00Z', '2026-02-10T06:00:00Z', '2026-01-01T00:10:00Z'])(
  'at %s nothing lies in the future, before hiring, on a weekend or in two places at once',
  (now) => {
    const planned = plan(now);
    const days = new Set<string>();
    for (const { personId, startedAt, completedAt, durationMs, learningMs } of planned) {
      expect(completedAt.getTime()).toBeLessThan(new Date(now).getTime());
      expect(year(completedAt)).toBeGreaterThanOrEqual(2025);
      expect(startedAt.getTime()).toBeLessThanOrEqual(completedAt.getTime() - learningMs);
      expect(startedAt.getTime()).toBeGreaterThan(
        people.find(({ id }) => id === personId)!.hiredOn!.getTime(),
      );
      expect(completedAt.getUTCDay() % 6).not.toBe(0);
      expect(learningMs).toBeGreaterThan(durationMs * 0.5);
      expect(learningMs).toBeLessThanOrEqual(durationMs);
      days.add(`${personId} ${completedAt.toISOString().slice(0, 10)}`);
    }
    expect(days.size).toBe(planned.length);
  },
);

test('a lesson is taken again only where its course comes again, and runs are counted in order', () => {
  const planned = plan('2026-11-23T06:00:00Z');
  const runs = new Map<string, string[]>();
  for (const { personId, lessonId, runNo, period } of planned) {
    const key = `${personId} ${lessonId}`;
    runs.set(key, [...(runs.get(key) ?? []), period]);
    expect(runNo).toBe(runs.get(key)!.length);
  }
  const recurrenceOf = new Map(lessons.map(({ id, recurrence }) => [id, recurrence]));
  for (const [key, periods] of runs) {
    expect(new Set(periods).size).toBe(periods.length);
    if (recurrenceOf.get(key.split(' ')[1]!) === 'once') expect(periods).toEqual(['once']);
  }
  expect([...runs.values()].some((periods) => periods.length > 2)).toBe(true);
});
