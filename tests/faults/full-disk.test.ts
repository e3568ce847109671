// A storage without room, made real by a small file system of its own: an upload and a transcode end in a sentence,
// nothing half-written stays, the institute lives on, and with room again both go on from where they stood.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, onTestFinished, type TestContext } from 'vitest';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { ApiClient } from '../support/api-client';
import { makeTestClip } from '../support/media';
import { createPeople, signedIn } from '../support/people';
import { ServerProcess } from '../support/server-process';
import { makeTempFolder } from '../support/temp-folder';
import { waitFor } from '../support/wait-for';
import { announceUpload, findOffset, playFolder, sendRest } from './upload-clip';

const MB = 1024 * 1024;
/** Only what is written takes memory. */
const ROOMY_MB = 1024;

const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' });

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

function skipWithoutMounting({ skip }: TestContext) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    skip('needs root on Linux, to mount a small disk');
  const folder = makeTempFolder();
  const tried = mount('-t', 'tmpfs', 'tmpfs', folder);
  if (tried.status !== 0) skip(`this machine does not let a test mount a disk: ${tried.stderr.trim()}`);
  spawnSync('umount', [folder]);
}

/** A disk under the server's storage whose room the test sets, in bytes still free. */
function mountStorage(server: ServerProcess) {
  fs.mkdirSync(server.storageDir, { recursive: true });
  expect(mount('-t', 'tmpfs', '-o', `size=${ROOMY_MB}m,mode=755`, 'tmpfs', server.storageDir).status).toBe(0);
  onTestFinished(() => void spawnSync('umount', ['--lazy', server.storageDir]));
  const resize = (bytes: number) => {
    const { status, stderr } = mount(
      '-o',
      `remount,size=${Math.ceil(bytes / 4096) * 4096}`,
      server.storageDir,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };
  return {
    leaveRoomFor(bytes: number) {
      const { blocks, bfree, bsize } = fs.statfsSync(server.storageDir);
      resize((blocks - bfree) * bsize + bytes);
    },
    makeRoom: () => resize(ROOMY_MB * MB),
  };
}

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
  const server = await ServerProcess.start();
  onTestFinished(() => server.dispose());
  const disk = mountStorage(server);
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  await createPeople(db);
  await closeDatabase(db);
  const client = await signedIn(server.origin, '2001');
  const listFiles = (folder: string) => {
    const at = path.join(server.storageDir, folder);
    return fs.existsSync(at) ? fs.readdirSync(at) : [];
  };

  // Too little room to begin with: refused at the announcement.
  disk.leaveRoomFor(64 * MB);
  const refused = await announceUpload(client, clip);
  expect(refused.response.status).toBe(503);
  expect(await refused.response.json()).toEqual({ error: { code: 'disk-full', message: isSentence } });
  expect(listFiles('uploads')).toEqual([]);

  // Full in the middle of a chunk: what arrived stays, the rest follows when there is room.
  disk.makeRoom();
  const { response, upload } = await announceUpload(client, clip);
  expect(response.status).toBe(201);
  const { size } = fs.statSync(clip);
  disk.leaveRoomFor(size / 2);
  const cut = await sendRest(client, clip, upload);
  expect(cut.status).toBeGreaterThanOrEqual(500);
  expect(await cut.json()).toEqual({ error: { code: expect.any(String) as unknown, message: isSentence } });
  const arrived = await findOffset(client, upload);
  expect(arrived).toBeLessThan(size);
  expect((await client.api('GET', `/videos/${upload.videoId}`)).data).toMatchObject({ status: 'receiving' });
  expect((await client.api('GET', '/me')).status).toBe(200);

  // Room for the upload and for nothing else: the transcode fails visibly and takes its leftovers away.
  disk.leaveRoomFor(size - arrived + MB / 2);
  expect((await sendRest(client, clip, upload)).status).toBe(204);
  const failed = await settled(client, upload.videoId);
  expect(failed).toMatchObject({ status: 'failed', reason: isSentence });
  expect(failed.reason).toContain('저장 공간');
  expect(listFiles('work')).toEqual([]);
  expect(listFiles('renditions')).toEqual([]);
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
