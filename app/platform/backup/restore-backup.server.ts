// Puts a back-up in place of what is there: all of the database or none of it, and the stored files with it. Files are
// unpacked beside the storage and change places with it just before the database commits.
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import tar from 'tar-stream';
import { listStoredFiles } from './list-stored-files.server';
import { finishTables, hasRows, loadTable, rebuildSchema } from './load-tables.server';
import {
  END_ENTRY,
  endSchema,
  FILE_FOLDER,
  MANIFEST_ENTRY,
  manifestSchema,
  TABLE_FOLDER,
  type ArchiveEnd,
  type Manifest,
} from './manifest';

type Target = { connectionString: string; storageDir: string; migrationsDir: string };

async function refuseFull(client: pg.Client, storageDir: string): Promise<void> {
  const file = await listStoredFiles(storageDir).next();
  if (file.done && !(await hasRows(client))) return;
  throw new Error(
    `되돌릴 곳이 비어 있지 않습니다. 지금 있는 자료를 모두 버리고 백업으로 바꾸려면 --force를 붙이십시오. ` +
      `(The target is not empty: --force replaces everything in it.)`,
  );
}

// An archive from a stranger must not write outside the folder.
function pathBelow(folder: string, name: string): string {
  const target = path.resolve(folder, name);
  if (!target.startsWith(folder + path.sep)) throw new Error(`The archive holds an unsafe path: ${name}`);
  return target;
}

async function unpack(client: pg.Client, given: Target & { file: string }, files: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  let promised: ArchiveEnd | undefined;
  const found = { files: 0, bytes: 0 };
  const archive = tar.extract();
  const reading = pipeline(fs.createReadStream(given.file), archive);
  reading.catch(() => {}); // the loop below fails with the same error
  for await (const entry of archive) {
    const { name, size = 0 } = entry.header;
    if (name === MANIFEST_ENTRY) {
      manifest = manifestSchema.parse(JSON.parse(await text(entry)));
      await rebuildSchema(client, manifest, given.migrationsDir);
    } else if (name === END_ENTRY) {
      promised = endSchema.parse(JSON.parse(await text(entry)));
    } else if (manifest && name.startsWith(TABLE_FOLDER)) {
      await loadTable(client, manifest, name.slice(TABLE_FOLDER.length), Readable.from(entry));
    } else if (manifest && name.startsWith(FILE_FOLDER)) {
      const target = pathBelow(files, name.slice(FILE_FOLDER.length));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      await pipeline(entry, fs.createWriteStream(target));
      found.files += 1;
      found.bytes += size;
    } else {
      throw new Error(`unexpected entry ${name}`);
    }
  }
  if (!manifest || promised?.files !== found.files || promised.bytes !== found.bytes) {
    throw new Error('it ends too early');
  }
  return manifest;
}

async function readWhole(
  client: pg.Client,
  given: Target & { file: string },
  files: string,
): Promise<Manifest> {
  try {
    return await unpack(client, given, files);
  } catch (error) {
    throw new Error(
      `${given.file}을 되돌릴 수 없어 아무것도 바꾸지 않았습니다: ${(error as Error).message} (Nothing was changed.)`,
      { cause: error },
    );
  }
}

/**
 * Restores `file` into the database and `storageDir`, which must be empty unless `force` is set. The caller holds the
 * data folder's lock, so no institute runs on it. The tables are as old as the back-up: later migrations are applied
 * by the next start. Throws a sentence, having changed nothing, when the file is damaged or from a newer version.
 */
export async function restoreBackup(given: Target & { file: string; force?: boolean }): Promise<Manifest> {
  if (!fs.existsSync(given.file)) throw new Error(`백업 파일 ${given.file}이 없습니다. (No such file.)`);
  const unpacked = path.resolve(`${given.storageDir}.restored`);
  const before = path.resolve(`${given.storageDir}.before`);
  const client = new pg.Client({
    connectionString: given.connectionString,
    application_name: 'institute-restore',
  });
  await client.connect();
  try {
    if (!given.force) await refuseFull(client, given.storageDir);
    for (const left of [unpacked, before]) fs.rmSync(left, { recursive: true, force: true });
    fs.mkdirSync(unpacked, { recursive: true });
    await client.query('BEGIN');
    const manifest = await readWhole(client, given, unpacked);
    await finishTables(client, manifest);
    const hadFiles = fs.existsSync(given.storageDir);
    if (hadFiles) fs.renameSync(given.storageDir, before);
    fs.renameSync(unpacked, given.storageDir);
    try {
      await client.query('COMMIT');
    } catch (error) {
      fs.renameSync(given.storageDir, unpacked);
      if (hadFiles) fs.renameSync(before, given.storageDir);
      throw error;
    }
    fs.rmSync(before, { recursive: true, force: true });
    return manifest;
  } finally {
    await client.end();
    fs.rmSync(unpacked, { recursive: true, force: true });
  }
}
