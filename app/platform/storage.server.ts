/**
 * Files behind an interface: keys are relative POSIX paths. The disk keeps them under one root; anything that would
 * leave it is refused. A folder becomes visible only by `publishFolder`, which moves it into place whole.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

export interface StoredFile {
  sizeBytes: number;
  modifiedAt: Date;
}

export interface Storage {
  /** This process's, in the names of its working folders. */
  mark: string;
  /** Absolute local path of a key, for programs that need a file (ffmpeg). */
  localPath(key: string): string;
  stat(key: string): Promise<StoredFile | null>;
  read(key: string, range?: { start: number; end: number }): Readable;
  write(key: string, body: Readable | Buffer | string): Promise<void>;
  /** A private working folder on the same file system; the caller removes it. */
  makeWorkFolder(purpose: string): Promise<string>;
  /** Moves a finished local folder to `key`, replacing nothing: throws if `key` exists. */
  publishFolder(localFolder: string, key: string): Promise<void>;
  /** Moves a finished local file to `key`. */
  publishFile(localFile: string, key: string): Promise<void>;
  /** Removes a key or everything below it; absent is fine. */
  remove(key: string): Promise<void>;
  /** Total and free bytes of the medium. */
  space(): Promise<{ totalBytes: number; freeBytes: number }>;
}

const safeKey = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

export function createDiskStorage(root: string): Storage {
  const mark = randomBytes(4).toString('hex');
  // Closed to other accounts, such as that of the programs that read uploads: they get single files handed.
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o700);
  const localPath = (key: string) => {
    if (!safeKey.test(key)) throw new Error(`not a storage key: ${JSON.stringify(key)}`);
    return path.join(root, ...key.split('/'));
  };
  const intoPlace = async (from: string, key: string) => {
    const to = localPath(key);
    await fs.mkdir(path.dirname(to), { recursive: true });
    await fs.rename(from, to);
  };
  return {
    mark,
    localPath,
    async stat(key) {
      const found = await fs.stat(localPath(key)).catch(() => null);
      return found?.isFile() ? { sizeBytes: found.size, modifiedAt: found.mtime } : null;
    },
    read: (key, range) => createReadStream(localPath(key), range),
    async write(key, body) {
      const to = localPath(key);
      await fs.mkdir(path.dirname(to), { recursive: true });
      const part = `${to}.part-${process.pid}-${Math.random().toString(36).slice(2)}`;
      try {
        if (Buffer.isBuffer(body) || typeof body === 'string') await fs.writeFile(part, body);
        else await pipeline(body, createWriteStream(part));
        await fs.rename(part, to);
      } catch (error) {
        await fs.rm(part, { force: true });
        throw error;
      }
    },
    async makeWorkFolder(purpose) {
      const base = path.join(root, 'work');
      await fs.mkdir(base, { recursive: true });
      // A program inside one working folder must not come to its neighbours through `..`.
      await fs.chmod(base, 0o700);
      return fs.mkdtemp(path.join(base, `${purpose}-${mark}-`));
    },
    async publishFolder(localFolder, key) {
      const exists = await fs.stat(localPath(key)).catch(() => null);
      if (exists) throw new Error(`storage key exists: ${key}`);
      await intoPlace(localFolder, key);
    },
    publishFile: intoPlace,
    async remove(key) {
      await fs.rm(localPath(key), { recursive: true, force: true });
    },
    async space() {
      const info = await fs.statfs(root);
      return { totalBytes: info.blocks * info.bsize, freeBytes: info.bavail * info.bsize };
    },
  };
}
