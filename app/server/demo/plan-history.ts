/**
 * A plausible past, the same each time: who completed which pilot lesson when, over last year and this one. Pure and
 * seeded by employee number, so that tests and two demos show the same people.
 */
import { yearIn } from '~/platform/zone';
import { periodOf, type Recurrence } from '~/progress/period';

export interface HistoryPerson {
  id: string;
  employeeNo: string;
  jobField: string;
  hiredOn: Date | null;
}

export interface HistoryLesson {
  id: string;
  courseId: string;
  jobField: string;
  recurrence: Recurrence;
  durationMs: number;
}

export interface PlannedCompletion {
  personId: string;
  lessonId: string;
  runNo: number;
  period: string;
  startedAt: Date;
  completedAt: Date;
  durationMs: number;
  /** Wall clock spent playing: some watch at up to double speed. */
  learningMs: number;
}

const DAY_MS = 86_400_000;
/** What a year's worth of learning is measured against; see the demo's credit policy. */
const TARGET_MS = 360 * 60_000;
/** Shares of the target that people reach this year, spread as a real list is. */
const SHARES = [1.04, 0.95, 0.88, 0.74, 0.62, 0.55, 0.47, 0.38, 0.3, 0.22, 0.14, 0.08];
const OWN_SHARES: Record<string, number> = { '1001': 0.7, '1002': 0.45, '2001': 1.02, '4001': 0.5 };
const LAST_YEAR_SHARE = 0.55;

/** mulberry32 over a text's hash: small, seeded, good enough to look uneven. */
export function createRandom(text: string): () => number {
  let state = [...text].reduce(
    (hash, character) => Math.imul(hash ^ character.codePointAt(0)!, 0x01000193),
    0x811c9dc5,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Window {
  from: Date;
  to: Date;
}
interface Slot extends Window {
  lesson: HistoryLesson;
}

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));

/** Each lesson once, and those of half-yearly courses in both halves, as far as the year has come. */
function slotsOf(lessons: HistoryLesson[], year: number, { from, to }: Window): Slot[] {
  const windows = (lesson: HistoryLesson): Window[] =>
    lesson.recurrence === 'half'
      ? [
          { from: utc(year, 1, 5), to: utc(year, 6, 26) },
          { from: utc(year, 7, 3), to: utc(year, 12, 20) },
        ]
      : [{ from: utc(year, 1, 5), to: utc(year, 12, 20) }];
  return lessons.flatMap((lesson) =>
    windows(lesson)
      .map((window) => ({
        lesson,
        from: new Date(Math.max(window.from.getTime(), from.getTime())),
        to: new Date(Math.min(window.to.getTime(), to.getTime())),
      }))
      .filter((slot) => slot.to.getTime() - slot.from.getTime() > 14 * DAY_MS),
  );
}

/** Own job field first, then by chance, until the goal is reached. */
function choose(slots: Slot[], jobField: string, goalMs: number, random: () => number): Slot[] {
  const order = slots.map((slot) => ({
    slot,
    weight: random() + (slot.lesson.jobField === jobField ? 0 : 1),
  }));
  order.sort((a, b) => a.weight - b.weight);
  let sum = 0;
  return order
    .filter(({ slot }) => {
      const wanted = sum < goalMs;
      if (wanted) sum += slot.lesson.durationMs;
      return wanted;
    })
    .map(({ slot }) => slot);
}

/** A free working day inside the slot, at an hour of work in Korea. */
function chooseMoment({ from, to }: Window, taken: Set<string>, random: () => number): Date | null {
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = new Date(from.getTime() + random() * (to.getTime() - from.getTime()));
    at.setUTCHours(Math.floor(random() * 8), Math.floor(random() * 60), Math.floor(random() * 60), 0);
    const day = at.toISOString().slice(0, 10);
    if (at.getUTCDay() % 6 === 0 || taken.has(day) || at < from || at > to) continue;
    taken.add(day);
    return at;
  }
  return null;
}

function planPerson(
  person: HistoryPerson,
  index: number,
  lessons: HistoryLesson[],
  now: Date,
  timeZone: string,
) {
  const random = createRandom(person.employeeNo);
  const year = yearIn(now, timeZone);
  const arrived = (person.hiredOn?.getTime() ?? 0) + 14 * DAY_MS;
  const window = (from: Date, to: Date) => ({ from: new Date(Math.max(from.getTime(), arrived)), to });
  const yesterday = new Date(now.getTime() - DAY_MS);
  // Early in the year nobody has much yet.
  const elapsed = Math.min(1, (now.getTime() - utc(year, 1, 1).getTime()) / (300 * DAY_MS));
  const share = OWN_SHARES[person.employeeNo] ?? SHARES[index % SHARES.length]!;

  const thisYear = choose(
    slotsOf(lessons, year, window(utc(year, 1, 5), yesterday)),
    person.jobField,
    share * elapsed * TARGET_MS,
    random,
  );
  // A course that is taken once in a life was not taken last year by who takes it this year.
  const onceNow = new Set(
    thisYear.filter(({ lesson }) => lesson.recurrence === 'once').map(({ lesson }) => lesson.id),
  );
  const before = lessons.filter(({ id }) => !onceNow.has(id));
  const lastYear = choose(
    slotsOf(before, year - 1, window(utc(year - 1, 1, 5), utc(year - 1, 12, 20))),
    person.jobField,
    share * LAST_YEAR_SHARE * TARGET_MS,
    random,
  );
  const taken = new Set<string>();
  const moments = [...lastYear, ...thisYear].flatMap((slot) => {
    const completedAt = chooseMoment(slot, taken, random);
    return completedAt ? [{ lesson: slot.lesson, completedAt }] : [];
  });
  moments.sort((a, b) => a.completedAt.getTime() - b.completedAt.getTime());
  const runs = new Map<string, number>();
  return moments.map(({ lesson, completedAt }): PlannedCompletion => {
    const runNo = (runs.get(lesson.id) ?? 0) + 1;
    runs.set(lesson.id, runNo);
    const { durationMs, recurrence } = lesson;
    const learningMs = Math.round(
      durationMs * (random() < 0.25 ? 0.55 + random() * 0.3 : 0.97 + random() * 0.03),
    );
    const startedAt = new Date(completedAt.getTime() - learningMs - Math.floor(random() * 90_000));
    const period = periodOf(startedAt, recurrence, timeZone);
    return {
      personId: person.id,
      lessonId: lesson.id,
      runNo,
      period,
      startedAt,
      completedAt,
      durationMs,
      learningMs,
    };
  });
}

/** By person, oldest first. Nothing lies in the future, before the person was hired, or on a weekend. */
export function planHistory({
  people,
  lessons,
  now,
  timeZone,
}: {
  people: HistoryPerson[];
  lessons: HistoryLesson[];
  now: Date;
  timeZone: string;
}): PlannedCompletion[] {
  return people.flatMap((person, index) => planPerson(person, index, lessons, now, timeZone));
}
