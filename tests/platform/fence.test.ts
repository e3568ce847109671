// What a program that reads uploads can reach, tried from inside by the plainest programs there are.
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { describeFence, fenceOptions, findFence, giveFolder, takeFolder } from '~/platform/fence.server';
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { HANDED_OVER, ProgramError, runProgram } from '~/platform/program.server';
import { createDiskStorage, type Storage } from '~/platform/storage.server';
import { makeTestClip } from '../support/media';

const MIB = 1024 ** 2;
const fence = findFence();
let storage: Storage;
let root: string;
let work: string;
let neighbour: string;
beforeAll(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'fence-'));
  // As open as a data folder may be: what is closed, the storage closes.
  await fs.chmod(root, 0o755);
  storage = createDiskStorage(path.join(root, 'storage'));
  await storage.write('originals/mine', 'my recording');
  await storage.write('originals/theirs', 'their recording');
  work = await storage.makeWorkFolder('video');
  neighbour = await storage.makeWorkFolder('video');
  await fs.writeFile(path.join(neighbour, 'segment'), 'of another video');
  await giveFolder(work);
  await giveFolder(neighbour);
});
afterAll(() => fs.rm(root, { recursive: true, force: true }));

const inside = (program: string, ...args: string[]) =>
  runProgram(program, args, {
    ...{ cwd: work, timeoutMs: 10_000, handOver: storage.localPath('originals/mine') },
    ...fenceOptions({ memoryBytes: 256 * MIB, fileBytes: MIB }),
  });
const complaintOf = (run: Promise<unknown>) =>
  run.then(
    () => 'it went through',
    (error: unknown) => (error as ProgramError).stderrTail,
  );

it('hands over one file, and takes what is written in one folder', async () => {
  expect((await inside('cat', HANDED_OVER)).stdout).toBe('my recording');
  await inside('cp', HANDED_OVER, 'copy');
  await takeFolder(work);
  const copy = await fs.stat(path.join(work, 'copy'));
  expect(copy.uid).toBe(process.getuid!());
  await giveFolder(work);
});

it('takes back no folder with a link in it', async () => {
  const folder = await storage.makeWorkFolder('video');
  await fs.symlink('/etc/passwd', path.join(folder, 'media.m3u8'));
  await expect(takeFolder(folder)).rejects.toThrow('not a plain file');
});

it('gives nothing of our environment along', async () => {
  process.env['FENCE_SECRET'] = 'of ours';
  expect((await inside('env')).stdout).not.toMatch(/of ours|DATABASE_URL|SESSION_SECRET/);
  delete process.env['FENCE_SECRET'];
});

it('says in one line what protects', () => {
  expect(describeFence({ account: { uid: 1, gid: 1 }, noNetwork: true, limits: true })).toMatch(
    /account 1, no network, limits/,
  );
  expect(describeFence({ account: null, noNetwork: false, limits: false })).toMatch(/not closed.*no limits/);
});

describe.skipIf(!fence.account)('run by root, under an account of its own', () => {
  it('it is nobody', async () => {
    expect((await inside('id')).stdout).toMatch(/^uid=65533\S* gid=65533\S* groups=65533\S*\n$/);
  });

  it('it reads neither another upload, nor the neighbour’s work, nor the list of files', async () => {
    for (const file of [
      storage.localPath('originals/theirs'),
      '../../originals/theirs',
      `../${path.basename(neighbour)}/segment`,
      path.join(neighbour, 'segment'),
    ])
      expect(await complaintOf(inside('cat', file))).toMatch(/Permission denied/);
    expect(await complaintOf(inside('ls', '../..'))).toMatch(/Permission denied/);
    expect(await complaintOf(inside('cp', HANDED_OVER, '/dev/fd/3'))).toMatch(/Permission denied|same file/);
  });

  it('it reads nothing of the database', async () => {
    const client = new pg.Client({ connectionString: inject('databaseServer').url });
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    await client.end();
    const folder = rows[0]!.data_directory;
    await expect(fs.stat(path.join(folder, 'PG_VERSION'))).resolves.toBeTruthy();
    expect(await complaintOf(inside('cat', path.join(folder, 'PG_VERSION')))).toMatch(/Permission denied/);
  });

  it('ffmpeg itself is refused the other upload and gets its own', async () => {
    const clip = await makeTestClip({ seconds: 1 });
    for (const name of ['film', 'their-film'])
      await fs.copyFile(clip, path.join(path.dirname(storage.localPath('originals/mine')), name));
    const run = (input: string) =>
      runFencedFfmpeg(['-i', input, '-f', 'null', '-'], {
        ...{ cwd: work, timeoutMs: 20_000, source: storage.localPath('originals/film') },
      });
    await run(HANDED_OVER);
    expect(await complaintOf(run(storage.localPath('originals/their-film')))).toMatch(/Permission denied/);
  });
});

it.skipIf(!fence.noNetwork)('it sees no network, not even this machine’s own', async () => {
  const { stdout } = await inside('cat', '/proc/self/net/dev');
  expect(stdout.match(/^\s*\w+:/gm)).toEqual([expect.stringContaining('lo:')]);
});

describe.skipIf(!fence.limits)('limits', () => {
  it('on memory', async () => {
    expect(await complaintOf(inside('dd', 'if=/dev/zero', 'of=/dev/null', 'bs=400M', 'count=1'))).toMatch(
      /memory exhausted|Cannot allocate/,
    );
  });

  it('on the size of a file', async () => {
    const write = inside('dd', 'if=/dev/zero', 'of=large', 'bs=1M', 'count=3');
    await expect(write).rejects.toThrow();
    expect((await fs.stat(path.join(work, 'large'))).size).toBe(MIB);
  });
});
