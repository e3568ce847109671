/**
 * Where the bytes of unfinished uploads lie: one file each, whose length is the offset. What else the protocol asks
 * (the announced size) stands in the video's row, so that nothing beside the file can be half-written by a crash.
 */
import fs from 'node:fs';
import { finished, pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { AppError } from '~/platform/errors';
import { diskFull } from './require-space.server';
import { asTusError } from './tus-server.server';

/** While one write is under way, what arrives is gathered up to this and written together. */
const GATHER_BYTES = 1024 * 1024;
/** A request may carry gigabytes: room is looked at again and again while it does. */
const LOOK_EVERY_MS = 1000;

type Announcement = Parameters<FileStore['create']>[0];

interface PartStoreOptions {
  directory: string;
  /** Throws `no-room` when the disk is down to its reserve. */
  requireRoom(): Promise<void>;
  /** The upload is gone: its row goes too. */
  onGone(uploadId: string): Promise<void>;
}

const isFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** What the protocol answers to an error of a write: a full disk has a sentence of its own; null = it is unknown. */
export function refusalOf(error: unknown) {
  if (isFull(error)) return asTusError(diskFull());
  return error instanceof AppError ? asTusError(error) : null;
}

export class PartStore extends FileStore {
  readonly #sizes: Map<string, Announcement>;

  constructor(private readonly given: PartStoreOptions) {
    const known = new Map<string, Announcement>();
    super({
      directory: given.directory,
      configstore: {
        get: (id) => Promise.resolve(known.get(id)),
        set: (id, upload) => Promise.resolve(void known.set(id, upload)),
        delete: (id) => Promise.resolve(void known.delete(id)),
      },
    });
    this.#sizes = known;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  /** Whoever asks for an upload tells its size first, from the row that says whose it is. */
  remember(upload: Announcement): void {
    this.#sizes.set(upload.id, upload);
  }
  forget(uploadId: string): void {
    this.#sizes.delete(uploadId);
  }

  override async create(upload: Announcement): Promise<Announcement> {
    try {
      return await super.create(upload);
    } catch (error) {
      await fs.promises.rm(`${this.given.directory}/${upload.id}`).catch(() => undefined);
      this.forget(upload.id);
      await this.given.onGone(upload.id);
      throw error;
    }
  }

  override async remove(uploadId: string): Promise<void> {
    await super.remove(uploadId);
    await this.given.onGone(uploadId);
  }

  /** Returns the new offset. Whatever reached the file before an error stays and counts. */
  override async write(readable: Readable, uploadId: string, offset: number): Promise<number> {
    const file = fs.createWriteStream(`${this.given.directory}/${uploadId}`, {
      flags: 'r+',
      start: offset,
      highWaterMark: GATHER_BYTES,
    });
    const look = setInterval(() => {
      this.given.requireRoom().catch((error: Error) => file.destroy(error));
    }, LOOK_EVERY_MS);
    try {
      await pipeline(readable, file);
      return offset + file.bytesWritten;
    } catch (error) {
      // Not before the last write has landed: the next request counts the file's bytes.
      if (!file.closed) await finished(file, { cleanup: true }).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(look);
    }
  }
}
