// How much one person may keep, how much the disk may take, and what is swept when nobody goes on.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createSweepVideosJob } from '~/video/sweep-videos.job.server';
import { sweepUploads } from '~/video/sweep-uploads.server';
import { mountSmallDisk, skipWithoutMounting } from '../faults/small-disk';
import { makeTempFolder } from '../support/temp-folder';
import { errorOf, MB, UploadWorld } from './upload-world';
import { waitFor } from '../support/wait-for';

const person = randomUUID();
let world: UploadWorld;
afterEach(() => world.dispose());

const refusal = async (answer: Response) => ({ status: answer.status, ...(await errorOf(answer)) });
const keyOf = (at: string) => `uploads/${at.split('/').pop()!}`;

describe('a person’s share', () => {
  it('counts what is kept and what is announced, and says the figures', async () => {
    world = await UploadWorld.start(person, { limits: { quotaBytes: 4 * MB } });
    const first = await world.create(MB);
    await world.patch(first.at, 0, randomBytes(MB));
    await world.create(2 * MB);
    const over = await world.create(MB + 1);
    const said = await refusal(over.answer);
    expect(said).toMatchObject({ status: 413, code: 'upload-quota' });
    expect(said.message).toBe(
      '한 사람이 올려 둘 수 있는 영상은 모두 4 MB까지입니다. 지금 3 MB가 있어 2 MB를 더 받을 수 없습니다. 올리던 것을 그만두거나, 관리자에게 한도를 늘려 달라고 알려 주세요.',
    );
    expect(over.videoId).toBeNull();
    expect((await world.create(MB)).answer.status).toBe(201);
    expect((await world.create(MB, 'a.mp4', { 'x-person': randomUUID() })).answer.status).toBe(201);
  });

  it('cannot be overdrawn by announcing at once', async () => {
    world = await UploadWorld.start(person, { limits: { quotaBytes: 4 * MB } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.create(MB)));
    expect(answers.filter(({ answer }) => answer.status === 201)).toHaveLength(4);
    expect(await world.test.db.prisma.video.count()).toBe(4);
  });

  it('holds so many unfinished uploads, and giving one up makes room', async () => {
    world = await UploadWorld.start(person, { limits: { maxUnfinished: 2 } });
    const { at } = await world.create(1000);
    await world.create(1000);
    const said = await refusal((await world.create(1000)).answer);
    expect(said).toMatchObject({ status: 413, code: 'too-many-uploads' });
    expect(said.message).toContain('다 올리지 않은 영상이 2개 있습니다');
    await world.call('DELETE', at);
    expect((await world.create(1000)).answer.status).toBe(201);
  });
});

describe('the disk', () => {
  it('without room takes no announcement', async () => {
    world = await UploadWorld.start(person, { limits: { reserveBytes: 100 * MB } });
    world.freeBytes = 100 * MB + 1999;
    expect(await refusal((await world.create(1000)).answer)).toMatchObject({
      status: 507,
      code: 'disk-full',
    });
    world.freeBytes = 100 * MB + 2000;
    expect((await world.create(1000)).answer.status).toBe(201);
  });

  it('that filled up meanwhile takes no more bytes, and the upload goes on later', async () => {
    world = await UploadWorld.start(person, { limits: { reserveBytes: 100 * MB } });
    const body = randomBytes(MB);
    const { at, videoId } = await world.create(body.length);
    expect((await world.patch(at, 0, body.subarray(0, 1000))).status).toBe(204);
    world.freeBytes = 100 * MB;
    const said = await refusal(await world.patch(at, 1000, body.subarray(1000)));
    expect(said).toMatchObject({ status: 507, code: 'disk-full' });
    expect(said.message).toContain('받은 데까지는 남아 있습니다');
    world.freeBytes = undefined;
    expect((await world.call('HEAD', at)).headers.get('upload-offset')).toBe('1000');
    expect((await world.patch(at, 1000, body.subarray(1000))).status).toBe(204);
    expect(body.equals(await world.readOriginal(videoId))).toBe(true);
  });

  it('that is full in the middle of a chunk keeps what reached it', async (context) => {
    skipWithoutMounting(context);
    const folder = makeTempFolder();
    const disk = mountSmallDisk(folder);
    world = await UploadWorld.start(person, { folder, limits: { reserveBytes: 0 } });
    const body = randomBytes(2 * MB);
    const { at, videoId } = await world.create(body.length);
    disk.leaveRoomFor(MB);
    world.freeBytes = 1e12; // looked at a moment before others filled it
    expect(await refusal(await world.patch(at, 0, body))).toMatchObject({ status: 507, code: 'disk-full' });
    disk.makeRoom();
    const offset = Number((await world.call('HEAD', at)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(MB / 2);
    expect(offset).toBeLessThanOrEqual(MB);
    expect((await world.patch(at, offset, body.subarray(offset))).status).toBe(204);
    expect(body.equals(await world.readOriginal(videoId))).toBe(true);
    disk.unmount();
  });

  it('that has no room for the announcement itself keeps no row of it', async () => {
    world = await UploadWorld.start(person);
    const folder = world.storage.localPath('uploads');
    // The store makes it on its own, a moment after it begins.
    await waitFor('the folder', () => fs.existsSync(folder));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.writeFileSync(folder, 'no folder');
    expect((await world.create(1000)).answer.status).toBeGreaterThanOrEqual(500);
    expect(await world.test.db.prisma.video.count()).toBe(0);
    fs.rmSync(folder);
  });
});

describe('the sweep', () => {
  const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

  it('takes uploads without a byte for so many days, row and file, and only those', async () => {
    world = await UploadWorld.start(person);
    const { storage, test } = world;
    const { at, videoId } = await world.create(1000);
    const whole = await world.create(1000);
    await world.patch(whole.at, 0, randomBytes(1000));
    const sweep = (days: number) =>
      sweepUploads({ db: test.db, now: daysFromNow(days), storage, keepDays: 3 });
    expect(await sweep(2)).toEqual({ abandoned: 0, strayFiles: 0 });
    expect(await storage.stat(keyOf(at))).not.toBeNull();
    expect(await sweep(4)).toEqual({ abandoned: 1, strayFiles: 0 });
    expect(await storage.stat(keyOf(at))).toBeNull();
    expect(await test.db.prisma.video.findMany()).toMatchObject([{ id: whole.videoId, status: 'probing' }]);
    expect(await test.db.prisma.video.findUnique({ where: { id: videoId } })).toBeNull();
    expect((await world.call('HEAD', at)).status).toBe(404);
  });

  it('takes files that no row names, once they are old', async () => {
    world = await UploadWorld.start(person);
    const { storage, test } = world;
    const { at } = await world.create(1000);
    const stray = `uploads/${randomUUID()}`;
    for (const key of [stray, `${stray}.json`]) await storage.write(key, 'x');
    const context = { db: test.db, storage, keepDays: 3 };
    expect(await sweepUploads({ ...context, now: daysFromNow(1) })).toEqual({ abandoned: 0, strayFiles: 0 });
    await test.db.prisma.video.updateMany({ data: { updatedAt: daysFromNow(4) } });
    expect(await sweepUploads({ ...context, now: daysFromNow(4) })).toEqual({ abandoned: 0, strayFiles: 2 });
    expect([await storage.stat(stray), await storage.stat(`${stray}.json`)]).toEqual([null, null]);
    expect(await storage.stat(keyOf(at))).not.toBeNull();
  });

  it('runs as a job with the days of the settings, and logs what it took', async () => {
    world = await UploadWorld.start(person);
    const { storage, test } = world;
    await world.create(1000);
    const lines: unknown[] = [];
    const log = { info: (figures: unknown) => lines.push(figures) } as never;
    const clock = { now: () => daysFromNow(6) };
    for (const keepDays of [7, 5]) {
      await createSweepVideosJob({
        db: test.db,
        storage,
        clock,
        log,
        cookieSeconds: 1800,
        keepDays,
      }).handle({}, new AbortController().signal);
    }
    expect(lines).toMatchObject([{ uploads: { abandoned: 0 } }, { uploads: { abandoned: 1 } }]);
  });
});
