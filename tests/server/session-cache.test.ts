import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionCookie } from '~/people/session-cookie';
import { createSessionCache } from '~/server/session-cache';
import { now } from '../lessons/lesson-world';
import { createRoster, timeZone, type Roster } from '../people/roster-world';

let roster: Roster;
beforeAll(async () => (roster = await createRoster()));
afterAll(() => roster.drop());

const asks = (token: string) => ({ headers: { cookie: sessionCookie(token, false) } });
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('people whose requests arrive together', () => {
  it('are found with one statement, each as themselves, and an unknown one as nobody', async () => {
    const { db, colleague, hr } = roster;
    const tokens = await Promise.all([roster.enter(colleague.employeeNo), roster.enter(hr.employeeNo)]);
    const cache = createSessionCache(db, { now: () => now }, timeZone);
    const query = vi.spyOn(db.sql, 'query');
    const found = await Promise.all(
      [tokens[0]!, 'nobody', tokens[1]!].map((token) => cache.find(asks(token))),
    );
    expect(found.map((session) => session?.person.id)).toEqual([colleague.id, undefined, hr.id]);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('are all noted as seen after five minutes', async () => {
    const { db, colleague, hr } = roster;
    const tokens = await Promise.all([roster.enter(colleague.employeeNo), roster.enter(hr.employeeNo)]);
    const lastSeen = async (at: Date) => {
      const cache = createSessionCache(db, { now: () => at }, timeZone);
      await Promise.all(tokens.map((token) => cache.find(asks(token))));
      const stored = await Promise.all(tokens.map((token) => roster.session(token, at)));
      return stored.map((session) => session?.lastSeenAt);
    };
    expect(await lastSeen(after(4))).toEqual([now, now]);
    expect(await lastSeen(after(6))).toEqual([after(6), after(6)]);
  });

  it('are asked for again where the database was away', async () => {
    const { db, colleague } = roster;
    const token = await roster.enter(colleague.employeeNo);
    const cache = createSessionCache(db, { now: () => now }, timeZone);
    vi.spyOn(db.sql, 'query').mockRejectedValueOnce(new Error('away') as never);
    await expect(cache.find(asks(token))).rejects.toThrow('away');
    expect((await cache.find(asks(token)))?.person.id).toBe(colleague.id);
  });
});
