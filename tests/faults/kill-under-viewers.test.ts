// kill -9 of the server and of its PostgreSQL, in either order and at any moment, while two hundred people watch.
import { afterAll, expect, it, onTestFailed } from 'vitest';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import {
  expectBeatsKept,
  expectBooksBalance,
  expectCourseCredited,
  expectLivedTime,
  expectSameAnswers,
} from './audit';
import { createCrowd, prepareWorld, Watcher, type Acknowledged } from './crowd';
import { listSeeds, randomFrom } from './seeds';

const VIEWERS = 200;

// One institute lives through all seeds, so that later kills meet a database with a past.
let world: { server: ServerProcess; people: Awaited<ReturnType<typeof prepareWorld>> } | undefined;
afterAll(() => world?.server.dispose());

async function startWorld() {
  const server = await ServerProcess.start();
  try {
    return { server, people: await withDatabase(server, prepareWorld) };
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

async function withDatabase<T>(
  server: ServerProcess,
  work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
) {
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
}

/** Kills PostgreSQL under the server and waits until the server has it back. */
async function killPostgres(server: ServerProcess) {
  const killed = server.postgresPid;
  server.killPostgres();
  await waitFor('another PostgreSQL', () => !server.isRunning || server.postgresPid !== killed, 60_000);
  expect(server.isRunning).toBe(true);
}

const isReady = (server: ServerProcess) =>
  fetch(`${server.origin}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

it.each(listSeeds())('seed %i: no acknowledged beat is lost and nobody is credited twice', async (seed) => {
  onTestFailed(async () => {
    const failed = world?.server;
    world = undefined;
    console.log(failed?.log.slice(-4000));
    await failed?.dispose();
  });
  const { server, people } = (world ??= await startWorld());
  const random = randomFrom(seed);
  const crowd = await withDatabase(server, (db) => createCrowd(db, VIEWERS, people));
  const watchers = crowd.members.map((member, n) => new Watcher(server.origin, member, seed * 1000 + n));
  const watching = Promise.all(watchers.map((watcher) => watcher.watch(crowd.lessonIds)));
  watching.catch(() => undefined);
  let beforeLastKill: Acknowledged[][] = [];
  const told: string[] = [];
  try {
    const victims = random.chance(0.5) ? ['server', 'database'] : ['database', 'server'];
    for (const victim of victims) {
      const heard = () => watchers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
      const heardBefore = heard();
      await Promise.race([
        watching,
        new Promise((resolve) => setTimeout(resolve, random.between(1000, 4500))),
      ]);
      await waitFor('beats under way', () => heard() > heardBefore + VIEWERS / 4, 30_000);
      const began = performance.now();
      beforeLastKill = watchers.map(({ acknowledged }) => [...acknowledged]);
      if (victim === 'server') await server.kill().then(() => server.start());
      else await killPostgres(server);
      await waitFor('the server answers', () => isReady(server), 60_000);
      told.push(
        `${victim} after ${beforeLastKill.flat().length} beats, back in ${Math.round(performance.now() - began)} ms`,
      );
    }
    await watching;
  } finally {
    for (const watcher of watchers) watcher.stop();
  }

  expect(watchers.reduce((sum, { repeated }) => sum + repeated, 0)).toBeGreaterThan(0);
  await expectSameAnswers(watchers, beforeLastKill);
  await withDatabase(server, async (db) => {
    await expectBeatsKept(
      db,
      watchers.flatMap(({ acknowledged }) => acknowledged),
    );
    await expectBooksBalance(db, watchers);
  });
  expectLivedTime(watchers);
  expectCourseCredited(watchers, crowd.lessonIds.length);
  const beats = watchers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const repeated = watchers.reduce((sum, watcher) => sum + watcher.repeated, 0);
  console.log(
    `seed ${seed}: ${told.join('; ')}; ${beats} beats acknowledged, ${repeated} requests sent again`,
  );
});
