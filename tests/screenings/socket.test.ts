// A screening from outside, through the public socket.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeAt } from '~/screenings/position';
import type { ScreeningState } from '~/screenings/screening';
import type { ApiClient } from '../support/api-client';
import { ChatClient, type Ack } from '../support/chat-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { waitFor } from '../support/wait-for';

type Answer = Ack & { state?: ScreeningState; serverNow?: string; here?: number; people?: object[] };

let institute: TestInstitute;
let people: Record<string, string>;
const signed: Record<string, ApiClient> = {};
let lessonId: string;
let screeningId: string;
const open: ChatClient[] = [];

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
  for (const no of ['1001', '1002', '2001', '9001']) signed[no] = await signedIn(institute.origin, no);
});
afterAll(() => institute.stop());
beforeEach(async () => {
  for (const client of open.splice(0)) client.close();
  ({ lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']!, seconds: 360 }));
  screeningId = randomUUID();
  const { departmentId } = await institute.db.prisma.employee.findUniqueOrThrow({
    where: { employeeNo: '1001' },
  });
  const at = institute.clock.now();
  await institute.db.prisma.screening.create({
    data: {
      ...{ id: screeningId, lessonId, title: '함께 보기', hostId: people['2001']!, audience: 'department' },
      ...{ departmentId, startsAt: new Date(at.getTime() + 60_000), createdAt: at, updatedAt: at },
    },
  });
});

async function connect(no: string) {
  const client = await ChatClient.connect(signed[no]!, lessonId);
  open.push(client);
  return client;
}
const ask = (client: ChatClient, event: string, given: object = { screeningId }) =>
  client.emit(event, given) as Promise<Answer>;
async function enter(no: string) {
  const client = await connect(no);
  const answer = await ask(client, 'screening-join');
  expect(answer).toMatchObject({ ok: true });
  return { client, answer };
}
const heard = (client: ChatClient, fits: (state: ScreeningState) => boolean) =>
  client.hears('screening', (given) =>
    fits(given as unknown as ScreeningState),
  ) as unknown as Promise<ScreeningState>;
const positionOf = (state: ScreeningState) =>
  placeAt(state, institute.clock.now().getTime()).positionMs / 1000;

it('is waited for, seen by all who came, and paused and gone on with for all at once', async () => {
  const host = await enter('2001');
  const viewer = await enter('1001');
  expect(viewer.answer.here).toBe(2);
  await host.client.hears('screening-here', ({ count }) => count === 2);
  expect(viewer.answer.serverNow).toBe(institute.clock.now().toISOString());
  expect(placeAt(viewer.answer.state!, institute.clock.now().getTime())).toMatchObject({
    ...{ phase: 'waiting', untilStartMs: 60_000 },
  });
  expect(await ask(host.client, 'screening-pause')).toMatchObject({
    ok: false,
    error: { code: 'not-running' },
  });
  institute.clock.advanceSeconds(90);
  const paused = await ask(host.client, 'screening-pause');
  expect(positionOf(paused.state!)).toBe(30);
  expect(await heard(viewer.client, ({ pausedAt }) => pausedAt !== null)).toEqual(paused.state);
  institute.clock.advanceSeconds(45);
  await ask(host.client, 'screening-resume');
  institute.clock.advanceSeconds(10);
  expect(positionOf(await heard(viewer.client, ({ pausedMs }) => pausedMs === 45_000))).toBe(40);
  await ask(host.client, 'screening-end');
  expect(await heard(viewer.client, ({ endedAt }) => endedAt !== null)).toMatchObject({ endReason: 'host' });
});

it('an employee leads nothing, also of what they see, and reads no names', async () => {
  const { client } = await enter('1001');
  institute.clock.advanceSeconds(90);
  for (const act of ['pause', 'resume', 'end', 'names'])
    expect(await ask(client, `screening-${act}`)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(
    (await institute.db.prisma.screening.findUniqueOrThrow({ where: { id: screeningId } })).revision,
  ).toBe(1);
});

it('one that is for others looks as if it were not there, and so does nonsense', async () => {
  const stranger = await connect('9001');
  const unknown = await ask(stranger, 'screening-join', { screeningId: randomUUID() });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect((await ask(stranger, 'screening-join')).error).toEqual(unknown.error);
  expect((await ask(stranger, 'screening-pause')).error).toEqual(unknown.error);
  for (const given of [{}, { screeningId: 'x' }, null, []])
    expect(await ask(stranger, 'screening-join', given as object)).toMatchObject({
      error: { code: 'invalid' },
    });
  const { client } = await enter('2001');
  institute.clock.advanceSeconds(90);
  await ask(client, 'screening-pause');
  await heard(client, ({ pausedAt }) => pausedAt !== null);
  expect(stranger.heard.filter(({ event }) => event.startsWith('screening'))).toEqual([]);
});

it('whoever was cut off has what happened meanwhile with the next answer', async () => {
  const host = await enter('2001');
  const viewer = await enter('1001');
  institute.clock.advanceSeconds(90);
  viewer.client.close();
  await ask(host.client, 'screening-pause');
  institute.clock.advanceSeconds(20);
  const back = await enter('1001');
  expect(positionOf(back.answer.state!)).toBe(30);
});

it('the host reads who is here, once in the log', async () => {
  const { client } = await enter('2001');
  await enter('1001');
  expect(await ask(client, 'screening-names')).toMatchObject({
    people: [
      { name: '박서윤', department: '체육사업부' },
      { name: '이정훈', department: '체육사업부' },
    ],
  });
  const log = { action: 'screening.read-here', subject: screeningId };
  expect(await institute.db.prisma.accessLog.count({ where: log })).toBe(1);
});

describe('without anybody’s act', () => {
  it('who is there is written while it runs and when they leave', async () => {
    const { client } = await enter('1001');
    const present = () =>
      institute.db.prisma.screeningAttendance.findFirst({
        where: { screeningId, personId: people['1001']! },
      });
    institute.clock.advanceSeconds(55);
    await waitFor('the wait to be noted', present);
    institute.clock.advanceSeconds(12);
    await waitFor('the first seconds', async () => (await present())?.presentMs === 7000);
    institute.clock.advanceSeconds(4);
    client.close();
    await waitFor('the last seconds', async () => (await present())?.presentMs === 11_000);
  });

  it('what another server has changed, or a new version, is heard within seconds', async () => {
    const { client } = await enter('1001');
    institute.clock.advanceSeconds(90);
    await waitFor(
      'its begin to be noted',
      async () =>
        (await institute.db.prisma.screening.findUniqueOrThrow({ where: { id: screeningId } })).durationMs,
    );
    const data = { lessonId, number: 2, durationMs: 300_000, createdAt: institute.clock.now() };
    const { id } = await institute.db.prisma.lessonVersion.create({ data });
    await institute.db.prisma.lesson.update({ where: { id: lessonId }, data: { liveVersionId: id } });
    expect((await heard(client, ({ endReason }) => endReason === 'lesson-changed')).durationMs).toBe(360_000);
  });
});

it('what is said during it stands at its second, and is there for whoever watches later', async () => {
  const { client } = await enter('1001');
  institute.clock.advanceSeconds(90);
  await client.join();
  await client.post('같이 보니 좋습니다', { mediaSecond: 30 });
  const { data } = await signed['1002']!.api('GET', `/lessons/${lessonId}/chat?from=30&to=31`);
  expect(data.items).toMatchObject([{ body: '같이 보니 좋습니다', mediaSecond: 30 }]);
});
