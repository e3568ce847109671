// Workers on a real queue: whose turn it is, who has what, and what becomes of work that its worker does not end.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askFollowUp } from '~/video/ask-follow-up.server';
import { findWork, findQueue } from '~/video/find-queue.server';
import { processVideo } from '~/video/process-video.server';
import { putFirst } from '~/video/put-first.server';
import { setAside } from '~/video/set-aside.server';
import { takeUpLeft } from '~/video/take-up-left.server';
import { VideoWorker, type WorkerOptions } from '~/video/video-worker.server';
import { makeTestClip } from '../support/media';
import { waitFor } from '../support/wait-for';
import { createPipeline, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());
beforeEach(async () => {
  await pipeline.db.sql.query('TRUNCATE video_work, rendition_set, video CASCADE');
});

const workers: VideoWorker[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));
const start = (worker: string, options: Partial<WorkerOptions> = {}) => {
  const started = new VideoWorker({ ...pipeline.deps, worker, slots: 1, ...options });
  workers.push(started);
  return started;
};

const [ann, ben] = [randomUUID(), randomUUID()];
let minute = 0;
/** A file of words: it is looked at and refused at once. */
async function addWords(ownerId: string) {
  const file = path.join(pipeline.root, 'words.mp4');
  await writeFile(file, '안녕하세요. 영상이 아닙니다.');
  const id = await pipeline.add(file);
  const queuedAt = new Date(Date.UTC(2026, 5, 1, 0, minute++));
  await pipeline.db.prisma.video.update({ where: { id }, data: { ownerId, queuedAt } });
  return id;
}
const listWork = () => pipeline.db.prisma.videoWork.findMany({ orderBy: { id: 'asc' } });
const waitForWork = (count: number) =>
  waitFor(`${count} pieces of work`, async () => (await listWork()).length >= count, 60_000);
const long = () => makeTestClip({ seconds: 30, width: 640, height: 360, fps: 30 });
const isHeld = async (id: string) => (await pipeline.find(id)).leasedUntil !== null;

describe('the choice is made when a worker is free', { timeout: 120_000 }, () => {
  it('so that one upload of one person comes after the first of another’s five', async () => {
    const anns = [await addWords(ann), await addWords(ann), await addWords(ann), await addWords(ann)];
    const bens = await addWords(ben);
    start('one');
    await waitForWork(5);
    const served = (await listWork()).map(({ videoId }) => videoId);
    expect(served).toEqual([anns[0], bens, ...anns.slice(1)]);
  });

  it('and two workers share twenty without taking one twice', async () => {
    const ids = [];
    for (let i = 0; i < 20; i++) ids.push(await addWords(i % 2 ? ann : ben));
    start('one');
    start('two', { slots: 2 });
    await waitForWork(20);
    const work = await listWork();
    expect(work.map(({ videoId }) => videoId).sort()).toEqual([...ids].sort());
    for (const id of ids)
      expect(await pipeline.find(id)).toMatchObject({ status: 'rejected', attempt: 1, leasedBy: null });
  });

  it('and a re-encoding under way keeps no upload waiting, but does not begin beside one', async () => {
    const ready = await pipeline.settle(await long());
    const { db, storage, clock } = pipeline;
    await askFollowUp({ db, storage, now: clock.now(), videoId: ready.id, again: true });
    start('one');
    await waitFor('the re-encoding', () => isHeld(ready.id));
    const upload = await addWords(ann);
    await waitFor('the upload', async () => (await pipeline.find(upload)).status === 'rejected');
    expect(await pipeline.find(ready.id)).toMatchObject({ followUp: 'again', leasedBy: 'one' });
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    expect(await pipeline.find(ready.id)).toMatchObject({ followUp: 'again', leasedBy: null });

    const clip = await pipeline.add(await long());
    let looks = 0;
    const canWork = () => Promise.resolve(++looks > 0);
    start('two', { slots: 2, canWork });
    await waitFor('the upload', () => isHeld(clip));
    const seen = looks;
    await waitFor('more looks at the queue', () => looks > seen + 2);
    expect(await isHeld(clip)).toBe(true);
    expect(await isHeld(ready.id)).toBe(false);
  });
});

describe('a lease', { timeout: 120_000 }, () => {
  it('keeps others away until it runs out; then the older attempt is lost, and the log says who died', async () => {
    const id = await pipeline.add(await long());
    const older = processVideo({ ...pipeline.deps, worker: 'older', videoId: id, signal: never });
    await waitFor('the older attempt', () => isHeld(id));
    expect(await processVideo({ ...pipeline.deps, worker: 'newer', videoId: id, signal: never })).toBe(false);
    await waitFor('its encoding', async () => (await pipeline.find(id)).status === 'transcoding');
    await pipeline.db.sql.query(`UPDATE video SET leased_until = clock_timestamp() WHERE id = $1`, [id]);
    const stopping = new AbortController();
    const newer = processVideo({ ...pipeline.deps, worker: 'newer', videoId: id, signal: stopping.signal });
    await older;
    expect(await pipeline.find(id)).toMatchObject({
      ...{ attempt: 2, leasedBy: 'newer' },
      errorLog: expect.stringMatching(/^attempt 1 died: transcoding, \d+ %, on older since 20/) as string,
    });
    stopping.abort();
    await expect(newer).rejects.toThrow();
    expect(await pipeline.find(id)).toMatchObject({ attempt: 1, leasedBy: null, leasedUntil: null });
  });

  it('goes back at once with a stop in good order', async () => {
    const id = await pipeline.add(await long());
    const worker = start('one');
    await waitFor('the video under way', () => isHeld(id));
    await worker.stop();
    expect(await pipeline.find(id)).toMatchObject({
      ...{ status: 'probing', attempt: 0, leasedBy: null, leasedUntil: null, startedAt: null },
    });
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('of a dead process is void at the next start; what died twice lets others go first', async () => {
    const [once, twice] = [await addWords(ann), await addWords(ann)];
    const held = { leasedBy: 'dead', leasedUntil: new Date(Date.now() + 60_000), startedAt: new Date() };
    await pipeline.db.prisma.video.update({ where: { id: once }, data: { ...held, attempt: 1 } });
    await pipeline.db.prisma.video.update({ where: { id: twice }, data: { ...held, attempt: 2 } });
    expect(await pipeline.queued()).toEqual({});
    expect(await takeUpLeft(pipeline.db)).toBe(2);
    expect(await pipeline.queued()).toEqual({ [once]: 'process' });
    const { putOff } = await findQueue(pipeline.db);
    expect(putOff.map(({ id }) => id)).toEqual([twice]);
  });
});

const never = new AbortController().signal;

describe('a failure of ours', { timeout: 120_000 }, () => {
  const full = () => Promise.resolve({ totalBytes: 1e9, freeBytes: 1000 });
  const fail = (videoId: string) => {
    const storage = { ...pipeline.storage, space: full };
    return processVideo({ ...pipeline.deps, storage, videoId, signal: never });
  };
  const passTime = (id: string) =>
    pipeline.db.sql.query(`UPDATE video SET not_before = not_before - interval '2 hours' WHERE id = $1`, [
      id,
    ]);

  it('comes back by itself after growing waits, and is ready once there is room', async () => {
    const id = await pipeline.add(await makeTestClip({ seconds: 1 }));
    const waits = [];
    for (let tried = 1; tried <= 3; tried++) {
      await fail(id);
      expect(await pipeline.find(id)).toMatchObject({
        status: 'failed',
        reasonCode: 'disk-full',
        failures: tried,
      });
      expect(await pipeline.queued()).toEqual({});
      waits.push(Math.round((await findQueue(pipeline.db)).putOff[0]!.putOffSeconds / 60));
      await passTime(id);
      expect(await pipeline.queued()).toEqual({ [id]: 'process' });
    }
    expect(waits).toEqual([1, 2, 4]);
    start('one');
    await waitFor('the video', async () => (await pipeline.find(id)).status === 'ready', 60_000);
    expect(await pipeline.find(id)).toMatchObject({ reason: null, errorLog: null, notBefore: null });
  });

  it('is left to a person in the end', async () => {
    const id = await pipeline.add(await makeTestClip({ seconds: 1 }));
    await pipeline.db.prisma.video.update({ where: { id }, data: { attempt: 9, failures: 9 } });
    await fail(id);
    expect(await pipeline.find(id)).toMatchObject({ status: 'failed', notBefore: null });
  });

  it('that is the database’s is no failure: the attempt is given back', async () => {
    const id = await pipeline.add(await makeTestClip({ seconds: 1 }));
    const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const findPolicy = () => Promise.reject(away);
    await expect(processVideo({ ...pipeline.deps, findPolicy, videoId: id, signal: never })).rejects.toBe(
      away,
    );
    expect(await pipeline.find(id)).toMatchObject({ status: 'probing', attempt: 0, leasedBy: null });
  });
});

describe('people see', { timeout: 120_000 }, () => {
  const live = () =>
    pipeline.db.sql.query(`INSERT INTO video_worker (name, role, slots, started_at, seen_at)
      VALUES ('h:1:00000000', 'all', 1, now(), now()) ON CONFLICT (name) DO UPDATE SET seen_at = now()`);
  const measured = (bytes: number, workMs: number) =>
    pipeline.db.prisma.videoWork.create({
      data: {
        ...{ videoId: randomUUID(), ownerId: ann, kind: 'process', worker: 'w', workMs, done: true },
        ...{ sizeBytes: BigInt(bytes), endedAt: new Date(Date.now() - 2 * 3_600_000) },
      },
    });
  const view = async (id: string) => findWork(pipeline.db, await pipeline.find(id));

  it('their place, without a time where nothing was measured yet, and with one after', async () => {
    await live();
    const [first, second] = [await addWords(ann), await addWords(ann)];
    expect(await view(first)).toEqual({ queue: { ahead: 0, startsInMinutes: 1 }, minutesLeft: null });
    expect(await view(second)).toEqual({ queue: { ahead: 1, startsInMinutes: null }, minutesLeft: null });
    const { sizeBytes } = await pipeline.find(first);
    await measured(Number(sizeBytes), 330_000);
    expect(await view(second)).toEqual({ queue: { ahead: 1, startsInMinutes: 6 }, minutesLeft: null });
  });

  it('the time left of what is under way, and nothing once it is ready', async () => {
    await live();
    const id = await addWords(ann);
    const { sizeBytes } = await pipeline.find(id);
    await measured(Number(sizeBytes), 600_000);
    const held = { leasedBy: 'w', leasedUntil: new Date(Date.now() + 60_000) };
    const startedAt = new Date(Date.now() - 125_000);
    await pipeline.db.prisma.video.update({ where: { id }, data: { ...held, startedAt } });
    expect(await view(id)).toEqual({ queue: null, minutesLeft: 8 });
    await pipeline.db.prisma.video.update({ where: { id }, data: { status: 'ready' } });
    expect(await view(id)).toEqual({ queue: null, minutesLeft: null });
  });

  it('the administrator’s choice: one put first, one set aside in the middle of its work', async () => {
    const [first, second] = [await addWords(ann), await addWords(ben)];
    const { db, clock } = pipeline;
    await putFirst({ db, now: clock.now(), videoId: second });
    expect((await findQueue(db)).waiting.map(({ id }) => id)).toEqual([second, first]);
    await setAside({ db, now: clock.now(), videoId: first });
    expect(await pipeline.find(first)).toMatchObject({ status: 'failed', reasonCode: 'set-aside' });
    await expect(putFirst({ db, now: clock.now(), videoId: first })).rejects.toMatchObject({ status: 409 });
    await expect(setAside({ db, now: clock.now(), videoId: first })).rejects.toMatchObject({ status: 409 });

    const id = await pipeline.add(await long());
    const running = processVideo({ ...pipeline.deps, worker: 'one', videoId: id, signal: never });
    await waitFor('its encoding', async () => (await pipeline.find(id)).percent > 0, 60_000);
    await setAside({ db, now: clock.now(), videoId: id });
    await running;
    expect(await pipeline.find(id)).toMatchObject({
      status: 'failed',
      reasonCode: 'set-aside',
      leasedBy: null,
    });
    expect(await pipeline.workFolders()).toEqual([]);
  });
});
