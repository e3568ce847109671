import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DataFolderInUseError, lockDataFolder } from '~/platform/postgres/data-lock.server';
import { runTypescript } from '../../support/run-typescript';
import { makeTempFolder } from '../../support/temp-folder';

const HOLD = 'tests/platform/postgres/fixtures/hold-lock.ts';

test('a second holder is refused with the number of the first, and may follow it', async () => {
  const dataDir = makeTempFolder();
  const lock = await lockDataFolder(dataDir);
  const second = lockDataFolder(dataDir);
  await expect(second).rejects.toThrow(DataFolderInUseError);
  await expect(second).rejects.toThrow(String(process.pid));
  lock.release();
  (await lockDataFolder(dataDir)).release();
  expect(fs.readdirSync(dataDir)).toEqual([]);
});

test('the lock of a killed process is free at once', async () => {
  const dataDir = makeTempFolder();
  const other = runTypescript(HOLD, [dataDir]);
  expect(await other.firstLine).toBe('locked');
  await expect(lockDataFolder(dataDir)).rejects.toThrow(String(other.child.pid));
  await other.kill('SIGKILL');
  const began = performance.now();
  (await lockDataFolder(dataDir)).release();
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('a process that was given the number of a dead holder does not hold the lock', async () => {
  const dataDir = makeTempFolder();
  const lock = await lockDataFolder(dataDir);
  const file = path.join(dataDir, 'institute.lock');
  const holder = JSON.parse(fs.readFileSync(file, 'utf8')) as { pid: number; start: string };
  fs.writeFileSync(file, JSON.stringify({ ...holder, token: 'another', start: '1' }));
  const second = await lockDataFolder(dataDir);
  lock.release(); // it lost the folder, and must not take the lock away from the second
  await expect(lockDataFolder(dataDir)).rejects.toThrow(DataFolderInUseError);
  second.release();
});

test('a holder in another container keeps the lock by its heartbeat, and loses it when the heartbeat stops', async () => {
  const dataDir = makeTempFolder();
  const file = path.join(dataDir, 'institute.lock');
  const holder = { token: 'there', pid: 1, start: '1', machine: 'another container' };
  fs.writeFileSync(file, JSON.stringify(holder));
  const beat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 500);
  await expect(lockDataFolder(dataDir)).rejects.toThrow(DataFolderInUseError);
  clearInterval(beat);
  (await lockDataFolder(dataDir)).release();
}, 30_000);

test('of many that find a dead lock exactly one takes it', async () => {
  const dataDir = makeTempFolder();
  const dead = { token: 'dead', pid: 999_999_999, start: '1', machine: 'x' };
  const own = await lockDataFolder(dataDir);
  const file = path.join(dataDir, 'institute.lock');
  const { machine } = JSON.parse(fs.readFileSync(file, 'utf8')) as { machine: string };
  own.release();
  fs.writeFileSync(file, JSON.stringify({ ...dead, machine }));
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(dataDir)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'fulfilled') result.value.release();
});
