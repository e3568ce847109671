// SIGTERM while people watch, and while the server is still starting its jobs: a stop in good order, nothing lost.
import { expect, it, onTestFinished } from 'vitest';
import fs from 'node:fs';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import { locatePostgresNote } from '~/platform/postgres/embedded-postgres.server';
import { listProcessesNaming } from '../support/list-processes';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { expectBeatsKept, expectBooksBalance, expectLivedTime } from './audit';
import { createCrowd, prepareWorld, Watcher } from './crowd';

const VIEWERS = 60;
const LONGEST_STOP_MS = 20_000;

async function stopInTime(server: ServerProcess) {
  const began = performance.now();
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(LONGEST_STOP_MS);
  expect(listProcessesNaming(server.dataDir)).toEqual([]);
  expect(fs.existsSync(locatePostgresNote(server.dataDir))).toBe(false);
  return Math.round(performance.now() - began);
}

it('a stop under load ends with 0, keeps every acknowledged beat and leaves no process', async () => {
  const server = await ServerProcess.start();
  onTestFinished(() => server.dispose());
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  const crowd = await createCrowd(db, VIEWERS, await prepareWorld(db));
  await closeDatabase(db);
  const watchers = crowd.members.map((member, n) => new Watcher(server.origin, member, n));
  const watching = Promise.all(watchers.map((watcher) => watcher.watch(crowd.lessonIds)));
  const beats = () => watchers.flatMap(({ acknowledged }) => acknowledged);
  await Promise.race([watching, waitFor('beats under way', () => beats().length > 2 * VIEWERS, 60_000)]);
  const stopMs = await stopInTime(server);
  for (const watcher of watchers) watcher.stop();
  await watching;

  await server.start();
  const again = await openDatabase(server.connectionString, { poolSize: 2 });
  await expectBeatsKept(again, beats());
  await expectBooksBalance(again, watchers);
  expectLivedTime(watchers);
  await closeDatabase(again);
  // Its jobs have hardly begun to start.
  const soonMs = await stopInTime(server);
  console.log(
    `stopped in ${stopMs} ms with ${beats().length} beats acknowledged; right after a start in ${soonMs} ms`,
  );
});
