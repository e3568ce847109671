// An upload server on real sockets, a real database and a real folder, with the knobs that tests turn.
import { createServer, request, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { systemClock } from '~/platform/clock';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage, type Storage } from '~/platform/storage.server';
import type { UploadLimits } from '~/video/admit-upload.server';
import { createUploadHandler } from '~/video/create-upload-handler.server';
import { listQueued } from '../support/queued-videos';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const MB = 1024 * 1024;

interface Options {
  limits?: Partial<UploadLimits>;
  /** Where the bytes go; a new temp folder when left out. */
  folder?: string;
}

export class UploadWorld {
  /** What the disk says of itself; undefined = the truth. */
  freeBytes: number | undefined;
  base = '';
  #server: Server | undefined;
  readonly storage: Storage;

  private constructor(
    readonly test: TestDatabase,
    readonly folder: string,
    readonly person: string,
    private readonly limits: UploadLimits,
  ) {
    const disk = createDiskStorage(folder);
    this.storage = {
      ...disk,
      space: async () =>
        this.freeBytes === undefined ? disk.space() : { totalBytes: 1e12, freeBytes: this.freeBytes },
    };
  }

  static async start(person: string, { limits, folder }: Options = {}): Promise<UploadWorld> {
    const all = {
      maxBytes: 3 * MB,
      quotaBytes: 1e12,
      maxUnfinished: 1000,
      reserveBytes: 256 * MB,
      ...limits,
    };
    const at = folder ?? (await mkdtemp(path.join(tmpdir(), 'uploads-')));
    const world = new UploadWorld(await createTestDatabase(), at, person, all);
    await world.listen();
    return world;
  }

  async listen() {
    const handler = createUploadHandler({
      db: this.test.db,
      storage: this.storage,
      clock: systemClock,
      personOf: (req) =>
        Promise.resolve(req.headers['x-person'] ? { id: String(req.headers['x-person']) } : null),
      limits: this.limits,
      log: silentLog,
    });
    const server = (this.#server = createServer(handler).listen(0, '127.0.0.1'));
    await new Promise((done) => server.once('listening', done));
    this.base = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }
  get port() {
    return Number(new URL(this.base).port);
  }
  async close() {
    this.#server?.closeAllConnections();
    await new Promise((done) => this.#server?.close(done));
  }
  async dispose() {
    await this.close();
    await this.test.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  queued = () => listQueued(this.test.db);

  call = (method: string, address: string, headers: Record<string, string> = {}, body?: Buffer) =>
    fetch(this.base + address, {
      method,
      headers: { 'tus-resumable': '1.0.0', 'x-person': this.person, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });

  create = async (size: number, filename = '주차 안내.mp4', headers: Record<string, string> = {}) => {
    const answer = await this.call('POST', '/api/v1/uploads', {
      'upload-length': String(size),
      'upload-metadata': metadata(filename),
      ...headers,
    });
    return { answer, at: answer.headers.get('location')!, videoId: answer.headers.get('video-id')! };
  };

  patch = (at: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
    this.call(
      'PATCH',
      at,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers },
      body,
    );

  find = (id: string) => this.test.db.prisma.video.findUniqueOrThrow({ where: { id } });
  readOriginal = (videoId: string) => readFile(this.storage.localPath(`originals/${videoId}`));

  /** Sends only part of a PATCH, then breaks the connection. */
  cutPatch(at: string, offset: number, body: Buffer, sent: number): Promise<void> {
    return new Promise((done) => {
      const outgoing = request(this.base + at, {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'x-person': this.person,
          'upload-offset': offset,
          'content-type': 'application/offset+octet-stream',
          'content-length': body.length,
        },
      });
      outgoing.on('error', () => done());
      outgoing.on('close', () => done());
      outgoing.write(body.subarray(0, sent));
      const arrivedAt = this.storage.localPath(`uploads/${at.split('/').pop()!}`);
      void vi
        .waitFor(async () => expect((await readFile(arrivedAt)).length).toBeGreaterThan(offset), {
          timeout: 5000,
        })
        .then(() => outgoing.destroy());
    });
  }
}

export const metadata = (filename: string) =>
  `filename ${Buffer.from(filename).toString('base64')},filetype dmlkZW8vbXA0`;
export const errorOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; message: string } }).error;
