/**
 * Groups writes that arrive together: while a group is being written the next one gathers, so the load itself decides
 * the size and a lone write never waits.
 */
import { isDatabaseAway } from './database-away';
import type { AppError } from './errors';
import type { Log } from './log.server';

export interface GroupCommit<Item, Answer> {
  /** Answers after the commit. Rejects with what `write` answered, or `unavailable` when nothing could be written. */
  submit(item: Item): Promise<Answer>;
  /** Takes no more and waits until those taken are answered. */
  stop(): Promise<void>;
}

export interface GroupCommitOptions<Item, Answer> {
  /** In one transaction; the answer at each place is the item's, or the error that refuses it. */
  write(items: Item[]): Promise<(Answer | Error)[]>;
  /** Of the same key one is under way at most, the others keep their order; a group is sorted by it. */
  keyOf(item: Item): string;
  /** Items a group. */
  largest: number;
  /** Groups at the same time. */
  mostUnderWay: number;
  /** More than this waiting is refused at once. */
  longestQueue: number;
  unavailable(): AppError;
  /** What is written, for the log. */
  name: string;
  log: Log;
}

interface Waiting<Item, Answer> {
  item: Item;
  key: string;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Well under what anybody notices; larger groups cost a busy server less for each of them. */
const LONGEST_GATHERING_MS = 15;

export function createGroupCommit<Item, Answer>(
  options: GroupCommitOptions<Item, Answer>,
): GroupCommit<Item, Answer> {
  const { log, name } = options;
  const underWay = new Set<string>();
  let waiting: Waiting<Item, Answer>[] = [];
  let draining = 0;
  let stopped = false;
  let onIdle: (() => void) | undefined;

  async function runGroup(group: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await options.write(group.map(({ item }) => item));
      group.forEach((one, index) => {
        const answer = answers[index]!;
        if (answer instanceof Error) one.reject(answer);
        else one.resolve(answer);
      });
    } catch (error) {
      // A database that is away hits all alike; anything else may be one item's fault.
      if (group.length > 1 && !isDatabaseAway(error)) {
        log.warn({ err: error, size: group.length }, `a group of ${name} failed; each is tried alone`);
        for (const one of group) await runGroup([one]);
        return;
      }
      log.error({ err: error, size: group.length }, `${name} were not written`);
      const answer = options.unavailable();
      for (const one of group) one.reject(answer);
    }
  }

  /** The oldest, one a key, which then counts as under way; the others stay for later groups. */
  function takeGroup(): Waiting<Item, Answer>[] {
    const group: Waiting<Item, Answer>[] = [];
    const rest: Waiting<Item, Answer>[] = [];
    for (const one of waiting) {
      if (group.length >= options.largest || underWay.has(one.key)) rest.push(one);
      else {
        underWay.add(one.key);
        group.push(one);
      }
    }
    waiting = rest;
    return group.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** One turn of the event loop lets those join that were read together; while each brings more, a few go by. */
  async function gather(): Promise<void> {
    const from = performance.now();
    for (let before = -1; waiting.length > before && waiting.length < options.largest;) {
      before = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
      if (performance.now() - from > LONGEST_GATHERING_MS) return;
    }
  }

  /** Works until nothing is left that another drain does not hold back. */
  async function drain(): Promise<void> {
    for (;;) {
      await gather();
      const group = takeGroup();
      if (group.length === 0) break;
      await runGroup(group);
      for (const { key } of group) underWay.delete(key);
    }
    // In the same turn as the look that found nothing, so that nothing arrives between the two and waits for ever.
    draining -= 1;
    if (draining === 0) onIdle?.();
  }

  return {
    submit(item) {
      if (stopped || waiting.length >= options.longestQueue) return Promise.reject(options.unavailable());
      return new Promise<Answer>((resolve, reject) => {
        waiting.push({ item, key: options.keyOf(item), resolve, reject });
        if (draining >= options.mostUnderWay) return;
        draining += 1;
        void drain();
      });
    },
    async stop() {
      stopped = true;
      if (draining > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}
