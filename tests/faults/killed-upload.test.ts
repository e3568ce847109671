// kill -9 of the server in the middle of an upload, and a network that breaks besides: every byte is there in the end.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { ApiClient } from '../support/api-client';
import { startFlakyProxy } from '../support/flaky-proxy';
import { createPeople, signedIn } from '../support/people';
import { sendBytes } from '../support/send-bytes';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { listSeeds, randomFrom } from './seeds';

const BYTES = 30 * 1024 * 1024;
const KILLS = 2;

let server: ServerProcess;
let instructor: ApiClient;
beforeAll(async () => {
  server = await ServerProcess.start();
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  await createPeople(db);
  await closeDatabase(db);
  instructor = await signedIn(server.origin, '2001');
});
afterAll(() => server?.dispose());

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it.each(listSeeds())('seed %i: an upload outlives the server', async (seed) => {
  const random = randomFrom(seed);
  const proxy = await startFlakyProxy(Number(new URL(server.origin).port));
  onTestFinished(() => proxy.close());
  proxy.bytesPerSecond = 24 * 1024 * 1024;
  proxy.cutEvery(BYTES / 6, BYTES / 2, random);
  const bytes = randomBytes(BYTES);
  const cookie = [...instructor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = sendBytes(bytes, { origin: proxy.origin, headers: { cookie, origin: proxy.origin } });
  sent.sending.start();
  for (let kill = 1; kill <= KILLS; kill++) {
    const at = (BYTES * (kill - 1 + random.between(0.2, 0.9))) / KILLS;
    await waitFor(`byte ${Math.round(at)}`, () => (sent.last()?.sentBytes ?? 0) >= at, 90_000);
    await server.kill();
    await server.start();
  }
  await waitFor('the last byte', () => sent.last().phase === 'done', 90_000);

  const videoId = sent.last().videoId!;
  expect(sha(fs.readFileSync(path.join(server.storageDir, 'originals', videoId)))).toBe(sha(bytes));
  const answer = await waitFor(
    'an answer about it',
    async () => {
      const { data } = await instructor.api<{ status: string }>('GET', `/videos/${videoId}`);
      return ['rejected', 'ready', 'failed'].includes(data.status) ? data : null;
    },
    60_000,
  );
  expect(answer).toMatchObject({ status: 'rejected' }); // noise is no video, and is told so
  expect(fs.readdirSync(path.join(server.storageDir, 'uploads'))).toEqual([]);
  // Not a byte of what the killed server had taken is asked for again, but what was under way.
  console.log(
    `seed ${seed}: ${KILLS} kills, ${proxy.cuts} cuts, ${(proxy.sentBytes / BYTES).toFixed(2)} times the bytes`,
  );
  expect(proxy.sentBytes).toBeLessThan(BYTES * 1.5);
});
