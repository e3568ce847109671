/** Messages on their way in: made fit to be read, looked at, and written in groups; answered after the commit. */
import type { Pool } from 'pg';
import type { Person } from '~/people/person';
import type { Clock } from '~/platform/clock';
import { AppError, invalid, RETRY_SECONDS } from '~/platform/errors';
import { createGroupCommit } from '~/platform/group-commit';
import type { Log } from '~/platform/log.server';
import { requireNoPersonalData } from './personal-data';
import { postMessages, type Post, type Posted } from './post-messages.server';
import type { PostInput } from './schema';
import type { WordFilter } from './word-filter.server';
import { writeBody } from './write-body';

export interface PostBatcher {
  /** Throws 400 of the text, 403 `closed` `muted`, 404, 429 `slow-mode`, 503 `unavailable`. */
  submit(person: Person, input: PostInput): Promise<Posted>;
  /** Takes no more and waits until those taken are answered. */
  stop(): Promise<void>;
}

/** The text as it will be read. Throws `invalid`: empty, too long, personal data, a forbidden word. */
export async function checkBody(raw: string, words: WordFilter): Promise<string> {
  const body = writeBody(raw);
  requireNoPersonalData(body);
  if ((await words.find(body)) !== null) {
    const sentence = '쓸 수 없는 낱말이 들어 있습니다. 다른 말로 바꿔 주세요.';
    throw invalid('forbidden-word', sentence, { body: sentence });
  }
  return body;
}

export function createPostBatcher(options: {
  /** The pool `pipeline`. */
  sql: Pool;
  clock: Clock;
  timeZone: string;
  words: WordFilter;
  log: Log;
}): PostBatcher {
  const { sql, clock, timeZone, words, log } = options;
  const group = createGroupCommit<Post, Posted>({
    write: (posts) => postMessages({ sql, clock, timeZone, posts }),
    keyOf: ({ person }) => person.id,
    largest: 500,
    // Two would wait for each other's rooms.
    mostUnderWay: 1,
    longestQueue: 5_000,
    unavailable: () =>
      new AppError(
        'unavailable',
        'unavailable',
        '지금은 글을 저장할 수 없습니다. 쓴 글은 그대로 있으니 잠시 뒤 다시 보내 주세요.',
        { retryAfterSeconds: RETRY_SECONDS },
      ),
    name: 'chat messages',
    log,
  });
  return {
    submit: async (person, input) =>
      group.submit({ ...input, body: await checkBody(input.body, words), person }),
    stop: () => group.stop(),
  };
}
