import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '~/platform/postgres/embedded-postgres.server';
import { applyMigrations } from '~/platform/postgres/migrate.server';
import { root } from '../support/source-files';
import { makeTempFolder } from '../support/temp-folder';

function runScript(
  script: string,
  args: string[],
  dataDir: string,
): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], { cwd: root, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

async function onDatabase<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('backup works beside a running institute, restore only without one', async () => {
  const dataDir = makeTempFolder();
  const file = path.join(makeTempFolder(), 'saved.tar');
  const running = await startEmbeddedPostgres({ dataDir });
  try {
    await applyMigrations({
      connectionString: running.connectionString,
      dir: path.join(root, 'prisma/migrations'),
    });
    await onDatabase(running.connectionString, (client) =>
      client.query(
        `INSERT INTO department (id, name, sort_order) VALUES (gen_random_uuid(), '주차관리부', 1)`,
      ),
    );
    fs.mkdirSync(path.join(dataDir, 'storage/videos'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'storage/videos/a.mp4'), 'video');
    expect(await runScript('backup.mjs', [file], dataDir)).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 files (5 bytes)'),
    });
    const refused = await runScript('restore.mjs', [file, '--force'], dataDir);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('이미 실행 중인') });
  } finally {
    await running.stop();
  }

  // The stopped institute can be saved as well, to the default place.
  expect(await runScript('backup.mjs', [], dataDir)).toMatchObject({ code: 0 });
  expect(fs.readdirSync(path.join(dataDir, 'backups'))).toEqual([
    expect.stringMatching(/^institute-\d{8}-\d{6}\.tar$/),
  ]);

  const other = makeTempFolder();
  const restoring = await runScript('restore.mjs', [file], other);
  expect(restoring).toMatchObject({ code: 0, output: expect.stringContaining('Restored') });
  expect(fs.readFileSync(path.join(other, 'storage/videos/a.mp4'), 'utf8')).toBe('video');
  const restored = await startEmbeddedPostgres({ dataDir: other });
  try {
    const { rows } = await onDatabase(restored.connectionString, (client) =>
      client.query('SELECT name, sort_order FROM department'),
    );
    expect(rows).toEqual([{ name: '주차관리부', sort_order: 1 }]);
  } finally {
    await restored.stop();
  }
}, 180_000);
