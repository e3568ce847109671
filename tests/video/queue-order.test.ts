// Which video is next: cases of the rule, and what it promises whatever waits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planQueue } from '~/video/plan-queue';
import { chooseNext, type Served, type Waiting, type WorkKind } from '~/video/queue-order';

type Given = Partial<Waiting> & { id: string };
const video = (given: Given): Waiting => ({
  ownerId: given.id,
  kind: 'process',
  firstAt: null,
  since: 0,
  ...given,
});
const owners = (given: Record<string, Partial<Served>>) =>
  new Map(Object.entries(given).map(([id, served]) => [id, { running: 0, seconds: 0, ...served }]));

interface Case {
  name: string;
  waiting: Given[];
  served?: Record<string, Partial<Served>>;
  urgent?: number;
  idle?: boolean;
  next: string | null;
}

const cases: Case[] = [
  { name: 'nothing waits', waiting: [], next: null },
  { name: 'the one that waits', waiting: [{ id: 'a' }], next: 'a' },
  {
    name: 'what has waited longest',
    waiting: [
      { id: 'b', since: 2 },
      { id: 'a', since: 1 },
    ],
    next: 'a',
  },
  {
    name: 'an upload before higher rungs, however old those are',
    waiting: [
      { id: 'higher', kind: 'higher', since: 1 },
      { id: 'upload', since: 9 },
    ],
    next: 'upload',
  },
  {
    name: 'higher rungs before a re-encoding',
    waiting: [
      { id: 'again', kind: 'again', since: 1 },
      { id: 'higher', kind: 'higher', since: 9 },
    ],
    next: 'higher',
  },
  {
    name: 'a cut is as good as an upload',
    waiting: [
      { id: 'upload', since: 2 },
      { id: 'cut', kind: 'cut', since: 1 },
    ],
    next: 'cut',
  },
  {
    name: 'one upload of one person before the second of another, whose first is under way',
    waiting: [
      { id: 'a2', ownerId: 'a', since: 1 },
      { id: 'b1', ownerId: 'b', since: 9 },
    ],
    served: { a: { running: 1 } },
    next: 'b1',
  },
  {
    name: 'who was given less of the last hour',
    waiting: [
      { id: 'a2', ownerId: 'a', since: 1 },
      { id: 'b2', ownerId: 'b', since: 9 },
    ],
    served: { a: { seconds: 300 }, b: { seconds: 20 } },
    next: 'b2',
  },
  {
    name: 'under way weighs more than the last hour',
    waiting: [
      { id: 'a', since: 1 },
      { id: 'b', since: 2 },
    ],
    served: { a: { running: 1 }, b: { seconds: 3000 } },
    next: 'b',
  },
  {
    name: 'fairness orders within a kind, not between kinds',
    waiting: [
      { id: 'a', since: 1 },
      { id: 'b', kind: 'higher' },
    ],
    served: { a: { running: 3, seconds: 900 } },
    next: 'a',
  },
  {
    name: 'what the administrator put first, even of what nobody waits for',
    waiting: [{ id: 'upload' }, { id: 'again', kind: 'again', firstAt: 5 }],
    next: 'again',
  },
  {
    name: 'of two put first the one that was put so earlier',
    waiting: [
      { id: 'late', firstAt: 9 },
      { id: 'early', firstAt: 5, since: 99 },
    ],
    next: 'early',
  },
  { name: 'nothing without a slot', waiting: [{ id: 'a' }], urgent: 0, next: null },
  {
    name: 'no higher rungs without the idle slot',
    waiting: [{ id: 'a', kind: 'higher' }],
    idle: false,
    next: null,
  },
  {
    name: 'no higher rungs while an upload waits that another worker may take',
    waiting: [{ id: 'upload' }, { id: 'higher', kind: 'higher' }],
    urgent: 0,
    next: null,
  },
  { name: 'higher rungs in idle hours', waiting: [{ id: 'a', kind: 'higher' }], next: 'a' },
];

describe('the next video is', () => {
  it.each(cases)('$name', ({ waiting, served = {}, urgent = 1, idle = true, next }) => {
    for (const listed of [waiting, [...waiting].reverse()])
      expect(chooseNext(listed.map(video), owners(served), { urgent, idle })?.id ?? null).toBe(next);
  });
});

/** Ids in the order of service. */
const order = (
  waiting: (Given & { workSeconds?: number | null })[],
  given: Partial<Parameters<typeof planQueue>[0]> = {},
) =>
  planQueue({
    waiting: waiting.map(({ workSeconds = 60, ...each }) => ({ ...video(each), workSeconds })),
    running: [],
    slots: 1,
    served: new Map(),
    ...given,
  });

const many = (ownerId: string, count: number, since = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: `${ownerId}${i + 1}`, ownerId, since: since + i }));

describe('the plan of the queue', () => {
  it('puts a single upload behind one of twenty, not behind all', () => {
    const planned = order([...many('a', 20), ...many('b', 1, 100)]);
    expect(planned.slice(0, 3).map(({ id }) => id)).toEqual(['a1', 'b1', 'a2']);
    expect(planned[1]).toEqual({ id: 'b1', ahead: 1, startsInSeconds: 60 });
  });

  it('takes three people in turn', () => {
    const planned = order([...many('a', 3), ...many('b', 2, 10), ...many('c', 1, 20)]);
    expect(planned.map(({ id }) => id).join(' ')).toBe('a1 b1 c1 a2 b2 a3');
  });

  it('counts what is under way as before it, and its time left', () => {
    const running = [{ ownerId: 'x', leftSeconds: 90 }];
    expect(order([{ id: 'a' }, { id: 'b', since: 1 }], { running })).toEqual([
      { id: 'a', ahead: 1, startsInSeconds: 90 },
      { id: 'b', ahead: 2, startsInSeconds: 150 },
    ]);
  });

  it('spreads over slots', () => {
    const starts = order([...many('a', 2), ...many('b', 2, 5)], { slots: 2 });
    expect(starts.map(({ id, startsInSeconds }) => [id, startsInSeconds])).toEqual([
      ['a1', 0],
      ['b1', 0],
      ['a2', 60],
      ['b2', 60],
    ]);
  });

  it('says no time behind work of unknown length, nor for idle hours, nor without a worker', () => {
    expect(
      order([
        { id: 'a', workSeconds: null },
        { id: 'b', since: 1 },
      ])[1]!.startsInSeconds,
    ).toBeNull();
    const running = [{ ownerId: 'x', leftSeconds: null }];
    expect(order([{ id: 'a' }], { running })[0]!.startsInSeconds).toBeNull();
    expect(order([{ id: 'a', kind: 'again' }])[0]!.startsInSeconds).toBeNull();
    expect(order([{ id: 'a' }], { slots: 0 })[0]).toEqual({ id: 'a', ahead: 0, startsInSeconds: null });
  });

  it('serves everything once, kinds in order, and nobody twice while somebody of the kind has had nothing', () => {
    const kinds: WorkKind[] = ['process', 'cut', 'higher', 'again'];
    const waiting = fc.array(
      fc.record({
        owner: fc.integer({ min: 0, max: 4 }),
        kind: fc.constantFrom(...kinds),
        since: fc.nat(50),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(waiting, (rows) => {
        const given = rows.map(({ owner, kind, since }, i) => ({
          id: `v${i}`,
          ownerId: `o${owner}`,
          kind,
          since,
        }));
        const byId = new Map(given.map((each) => [each.id, each]));
        const served = order(given).map(({ id }) => byId.get(id)!);
        expect(served.map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
        const rank = ({ kind }: { kind: WorkKind }) => ({ process: 0, cut: 0, higher: 1, again: 2 })[kind];
        expect(served.map(rank)).toEqual(served.map(rank).sort());
        const had = new Map<string, number>();
        for (const [i, { ownerId, kind }] of served.entries()) {
          const behind = served.slice(i + 1).filter((each) => rank(each) === rank({ kind }));
          for (const other of behind)
            expect(had.get(ownerId) ?? 0).toBeLessThanOrEqual(had.get(other.ownerId) ?? 0);
          had.set(ownerId, (had.get(ownerId) ?? 0) + 1);
        }
      }),
    );
  });
});
