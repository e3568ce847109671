import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { restoreBackup } from '~/platform/backup/restore-backup.server';
import { writeBackup } from '~/platform/backup/write-backup.server';
import { applyMigrations } from '~/platform/postgres/migrate.server';
import { createBareDatabase } from '../../support/database';
import { makeTempFolder } from '../../support/temp-folder';

// Small, but with all that makes a restore hard: a ledger that refuses changes, tables that point at each other, rows
// put in by the migration itself, a generated column, a sequence, multiranges, bytes, arrays and awkward text.
const MIGRATION = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE TABLE department (id int PRIMARY KEY, name text NOT NULL UNIQUE, head_id int);
  CREATE TABLE employee (id int PRIMARY KEY, department_id int NOT NULL REFERENCES department);
  ALTER TABLE department ADD FOREIGN KEY (head_id) REFERENCES employee;
  CREATE TABLE ledger (
    id bigserial PRIMARY KEY, employee_id int NOT NULL REFERENCES employee, amount int NOT NULL,
    doubled int GENERATED ALWAYS AS (amount * 2) STORED, seen int4multirange NOT NULL, note text, raw bytea,
    roles text[], evidence jsonb, at timestamptz NOT NULL);
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END; $$;
  CREATE TRIGGER ledger_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
  ALTER TABLE ledger ENABLE ALWAYS TRIGGER ledger_change;
  CREATE TABLE setting (key text PRIMARY KEY, value jsonb);
  INSERT INTO setting VALUES ('name', '"연수원"');`;
const ROWS = `
  INSERT INTO department VALUES (1, '주차관리부', NULL);
  INSERT INTO employee VALUES (1, 1);
  UPDATE department SET head_id = 1;
  INSERT INTO ledger (employee_id, amount, seen, note, raw, roles, evidence, at)
  SELECT 1, n, '{[0,5000),[7000,9000)}', E'탭\\t줄\\n\\\\N \\'"', '\\x00ff', '{hr,"a,b"}', '{"k": [1, null]}',
         '2026-12-31 14:59:59.999Z'
    FROM generate_series(1, 3000) n;
  INSERT INTO setting VALUES ('contact', 'null');`;

let migrations = '';

beforeEach(() => {
  migrations = makeTempFolder();
  fs.mkdirSync(path.join(migrations, '20260101_base'));
  fs.writeFileSync(path.join(migrations, '20260101_base', 'migration.sql'), MIGRATION);
});

async function makeDatabase() {
  const { url, drop } = await createBareDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => {});
  onTestFinished(async () => {
    await pool.end();
    await drop();
  });
  return { url, pool };
}

async function makeInstitute() {
  const { url, pool } = await makeDatabase();
  await applyMigrations({ connectionString: url, dir: migrations });
  await pool.query(ROWS);
  const folder = makeTempFolder();
  const storageDir = path.join(folder, 'storage');
  const files: Record<string, string | Buffer> = {
    [`videos/${'long-name/'.repeat(12)}master.m3u8`]: '#EXTM3U',
    'videos/한글 이름.mp4': Buffer.alloc(300_000, 7),
    'videos/empty.vtt': '',
    'work/transcode-1/half.mp4': 'in the making',
    'videos/new.mp4.part-1-x': 'in the making',
  };
  for (const [name, body] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(storageDir, name)), { recursive: true });
    fs.writeFileSync(path.join(storageDir, name), body);
  }
  return { url, pool, storageDir, file: path.join(folder, 'backup.tar') };
}

const now = new Date('2026-11-23T06:00:00Z');

async function contents(pool: pg.Pool) {
  const read = async (table: string) => (await pool.query(`SELECT * FROM ${table} ORDER BY 1`)).rows;
  return {
    department: await read('department'),
    employee: await read('employee'),
    ledger: await read('ledger'),
    setting: await read('setting'),
  };
}

function listFiles(folder: string): string[] {
  return (fs.readdirSync(folder, { recursive: true, withFileTypes: true }) as fs.Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

test('a back-up restored into another database and folder is the same institute', async () => {
  const from = await makeInstitute();
  const { manifest, end } = await writeBackup({ connectionString: from.url, now, ...from });
  expect(manifest).toMatchObject({ createdAt: now.toISOString(), migrations: [{ name: '20260101_base' }] });
  expect(end).toEqual({ files: 3, bytes: 300_007 });
  expect(fs.statSync(from.file).mode & 0o777).toBe(0o600);

  const to = await makeDatabase();
  const storageDir = path.join(makeTempFolder(), 'storage');
  const target = { connectionString: to.url, storageDir, migrationsDir: migrations, file: from.file };
  await restoreBackup(target);
  expect(await contents(to.pool)).toEqual(await contents(from.pool));
  expect(listFiles(storageDir)).toEqual(
    listFiles(from.storageDir).filter((name) => !name.startsWith('work/') && !name.includes('.part-')),
  );
  expect(
    fs.readFileSync(path.join(storageDir, 'videos/한글 이름.mp4')).equals(Buffer.alloc(300_000, 7)),
  ).toBe(true);
  // What guards the data is awake again, and numbers go on where they were.
  await expect(to.pool.query('DELETE FROM ledger')).rejects.toThrow('append-only');
  await expect(to.pool.query('INSERT INTO employee VALUES (2, 99)')).rejects.toThrow('foreign key');
  const { rows } = await to.pool.query(
    `INSERT INTO ledger (employee_id, amount, seen, at) VALUES (1, 1, '{}', now()) RETURNING id::int`,
  );
  expect(rows).toEqual([{ id: 3001 }]);
  expect(await applyMigrations({ connectionString: to.url, dir: migrations })).toEqual([]);
  expect(fs.readdirSync(path.dirname(storageDir))).toEqual(['storage']);
});

test('rows and files written during a back-up do not tear it', async () => {
  const from = await makeInstitute();
  const writing = new pg.Client({ connectionString: from.url });
  await writing.connect();
  let done = false;
  const writer = (async () => {
    for (let id = 10; !done; id += 1) {
      await writing.query(`WITH d AS (INSERT INTO department VALUES (${id}, 'd${id}') RETURNING id)
                           SELECT 1 FROM d`);
      await writing.query(`INSERT INTO employee VALUES (${id}, ${id})`);
    }
  })();
  await writeBackup({ connectionString: from.url, now, ...from });
  done = true;
  await writer;
  await writing.end();
  const to = await makeDatabase();
  const storageDir = path.join(makeTempFolder(), 'storage');
  await restoreBackup({ connectionString: to.url, storageDir, migrationsDir: migrations, file: from.file });
  const { rows } = await to.pool.query(
    'SELECT 1 FROM employee e WHERE NOT EXISTS (SELECT 1 FROM department d WHERE d.id = e.department_id)',
  );
  expect(rows).toEqual([]);
});

test('a full target is refused, and replaced whole with force', async () => {
  const from = await makeInstitute();
  await writeBackup({ connectionString: from.url, now, ...from });
  const saved = await contents(from.pool);
  await from.pool.query(`INSERT INTO setting VALUES ('later', '1')`);
  fs.writeFileSync(path.join(from.storageDir, 'videos/later.mp4'), 'later');
  const target = {
    connectionString: from.url,
    storageDir: from.storageDir,
    migrationsDir: migrations,
    file: from.file,
  };
  await expect(restoreBackup(target)).rejects.toThrow('--force');
  await restoreBackup({ ...target, force: true });
  expect(await contents(from.pool)).toEqual(saved);
  expect(listFiles(from.storageDir)).not.toContain('videos/later.mp4');
});

test.each([
  [
    'cut off in the middle',
    (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
    /아무것도 바꾸지 않았습니다/,
  ],
  [
    'cut off between two entries',
    (bytes: Buffer) => bytes.subarray(0, 512 * 2),
    /아무것도 바꾸지 않았습니다/,
  ],
  ['not an archive', () => Buffer.from('hello'.repeat(1000)), /아무것도 바꾸지 않았습니다/],
])('a file that is %s changes nothing', async (_, damage, sentence) => {
  const from = await makeInstitute();
  await writeBackup({ connectionString: from.url, now, ...from });
  const bytes = fs.readFileSync(from.file);
  fs.writeFileSync(from.file, damage(bytes));
  const before = { rows: await contents(from.pool), files: listFiles(from.storageDir) };
  const target = {
    connectionString: from.url,
    storageDir: from.storageDir,
    migrationsDir: migrations,
    file: from.file,
  };
  await expect(restoreBackup({ ...target, force: true })).rejects.toThrow(sentence);
  expect({ rows: await contents(from.pool), files: listFiles(from.storageDir) }).toEqual(before);
  expect(fs.readdirSync(path.dirname(from.storageDir)).sort()).toEqual(['backup.tar', 'storage']);
});

test('an older back-up keeps its tables until the next start applies the later migrations', async () => {
  const from = await makeInstitute();
  await writeBackup({ connectionString: from.url, now, ...from });
  fs.mkdirSync(path.join(migrations, '20260202_later'));
  fs.writeFileSync(
    path.join(migrations, '20260202_later', 'migration.sql'),
    'ALTER TABLE setting ADD note text;',
  );
  const to = await makeDatabase();
  const storageDir = path.join(makeTempFolder(), 'storage');
  await restoreBackup({ connectionString: to.url, storageDir, migrationsDir: migrations, file: from.file });
  expect(await applyMigrations({ connectionString: to.url, dir: migrations })).toEqual(['20260202_later']);
});

test('a back-up of a newer version is refused', async () => {
  const from = await makeInstitute();
  await writeBackup({ connectionString: from.url, now, ...from });
  fs.renameSync(path.join(migrations, '20260101_base'), path.join(migrations, '20250101_other'));
  const to = await makeDatabase();
  const storageDir = path.join(makeTempFolder(), 'storage');
  const target = { connectionString: to.url, storageDir, migrationsDir: migrations, file: from.file };
  await expect(restoreBackup(target)).rejects.toThrow('20260101_base');
});
