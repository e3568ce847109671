// kill -9 at random moments while videos of several people are in every state that work can have: in the end each is
// whole, nothing is lost or done twice, and nothing half-made stays. A server alone, and workers beside an institute.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFailed, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '~/platform/db.server';
import { createTestDatabase } from '../support/database';
import type { ApiClient } from '../support/api-client';
import { makeTestClip } from '../support/media';
import { createPeople, signedIn } from '../support/people';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { listSeeds, randomFrom } from './seeds';
import {
  bringVideos,
  expectAllSettled,
  finishBegun,
  FPS,
  SECONDS,
  waitForAnswers,
  writeNoise,
  type Clips,
} from './video-crowd';
import { uploadClip } from './upload-clip';

/** A video that died with its process once more would be set aside for a person, and rightly. */
const KILLS = 2;
const LATEST_KILL_MS = 2500;

let clips: Clips & { folder: string };
afterAll(() => fs.rmSync(clips.folder, { recursive: true }));
beforeAll(async () => {
  const whole = await makeTestClip({ seconds: SECONDS, width: 320, height: 240, fps: FPS });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-noise-'));
  clips = { whole, noise: writeNoise(folder), folder };
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function signInAll(origin: string) {
  const [a, b, c, admin] = await Promise.all(
    ['2001', '1001', '1002', '9001'].map((no) => signedIn(origin, no)),
  );
  return { clients: [a!, b!, c!] as [ApiClient, ApiClient, ApiClient], admin: admin! };
}

/** A video that is ready before anything is killed. */
async function makeReady(db: Db, client: ApiClient): Promise<string> {
  const id = await uploadClip(client, clips.whole);
  const isReady = async () => (await db.prisma.video.findUnique({ where: { id } }))?.status === 'ready';
  await waitFor('the first video', isReady, 90_000);
  return id;
}

// One institute lives through all seeds, so that later kills meet a queue with a past.
let alone: ServerProcess | undefined;
afterAll(() => alone?.dispose());

async function startAlone() {
  const server = await ServerProcess.start();
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  await createPeople(db);
  await closeDatabase(db);
  return server;
}

it.each(listSeeds(3))('seed %i: killed at any moment, every video becomes what it is', async (seed) => {
  onTestFailed(async () => {
    console.log(`seed ${seed}\n${alone?.log.slice(-4000)}`);
    await alone?.dispose();
    alone = undefined;
  });
  const server = (alone ??= await startAlone());
  const random = randomFrom(seed);
  const people = await signInAll(server.origin);
  const before = await openDatabase(server.connectionString, { poolSize: 2 });
  const ready = await makeReady(before, people.clients[0]);
  const crowd = await bringVideos({ db: before, ...people, clips, ready });
  await closeDatabase(before);
  const killedAfter: number[] = [];
  const restAfter = random.chance(0.5) ? 1 : KILLS;
  for (let kill = 1; kill <= KILLS; kill++) {
    const afterMs = random.between(0, LATEST_KILL_MS);
    killedAfter.push(Math.round(afterMs));
    await pause(afterMs);
    await server.kill();
    await server.start();
    if (kill === restAfter) await finishBegun(crowd, clips.whole);
  }
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  onTestFinished(() => closeDatabase(db));
  await waitForAnswers(db, crowd);
  await expectAllSettled(db, server.storageDir, crowd);
  console.log(
    `seed ${seed}: killed after ${killedAfter.join(' and ')} ms, ${crowd.expected.size} videos whole`,
  );
});

/** What the worker had when it died. On a machine that is done with a video by then, the next one is tried. */
async function killHolding(db: Db, worker: ServerProcess) {
  for (;;) {
    const findHeld = () => db.prisma.video.findFirst({ where: { leasedUntil: { not: null } } });
    await waitFor('a video under way', findHeld);
    await worker.kill();
    const left = await findHeld();
    if (left) return { id: left.id, worker: left.leasedBy!, attempt: left.attempt };
    await worker.start();
  }
}

it(
  'a killed worker’s videos are taken over by another when its lease is over',
  { timeout: 300_000 },
  async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const { db } = database;
    await createPeople(db);
    const web = await ServerProcess.start({ DATABASE_URL: database.url, ROLE: 'web' });
    onTestFinished(() => web.dispose());
    const beside = { ROLE: 'worker', VIDEO_WORKERS: '1' };
    const first = await ServerProcess.startBeside(web, beside);
    onTestFinished(() => first.dispose());
    const people = await signInAll(web.origin);
    const ready = await makeReady(db, people.clients[0]);
    const crowd = await bringVideos({ db, ...people, clips, ready });
    const held = await killHolding(db, first);

    const second = await ServerProcess.startBeside(web, beside);
    onTestFinished(() => second.dispose());
    await finishBegun(crowd, clips.whole);
    // It takes others first: the dead one's is still its own.
    await waitFor('other work of the second', async () => {
      const under = await db.prisma.video.findFirst({
        where: { leasedBy: { not: held.worker }, id: { not: held.id }, leasedUntil: { not: null } },
      });
      return under !== null;
    });
    expect(await db.prisma.video.findUnique({ where: { id: held.id } })).toMatchObject({
      ...{ leasedBy: held.worker, attempt: held.attempt },
    });
    // The minute that the lease lasts, and the quarter of an hour after which nobody looks for its process.
    await db.sql.query(`UPDATE video SET leased_until = leased_until - interval '1 minute' WHERE id = $1`, [
      held.id,
    ]);
    await waitForAnswers(db, crowd);
    expect(await db.prisma.video.findUnique({ where: { id: held.id } })).toMatchObject({ leasedBy: null });
    await db.sql.query(`UPDATE video_worker SET seen_at = seen_at - interval '1 hour' WHERE name = $1`, [
      held.worker,
    ]);
    await second.kill();
    await second.start(); // its start sweeps
    await expectAllSettled(db, web.storageDir, crowd);
  },
);
