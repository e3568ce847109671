// What the pipeline tests share: a storage in a temp folder, a queue without a worker, and eyes for the result.
import { mkdtemp, copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { ManualClock } from '~/platform/clock';
import { silentLog } from '~/platform/log.server';
import { runProgram } from '~/platform/program.server';
import { createDiskStorage } from '~/platform/storage.server';
import { processVideo } from '~/video/process-video.server';
import { registerRenderedVideo } from '~/video/register-rendered-video.server';
import { createTestDatabase } from '../support/database';
import { listQueued } from '../support/queued-videos';

export const ownerId = randomUUID();

export async function createPipeline() {
  const test = await createTestDatabase();
  const root = await mkdtemp(path.join(tmpdir(), 'pipeline-'));
  const scratch = await mkdtemp(path.join(tmpdir(), 'scratch-'));
  const storage = createDiskStorage(root);
  const clock = new ManualClock('2026-06-01T00:00:00Z');
  const deps = { db: test.db, storage, clock, log: silentLog };
  const never = new AbortController().signal;
  return {
    ...{ db: test.db, root, storage, clock, deps },
    /** A file that a test makes, gone with the pipeline; returns its path. */
    async write(name: string, content: string | Buffer) {
      const file = path.join(scratch, name);
      await writeFile(file, content);
      return file;
    },
    queued: () => listQueued(test.db),
    async add(file: string, maxRungs?: number) {
      const work = await storage.makeWorkFolder('test');
      const copy = path.join(work, 'clip');
      await copyFile(file, copy);
      const { videoId } = await registerRenderedVideo({
        ...{
          db: test.db,
          now: clock.now(),
          storage,
          file: copy,
          filename: path.basename(file),
          ownerId,
        },
        ...(maxRungs ? { maxRungs } : {}),
      });
      await rm(work, { recursive: true });
      return videoId;
    },
    process: (videoId: string, signal = never) => processVideo({ ...deps, videoId, signal }),
    find: (id: string) =>
      test.db.prisma.video.findUniqueOrThrow({ where: { id }, include: { renditionSets: true } }),
    /** Adds, processes and returns the row. */
    async settle(file: string, maxRungs?: number) {
      const id = await this.add(file, maxRungs);
      await this.process(id);
      return this.find(id);
    },
    workFolders: () => readdir(path.join(root, 'work')).catch(() => [] as string[]),
    async stop() {
      await test.drop();
      await rm(root, { recursive: true, force: true });
      await rm(scratch, { recursive: true });
    },
  };
}
export type Pipeline = Awaited<ReturnType<typeof createPipeline>>;

export async function probeFile(file: string, entries: string) {
  const args = ['-v', 'error', '-protocol_whitelist', 'file', '-of', 'json', '-show_entries', entries, file];
  const { stdout } = await runProgram('ffprobe', args, { timeoutMs: 30_000 });
  return JSON.parse(stdout) as {
    streams: Record<string, string | number>[];
    packets: Record<string, string>[];
  };
}

/** Attributes of each EXT-X-STREAM-INF with its address, by a reader that knows nothing of the writer. */
export async function readMaster(file: string) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const parse = (line: string) =>
    Object.fromEntries(
      [...line.slice(line.indexOf(':') + 1).matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g)].map(
        ([, key, value]) => [key!, value!.replace(/^"|"$/g, '')],
      ),
    );
  return {
    lines,
    variants: lines.flatMap((line, i) =>
      line.startsWith('#EXT-X-STREAM-INF:')
        ? [{ ...parse(line), uri: lines[i + 1]! } as Record<string, string>]
        : [],
    ),
    media: lines.filter((line) => line.startsWith('#EXT-X-MEDIA:')).map(parse),
  };
}

/** Where the set that plays lies. */
export const setFolderOf = (pipeline: Pipeline, video: { renditionSetId: string | null }) =>
  path.join(pipeline.root, 'renditions', video.renditionSetId!);
