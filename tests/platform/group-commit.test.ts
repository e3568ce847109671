// Which writes share a transaction, and what each of them is answered.
import { expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '~/platform/errors';
import { createGroupCommit } from '~/platform/group-commit';
import { silentLog } from '~/platform/log.server';

interface Item {
  key: string;
  value: number;
}

/** What was written, group by group; a write takes until `release`. */
function openBook({ largest = 100, longestQueue = 100 } = {}) {
  const groups: Item[][] = [];
  const releases: (() => void)[] = [];
  const book = createGroupCommit<Item, number>({
    async write(items) {
      groups.push(items);
      await new Promise<void>((resolve) => releases.push(resolve));
      if (items.some(({ value }) => value < 0)) throw new Error('one of them cannot be written');
      return items.map(({ value }) => (value === 0 ? new Error('refused') : value * 10));
    },
    ...{ keyOf: ({ key }) => key, largest, mostUnderWay: 1, longestQueue, name: 'entries', log: silentLog },
    unavailable: () => new AppError('unavailable', 'unavailable', '나중에'),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Lets each write through as it comes, until `done`. */
  const settle = async <T>(done: Promise<T>): Promise<T> => {
    let open = true;
    void done.finally(() => (open = false)).catch(() => undefined);
    while (open) {
      releases.shift()?.();
      await turn();
    }
    return done;
  };
  const values = () => groups.map((group) => group.map(({ value }) => value));
  return { ...book, turn, settle, values };
}

it('a lone write goes by itself, those that came meanwhile go together, sorted by key', async () => {
  const book = openBook();
  const first = book.submit({ key: 'c', value: 1 });
  while (book.values().length === 0) await book.turn();
  const rest = [book.submit({ key: 'b', value: 2 }), book.submit({ key: 'a', value: 3 })];
  expect(await book.settle(Promise.all([first, ...rest]))).toEqual([10, 20, 30]);
  expect(book.values()).toEqual([[1], [3, 2]]);
});

it('a group grows while each turn brings more', async () => {
  // It stops growing after a few milliseconds, which here never go by.
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const book = openBook();
  const answers: Promise<number>[] = [];
  for (const value of [1, 2, 3, 4]) {
    const next = book.turn(); // before the group looks again
    answers.push(book.submit({ key: `k${value}`, value }));
    await next;
  }
  expect(await book.settle(Promise.all(answers))).toEqual([10, 20, 30, 40]);
  expect(book.values()).toEqual([[1, 2, 3, 4]]);
});

it('two of the same key keep their order and never share a group', async () => {
  const book = openBook();
  const answers = [1, 2, 3].map((value) => book.submit({ key: value === 2 ? 'b' : 'a', value }));
  await book.settle(Promise.all(answers));
  expect(book.values()).toEqual([[1, 2], [3]]);
});

it('no group is larger than it may be', async () => {
  const book = openBook({ largest: 2 });
  const answers = [1, 2, 3, 4, 5].map((value) => book.submit({ key: `k${value}`, value }));
  await book.settle(Promise.all(answers));
  expect(book.values()).toEqual([[1, 2], [3, 4], [5]]);
});

it('refuses one without the others, and tries each alone where the whole group fails', async () => {
  const book = openBook();
  const answers = [0, -1, 5].map((value) => book.submit({ key: `k${value}`, value }));
  const settled = await book.settle(Promise.allSettled(answers));
  expect(settled).toMatchObject([
    { status: 'rejected', reason: { message: 'refused' } },
    { status: 'rejected', reason: { code: 'unavailable' } },
    { status: 'fulfilled', value: 50 },
  ]);
});

it('refuses at once when too many wait, and whatever comes after the stop', async () => {
  const book = openBook({ longestQueue: 1 });
  const first = book.submit({ key: 'a', value: 1 });
  await expect(book.submit({ key: 'b', value: 2 })).rejects.toMatchObject({ code: 'unavailable' });
  const stopped = book.settle(book.stop());
  await expect(book.submit({ key: 'c', value: 3 })).rejects.toMatchObject({ code: 'unavailable' });
  await stopped;
  expect(await first).toBe(10);
});
