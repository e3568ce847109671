// What people hear of, from the database to the page: only their own, once, and gone after its time.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { NewNotification } from '~/notifications/notification';
import { notify } from '~/notifications/notify.server';
import { purgeNotifications } from '~/notifications/purge-notifications.job.server';
import type { ApiClient } from '../support/api-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';

let institute: TestInstitute;
let people: Record<string, string>;
let me: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
  [me, other] = (await Promise.all(['1001', '1002'].map((no) => signedIn(institute.origin, no)))) as [
    ApiClient,
    ApiClient,
  ];
});
afterAll(() => institute.stop());
beforeEach(() => institute.db.sql.query('DELETE FROM notification'));

const given = (change: Partial<NewNotification> = {}): NewNotification => ({
  ...{ personId: people['1001']!, kind: 'answer', subject: randomUUID(), path: '/lessons/a?at=12' },
  facts: { name: '이정훈', lesson: '잔류염소 재기', excerpt: '30분 뒤에 잽니다' },
  ...change,
});
const tell = (...list: NewNotification[]) => notify(institute.db.sql, institute.clock.now(), list);
const bell = async (client: ApiClient) => (await client.api('GET', '/me/notifications')).data;
const page = async (client: ApiClient, query = '') => (await client.fetch(`/notifications${query}`)).text();
const post = (client: ApiClient, path: string, fields: Record<string, string>) =>
  client.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

it('is on the page and the bell of its person alone', async () => {
  await tell(given());
  expect(await page(me)).toContain('이정훈 님이 ‘잔류염소 재기’의 내 질문에 답했습니다');
  expect(await bell(me)).toEqual({ unread: 1, quiet: false });
  expect(await page(other)).toContain('아직 알림이 없습니다');
  expect(await bell(other)).toEqual({ unread: 0, quiet: false });
  const stranger = await fetch(`${institute.origin}/api/v1/me/notifications`);
  expect(stranger.status).toBe(401);
});

it('about the same again is the same one, unread anew', async () => {
  const first = given();
  await tell(first, { ...first, facts: { ...first.facts, name: '둘째' } });
  const [row] = await institute.db.prisma.notification.findMany();
  await post(me, '/notifications', { intent: 'read', id: row!.id });
  expect((await bell(me)).unread).toBe(0);
  institute.clock.advanceSeconds(60);
  await tell({ ...first, facts: { ...first.facts, name: '셋째' } });
  const after = await institute.db.prisma.notification.findMany();
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ id: row!.id, readAt: null, facts: { name: '셋째' } });
});

it('is read one by one or up to what the page showed, and never by others', async () => {
  await tell(given(), given({ kind: 'mention' }));
  const [row] = await institute.db.prisma.notification.findMany();
  await post(other, '/notifications', { intent: 'read', id: row!.id });
  await post(other, '/notifications', { intent: 'read-all', upTo: '2030-01-01T00:00:00Z' });
  expect((await bell(me)).unread).toBe(2);
  await post(me, '/notifications', { intent: 'read', id: row!.id });
  expect((await bell(me)).unread).toBe(1);
  const shown = institute.clock.now().toISOString();
  institute.clock.advanceSeconds(1);
  await tell(given());
  await post(me, '/notifications', { intent: 'read-all', upTo: shown });
  expect((await bell(me)).unread).toBe(1);
  expect((await post(me, '/notifications', { intent: 'read', id: 'x' })).status).toBe(400);
});

it('is paged without a gap, also at one and the same moment', async () => {
  await tell(
    ...Array.from({ length: 65 }, (_, n) => given({ facts: { name: `사람${n}.`, lesson: '강의' } })),
  );
  const seen = new Set<string>();
  let query: string | undefined = '';
  while (query !== undefined) {
    const html = await page(me, query);
    for (const [, n] of html.matchAll(/사람(\d+)\. 님이/g)) seen.add(n!);
    query = /href="\/?(?:notifications)?(\?before=[^"]+)"/.exec(html)?.[1];
  }
  expect(seen.size).toBe(65);
  expect((await me.fetch('/notifications?before=nonsense')).status).toBe(400);
});

it('is not on the bell outside working hours, unless its person says so', async () => {
  await tell(given());
  institute.clock.advanceSeconds(9 * 3600);
  expect(await bell(me)).toEqual({ unread: 0, quiet: true });
  expect(await page(me)).toContain('방해 금지 시간');
  const wrong = await post(me, '/notifications', { intent: 'quiet', workFrom: '18:00', workTo: '18:00' });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toMatch(/같습니다.*다르게 적어 주세요\./);
  const off = await post(me, '/notifications', { intent: 'quiet', workFrom: '09:00', workTo: '18:00' });
  expect(off.status).toBe(200);
  expect(await bell(me)).toEqual({ unread: 1, quiet: false });
  await post(me, '/notifications', { intent: 'quiet', quiet: 'on', workFrom: '09:00', workTo: '22:00' });
  expect(await bell(me)).toEqual({ unread: 1, quiet: false });
  const night = { intent: 'quiet', quiet: 'on', workFrom: '18:00', workTo: '02:00' };
  expect((await post(me, '/notifications', night)).status).toBe(200);
  expect(await bell(me)).toEqual({ unread: 1, quiet: false });
  expect(await page(me)).toMatch(/value="18:00"[^]*value="02:00"/);
  institute.clock.advanceSeconds(-9 * 3600);
});

it('goes after ninety days', async () => {
  await tell(given());
  institute.clock.advanceSeconds(90 * 86_400 - 1);
  expect(await purgeNotifications({ db: institute.db, now: institute.clock.now() })).toBe(0);
  institute.clock.advanceSeconds(2);
  expect(await purgeNotifications({ db: institute.db, now: institute.clock.now() })).toBe(1);
});
