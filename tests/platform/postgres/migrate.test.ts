import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '~/platform/postgres/migrate.server';
import { createBareDatabase } from '../../support/database';
import { makeTempFolder } from '../../support/temp-folder';

const FIRST = 'CREATE TABLE room (n int);';
const TRIGGER = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END; $$;
CREATE TRIGGER room_refuse BEFORE DELETE ON room FOR EACH ROW EXECUTE FUNCTION refuse();`;

function writeMigrations(files: Record<string, string>, dir = makeTempFolder()): string {
  for (const [name, sql] of Object.entries(files)) {
    fs.mkdirSync(path.join(dir, name), { recursive: true });
    fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql);
  }
  return dir;
}

async function makeDatabase() {
  const { url, drop } = await createBareDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  onTestFinished(async () => {
    await pool.end();
    await drop();
  });
  return { url, pool };
}

test('applies in order of name, writes rows of Prisma’s shape, and does nothing a second time', async () => {
  const { url, pool } = await makeDatabase();
  const dir = writeMigrations({ '20260102_trigger': TRIGGER, '20260101_room': FIRST });
  expect(await applyMigrations({ connectionString: url, dir })).toEqual([
    '20260101_room',
    '20260102_trigger',
  ]);
  expect(await applyMigrations({ connectionString: url, dir })).toEqual([]);
  await pool.query('INSERT INTO room VALUES (1)');
  await expect(pool.query('DELETE FROM room')).rejects.toThrow('no');
  const { rows } = await pool.query('SELECT * FROM _prisma_migrations ORDER BY migration_name');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    migration_name: '20260101_room',
    rolled_back_at: null,
    applied_steps_count: 1,
  });
  expect(rows[0].checksum).toMatch(/^[0-9a-f]{64}$/);
});

test('several processes at once apply each migration once', async () => {
  const { url, pool } = await makeDatabase();
  const dir = writeMigrations({
    '20260101_room': `SELECT pg_sleep(0.2); ${FIRST}`,
    '20260102_trigger': TRIGGER,
  });
  const applied = await Promise.all(
    Array.from({ length: 4 }, () => applyMigrations({ connectionString: url, dir })),
  );
  expect(applied.flat()).toEqual(['20260101_room', '20260102_trigger']);
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM _prisma_migrations');
  expect(rows).toEqual([{ n: 2 }]);
});

test('a migration that fails leaves nothing of itself, and keeps those before it', async () => {
  const { url, pool } = await makeDatabase();
  const dir = writeMigrations({
    '20260101_room': FIRST,
    '20260102_bad': 'CREATE TABLE half (n int); SELECT 1/0;',
  });
  await expect(applyMigrations({ connectionString: url, dir })).rejects.toThrow(
    /20260102_bad.*division by zero/,
  );
  const { rows } = await pool.query(
    `SELECT to_regclass('half') AS half, to_regclass('room') IS NOT NULL AS room`,
  );
  expect(rows).toEqual([{ half: null, room: true }]);
  writeMigrations({ '20260102_bad': 'CREATE TABLE whole (n int);' }, dir);
  expect(await applyMigrations({ connectionString: url, dir })).toEqual(['20260102_bad']);
});

test.each([
  [
    'whose file was changed afterwards',
    { '20260101_room': `${FIRST} -- changed` },
    /20260101_room의 내용이 바뀌었습니다/,
  ],
  ['that this program does not know', { '20260101_other': FIRST }, /모르는 변경\(20260101_room\)/],
])('refuses a database with a migration %s', async (_, files, sentence) => {
  const { url } = await makeDatabase();
  await applyMigrations({ connectionString: url, dir: writeMigrations({ '20260101_room': FIRST }) });
  await expect(applyMigrations({ connectionString: url, dir: writeMigrations(files) })).rejects.toThrow(
    sentence,
  );
});

test('stops after the migration it was told', async () => {
  const { url } = await makeDatabase();
  const dir = writeMigrations({ '20260101_room': FIRST, '20260102_trigger': TRIGGER });
  const upTo = '20260101_room';
  expect(await applyMigrations({ connectionString: url, dir, upTo })).toEqual([upTo]);
  expect(await applyMigrations({ connectionString: url, dir })).toEqual(['20260102_trigger']);
});
