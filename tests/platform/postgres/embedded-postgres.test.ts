import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '~/platform/postgres/embedded-postgres.server';
import { findProcessStart } from '~/platform/postgres/process-alive.server';
import { runTypescript } from '../../support/run-typescript';
import { makeTempFolder } from '../../support/temp-folder';
import { waitFor } from '../../support/wait-for';

const HOLD = 'tests/platform/postgres/fixtures/hold-postgres.ts';

async function start(dataDir: string) {
  const postgres = await startEmbeddedPostgres({ dataDir });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function ask<Row extends pg.QueryResultRow>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('it speaks UTF-8 and UTC, gives Korean trigrams, and listens on no network port', async () => {
  const { connectionString } = await start(makeTempFolder());
  await ask(connectionString, 'CREATE EXTENSION pg_trgm');
  const [row] = await ask<Record<string, unknown>>(
    connectionString,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
            current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync,
            array_length(show_trgm('주차장'), 1) > 0 AS trigrams`,
  );
  expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', listens: '', fsync: 'on', trigrams: true });
});

test('kill -9 of PostgreSQL: every acknowledged row is there, and the same address answers again', async () => {
  const postgres = await start(makeTempFolder());
  const exits: unknown[] = [];
  postgres.onUnexpectedExit((exit) => exits.push(exit));
  await ask(postgres.connectionString, 'CREATE TABLE kept (n int PRIMARY KEY)');
  const pool = new pg.Pool({ connectionString: postgres.connectionString, max: 4 });
  pool.on('error', () => {});
  const first = postgres.pid;
  const acknowledged: number[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = writer; !exits.length; n += 4) {
      await pool.query('INSERT INTO kept VALUES ($1)', [n]).then(
        () => acknowledged.push(n),
        () => {},
      );
    }
  });
  await waitFor('some rows', () => acknowledged.length > 50);
  process.kill(first, 'SIGKILL');
  await waitFor('the restart', () => postgres.pid !== first);
  await Promise.all(writers);
  const { rows } = await pool.query<{ n: number }>('SELECT n FROM kept');
  await pool.end();
  const present = new Set(rows.map(({ n }) => n));
  expect(acknowledged.filter((n) => !present.has(n))).toEqual([]);
  expect(exits).toEqual([{ code: null, signal: 'SIGKILL' }]);
});

test('a second start on the same folder is refused, and the first goes on', async () => {
  const dataDir = makeTempFolder();
  const postgres = await start(dataDir);
  const second = runTypescript(HOLD, [dataDir]);
  expect(await second.firstLine).toContain(`프로세스 ${process.pid}`);
  expect(await second.ended).not.toBe(0);
  expect(await ask(postgres.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('kill -9 of the institute: the next start ends the orphan and finds its rows', async () => {
  const dataDir = makeTempFolder();
  const killed = runTypescript(HOLD, [dataDir]);
  const orphan = JSON.parse(await killed.firstLine) as { connectionString: string; pid: number };
  await ask(orphan.connectionString, 'CREATE TABLE kept AS SELECT 7 AS n');
  await killed.kill('SIGKILL');
  expect(findProcessStart(orphan.pid)).not.toBeNull();
  const postgres = await start(dataDir);
  expect(findProcessStart(orphan.pid)).toBeNull();
  expect(await ask(postgres.connectionString, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  const socketsOfOrphan = new URL(orphan.connectionString).searchParams.get('host') ?? '';
  expect(fs.existsSync(socketsOfOrphan)).toBe(false);
});

test('kill -9 of both, the number of PostgreSQL given to another program: it starts all the same', async () => {
  const dataDir = makeTempFolder();
  const killed = runTypescript(HOLD, [dataDir]);
  const { pid } = JSON.parse(await killed.firstLine) as { pid: number };
  await killed.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await waitFor('the end of PostgreSQL', () => findProcessStart(pid) === null);
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  const innocent = runTypescript('tests/platform/postgres/fixtures/hold-lock.ts', [makeTempFolder()]);
  await innocent.firstLine;
  const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
  fs.writeFileSync(pidFile, [innocent.child.pid, ...lines.slice(1)].join('\n'));
  const postgres = await start(dataDir);
  expect(await ask(postgres.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(innocent.child.exitCode).toBeNull();
});

test('a start that was cut off while making the cluster does not spoil the next one', async () => {
  const dataDir = makeTempFolder();
  fs.mkdirSync(path.join(dataDir, 'postgres.new'));
  fs.writeFileSync(path.join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
  const postgres = await start(dataDir);
  expect(await ask(postgres.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a cluster of another major version is refused with the way out', async () => {
  const dataDir = makeTempFolder();
  fs.mkdirSync(path.join(dataDir, 'postgres'));
  fs.writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 15.*npm run backup/);
  expect(fs.existsSync(path.join(dataDir, 'institute.lock'))).toBe(false);
});

test.runIf(process.getuid?.() === 0)(
  'as root with a private data folder the cluster lies where it can',
  async () => {
    const dataDir = path.join(makeTempFolder(), 'private');
    fs.mkdirSync(dataDir, { mode: 0o700 });
    const notes: string[] = [];
    const log = { info: (line: string) => void notes.push(line), warn() {}, error() {} };
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    const [row] = await ask<{ folder: string }>(
      postgres.connectionString,
      `SELECT current_setting('data_directory') AS folder`,
    );
    await postgres.stop();
    onTestFinished(() => fs.rmSync(row?.folder ?? '', { recursive: true, force: true }));
    expect(row?.folder).toMatch(/^\/var\/lib\/e-training-institute\//);
    expect(notes.join('\n')).toContain(row?.folder);
  },
);

test('stop leaves no process, socket, note or lock', async () => {
  const dataDir = makeTempFolder();
  const postgres = await startEmbeddedPostgres({ dataDir });
  const client = new pg.Client({ connectionString: postgres.connectionString });
  client.on('error', () => {});
  await client.connect(); // an open connection must not hold it up
  const { pid } = postgres;
  await postgres.stop();
  expect(findProcessStart(pid)).toBeNull();
  expect(fs.readdirSync(dataDir)).toEqual(['postgres']);
  expect(fs.existsSync(new URL(postgres.connectionString).searchParams.get('host') ?? '')).toBe(false);
});
