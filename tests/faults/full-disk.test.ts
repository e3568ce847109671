// Disks without room, made real by small file systems: what cannot be written ends in a sentence, nothing half-written
// stays, the institute lives on, and with room again everything goes on from where it stood.
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { ApiClient } from '../support/api-client';
import { makeTestClip } from '../support/media';
import { createPeople, signedIn } from '../support/people';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { expectBeatsKept, expectBooksBalance, expectCourseCredited, expectLivedTime } from './audit';
import { createCrowd, prepareWorld, Watcher } from './crowd';
import { listSeeds } from './seeds';
import { mountSmallDisk, skipWithoutMounting, type SmallDisk } from './small-disk';
import { announceUpload, findOffset, playFolder, sendRest } from './upload-clip';

const MB = 1024 * 1024;
let clip: string;
beforeAll(async () => {
  // Noise does not compress: some megabytes, so that a few chunks are to be sent.
  clip = await makeTestClip({
    seconds: 3,
    width: 480,
    height: 360,
    more: ['-vf', 'noise=alls=60:allf=t', '-crf', '12'],
  });
});

interface VideoAnswer {
  status: string;
  reason: string | null;
  masterUrl: string | null;
}
const settled = (client: ApiClient, id: string) =>
  waitFor(
    'an answer about the video',
    async () => {
      const { data } = await client.api<VideoAnswer>('GET', `/videos/${id}`);
      return ['ready', 'failed', 'rejected'].includes(data.status) ? data : null;
    },
    120_000,
  );

const isSentence = expect.stringMatching(/[가-힣].*[.]$/) as unknown;

it('a full disk ends uploads and transcodes in a sentence, and nothing else', async (context) => {
  skipWithoutMounting(context);
  // Without a reserve, uploads may fill the disk to its last byte.
  const server = await ServerProcess.start({ DISK_RESERVE_MB: '0' });
  onTestFinished(() => server.dispose());
  fs.mkdirSync(server.storageDir, { recursive: true });
  const disk = mountSmallDisk(server.storageDir);
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  await createPeople(db);
  await closeDatabase(db);
  const client = await signedIn(server.origin, '2001');
  const listFiles = (folder: string) => {
    const at = path.join(server.storageDir, folder);
    return fs.existsSync(at) ? fs.readdirSync(at) : [];
  };

  // Too little room to begin with: refused at the announcement.
  const { size } = fs.statSync(clip);
  disk.leaveRoomFor(size);
  const refused = await announceUpload(client, clip);
  expect(refused.response.status).toBe(507);
  expect(await refused.response.json()).toEqual({ error: { code: 'disk-full', message: isSentence } });
  expect(listFiles('uploads')).toEqual([]);

  // Full in the middle: what arrived stays, the rest follows when there is room.
  disk.makeRoom();
  const { response, upload } = await announceUpload(client, clip);
  expect(response.status).toBe(201);
  disk.leaveRoomFor(size / 2);
  const cut = await sendRest(client, clip, upload);
  expect(cut.status).toBe(507);
  expect(await cut.json()).toEqual({ error: { code: 'disk-full', message: isSentence } });
  const arrived = await findOffset(client, upload);
  expect(arrived).toBeLessThan(size);
  expect((await client.api('GET', `/videos/${upload.videoId}`)).data).toMatchObject({ status: 'receiving' });
  expect((await client.api('GET', '/me')).status).toBe(200);

  // Room for the upload and hardly more: the transcode fails visibly and takes its leftovers away, but for a preview
  // that may have found room and still plays.
  disk.leaveRoomFor(size - arrived + MB / 2);
  expect((await sendRest(client, clip, upload)).status).toBe(204);
  const failed = await settled(client, upload.videoId);
  expect(failed).toMatchObject({ status: 'failed', reason: isSentence });
  expect(failed.reason).toContain('저장 공간');
  expect(listFiles('work')).toEqual([]);
  const preview = failed.masterUrl?.split('/')[2];
  expect(listFiles('renditions')).toEqual(preview ? [preview] : []);
  expect(listFiles('originals')).toEqual([upload.videoId]);

  disk.makeRoom();
  expect((await client.api('POST', `/videos/${upload.videoId}/retry`)).status).toBe(200);
  const ready = await settled(client, upload.videoId);
  expect(ready).toMatchObject({ status: 'ready', reason: null });
  const played = await playFolder(
    path.join(server.storageDir, 'renditions', ready.masterUrl!.split('/')[2]!),
  );
  expect(played.map(({ name }) => name).sort()).toEqual(['240p', '360p', 'audio']);
  expect(server.isRunning).toBe(true);
  console.log(
    `${Math.round(size / MB)} MB clip: ${arrived} of ${size} bytes arrived on the full disk, then the rest`,
  );
});

// Takes long, so only with the many seeds of `npm run faults`.
it.runIf(listSeeds().length > 1)(
  'a database without room ends no server and loses no beat',
  async (context) => {
    skipWithoutMounting(context);
    let disk: SmallDisk | undefined;
    const server = await ServerProcess.start({}, (dataDir) => (disk = mountSmallDisk(dataDir)));
    onTestFinished(() => server.dispose());
    onTestFinished(() => disk!.unmount());
    const db = await openDatabase(server.connectionString, { poolSize: 2 });
    onTestFinished(() => closeDatabase(db));
    const crowd = await createCrowd(db, 40, await prepareWorld(db));
    const watchers = crowd.members.map((member, n) => new Watcher(server.origin, member, n));
    const watching = Promise.all(watchers.map((watcher) => watcher.watch(crowd.lessonIds)));
    watching.catch(() => undefined);
    onTestFinished(() => watchers.forEach((watcher) => watcher.stop()));
    const beats = () => watchers.flatMap(({ acknowledged }) => acknowledged);
    const isReady = () => fetch(`${server.origin}/readyz`).then(({ ok }) => ok);

    await waitFor('beats under way', () => beats().length > crowd.members.length);
    disk!.leaveRoomFor(64 * 1024);
    // A new segment of the write-ahead log needs room at once, and without it PostgreSQL gives up.
    await waitFor('PostgreSQL to end', async () => {
      await db.sql
        .query(`SELECT pg_logical_emit_message(true, 'test', 'x'), pg_switch_wal()`)
        .catch(() => undefined);
      return server.log.includes('PostgreSQL did not come back');
    });
    expect(await isReady()).toBe(false);
    disk!.makeRoom();
    await waitFor('the institute with its database', isReady, 60_000);
    await watching;
    await expectBeatsKept(db, beats());
    await expectBooksBalance(db, watchers);
    expectLivedTime(watchers);
    expectCourseCredited(watchers, crowd.lessonIds.length);
  },
);
