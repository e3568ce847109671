// One's own settings: devices, signing out, the password, and how a device is told from its User-Agent.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '~/people/passwords.server';
import { action as changePassword, loader as passwordPage } from '~/routes/learner/password';
import { describeDevice } from '~/routes/learner/settings-device';
import { action, loader } from '~/routes/learner/settings';
import { createWorld, type World } from '../lessons/lesson-world';
import { now, visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

async function signIn(person: World['head']): Promise<string> {
  const { id } = await world.db.prisma.signInSession.create({
    data: {
      tokenHash: crypto.getRandomValues(new Uint8Array(32)),
      employeeId: person.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  return id;
}
const isOver = async (id: string) =>
  (await world.db.prisma.signInSession.findUniqueOrThrow({ where: { id } })).revokedAt !== null;

interface Page {
  waiting: number | null;
  sessions: { id: string; here: boolean }[];
}
const given = (person: World['head'], more: object = {}) => ({
  db: world.db,
  person,
  path: '/settings',
  ...more,
});

describe('devices', () => {
  test('are one’s own, and this one is marked', async () => {
    const [here, there] = [await signIn(world.colleague), await signIn(world.colleague)];
    await signIn(world.author);
    const { value } = await visit<Page>(loader, given(world.colleague, { sessionId: here }));
    expect(value.sessions).toHaveLength(2);
    expect(value.sessions.find(({ id }) => id === here)?.here).toBe(true);
    expect(value.sessions.find(({ id }) => id === there)?.here).toBe(false);
    expect(value.waiting).toBeNull();
  });

  test('of somebody else cannot be signed out', async () => {
    const theirs = await signIn(world.author);
    const form = { intent: 'end', sessionId: theirs };
    expect((await visit(action, given(world.colleague, { form }))).status).toBe(404);
    expect(await isOver(theirs)).toBe(false);
    const seen = { jobs: [], forgot: 0 };
    expect((await visit(action, given(world.author, { form, seen }))).value).toEqual({ ended: theirs });
    expect([await isOver(theirs), seen.forgot]).toEqual([true, 1]);
  });

  test('all end at once, this one too', async () => {
    const ids = [await signIn(world.hr), await signIn(world.hr)];
    const { response } = await visit(
      action,
      given(world.hr, { form: { intent: 'end-all' }, sessionId: ids[0] }),
    );
    expect(response?.headers.get('location')).toBe('/sign-in');
    expect(response?.headers.get('set-cookie')).toMatch(/1970/);
    expect(await Promise.all(ids.map(isOver))).toEqual([true, true]);
  });

  test.each([[{}], [{ intent: 'end' }], [{ intent: 'end', sessionId: 'x' }]])('refuse %j', async (form) => {
    expect((await visit(action, given(world.hr, { form }))).status).toBe(400);
  });

  test.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
      'phone',
      'Android · Samsung Internet',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0 Safari/537.36',
      'tablet',
      'Android · Chrome',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
      'phone',
      'iPhone · Safari',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Whale/3.24 Safari/537.36',
      'computer',
      'Windows · Whale',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36 Edg/121.0',
      'computer',
      'Windows · Edge',
    ],
    ['curl/8.5', 'unknown', ''],
    ['', 'unknown', ''],
  ])('are told from %s', (userAgent, kind, about) => {
    expect(describeDevice(userAgent)).toEqual({ kind, about });
  });
});

describe('the password', () => {
  const path = '/settings/password';
  test('must be changed first where it was given by somebody else', async () => {
    const person = { ...world.colleague, mustChangePassword: true };
    const elsewhere = await visit(loader, given(person));
    expect(elsewhere.response?.headers.get('location')).toBe(path);
    expect((await visit<{ forced: boolean }>(passwordPage, given(person, { path }))).value.forced).toBe(true);
  });

  test('changes with the present one, signs out the other devices and leads on', async () => {
    const person = { ...world.colleague, mustChangePassword: true };
    const passwordHash = await hashPassword('given-1234!');
    await world.db.prisma.employee.update({
      where: { id: person.id },
      data: { passwordHash, mustChangePassword: true },
    });
    const [here, there] = [await signIn(person), await signIn(person)];
    const change = (form: Record<string, string>) =>
      visit<Refusal>(changePassword, given(person, { path, form, sessionId: here }));

    const wrong = await change({ currentPassword: 'no such', newPassword: 'mine-and-mine-only' });
    expect([wrong.status, Object.keys(wrong.value.error.fields ?? {})]).toEqual([400, ['currentPassword']]);
    const short = await change({ currentPassword: 'given-1234!', newPassword: 'short' });
    expect([short.status, Object.keys(short.value.error.fields ?? {})]).toEqual([400, ['newPassword']]);
    const done = await change({ currentPassword: 'given-1234!', newPassword: 'mine-and-mine-only' });
    expect(done.response?.headers.get('location')).toBe('/');
    expect([await isOver(here), await isOver(there)]).toEqual([false, true]);
    const { mustChangePassword } = await world.db.prisma.employee.findUniqueOrThrow({
      where: { id: person.id },
    });
    expect(mustChangePassword).toBe(false);
  });
});
