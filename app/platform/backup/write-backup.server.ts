// Writes the institute into one .tar file while it is in use: the tables as PostgreSQL's own COPY text, all seen by one
// read-only transaction, then the stored files. Files are published whole and never changed, so reading them after
// the tables gives every file that the rows name.
import fs from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import tar from 'tar-stream';
import { describeDatabase, quoteName } from './describe-tables.server';
import { listStoredFiles } from './list-stored-files.server';
import {
  END_ENTRY,
  FILE_FOLDER,
  MANIFEST_ENTRY,
  TABLE_FOLDER,
  type ArchiveEnd,
  type Manifest,
} from './manifest';

export type WrittenBackup = { file: string; manifest: Manifest; end: ArchiveEnd };

function addText(pack: tar.Pack, name: string, value: unknown): void {
  pack.entry({ name }, JSON.stringify(value, null, 1));
}

async function addFile(pack: tar.Pack, name: string, handle: FileHandle, modifiedAt: Date, size: number) {
  const header = { name, size, mtime: modifiedAt, mode: 0o600 };
  if (size === 0) return void pack.entry(header, '');
  // Not beyond the size in the header: an upload may grow meanwhile.
  const bytes = handle.createReadStream({ start: 0, end: size - 1, autoClose: false });
  await pipeline(bytes, pack.entry(header));
}

async function addTables(
  pack: tar.Pack,
  client: pg.Client,
  manifest: Manifest,
  spool: string,
): Promise<void> {
  for (const { name, columns } of manifest.tables) {
    const copy = `COPY public.${quoteName(name)} (${columns.map(quoteName).join(', ')}) TO STDOUT`;
    await pipeline(client.query(copyTo(copy)), fs.createWriteStream(spool, { mode: 0o600 }));
    const handle = await open(spool);
    try {
      const { size } = await handle.stat();
      await addFile(pack, `${TABLE_FOLDER}${name}`, handle, new Date(manifest.createdAt), size);
    } finally {
      await handle.close();
    }
  }
}

async function addStoredFiles(pack: tar.Pack, storageDir: string): Promise<ArchiveEnd> {
  const end = { files: 0, bytes: 0 };
  for await (const name of listStoredFiles(storageDir)) {
    const handle = await open(path.join(storageDir, name)).catch(() => null);
    if (!handle) continue; // removed since it was listed
    try {
      const { size, mtime } = await handle.stat();
      await addFile(pack, `${FILE_FOLDER}${name}`, handle, mtime, size);
      end.files += 1;
      end.bytes += size;
    } finally {
      await handle.close();
    }
  }
  return end;
}

/**
 * Writes the database and everything below `storageDir` to `file`, which appears only when it is whole and is readable
 * by its owner alone. Needs room for the largest table beside it. Never changes the institute.
 */
export async function writeBackup(given: {
  connectionString: string;
  storageDir: string;
  file: string;
  now: Date;
}): Promise<WrittenBackup> {
  const part = `${given.file}.part`;
  const spool = `${given.file}.table`;
  fs.mkdirSync(path.dirname(given.file), { recursive: true });
  const client = new pg.Client({
    connectionString: given.connectionString,
    application_name: 'institute-backup',
  });
  await client.connect();
  const pack = tar.pack();
  const target = fs.createWriteStream(part, { mode: 0o600, flush: true });
  const written = pipeline(pack, target);
  written.catch(() => {}); // awaited below; until then a full disk must not end the process
  try {
    await client.query(`SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'`);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await describeDatabase(client, given.now);
    addText(pack, MANIFEST_ENTRY, manifest);
    const work = (async () => {
      await addTables(pack, client, manifest, spool);
      const end = await addStoredFiles(pack, given.storageDir);
      addText(pack, END_ENTRY, end);
      pack.finalize();
      return end;
    })();
    const [end] = await Promise.all([work, written]);
    fs.renameSync(part, given.file);
    return { file: given.file, manifest, end };
  } catch (error) {
    pack.destroy(error as Error);
    if (!target.closed) await once(target.destroy(), 'close');
    throw error;
  } finally {
    for (const left of [part, spool]) fs.rmSync(left, { force: true });
    await client.end();
  }
}
