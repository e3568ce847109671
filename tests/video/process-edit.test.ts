// The job that makes a cut video: from recordings to a lesson's ladder, killed in the middle, failing, tried again.
import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProcessesNaming } from '../support/list-processes';
import { makeCountedClip, readBeeps, readNumbers } from '../support/counted-clip';
import { waitFor } from '../support/wait-for';
import { makeClip } from '../support/media';
import { detectScenes } from '~/video/detect-scenes.server';
import { describeSource } from '~/video/describe-source';
import { dropOriginal } from '~/video/drop-original.server';
import { processEdit } from '~/video/process-edit.server';
import { removeEdit } from '~/video/remove-edit.server';
import { retryVideo } from '~/video/retry-video.server';
import { createPipeline, ownerId, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
let source: Awaited<ReturnType<Pipeline['find']>>;
const never = new AbortController().signal;
const rate = { num: 25, den: 1 };
beforeAll(async () => {
  pipeline = await createPipeline();
  source = await pipeline.settle(await makeCountedClip({ seconds: 12 }), 1);
});
afterAll(() => pipeline.stop());

async function addEdit(parts: [number, number][], of = source.id) {
  const id = randomUUID();
  const edit = { of, rate, parts: parts.map(([fromMs, toMs]) => ({ videoId: of, fromMs, toMs })) };
  const at = pipeline.clock.now();
  const base = { ownerId, filename: 'a.mp4', sizeBytes: 1n, status: 'probing', createdAt: at, updatedAt: at };
  await pipeline.db.prisma.video.create({ data: { ...base, id, edit } });
  return id;
}
const run = (videoId: string, signal = never) => processEdit({ ...pipeline.deps, videoId, signal });

it('finds where the picture changes', async () => {
  const clip = await makeClip('mp4', [
    ...['-f', 'lavfi', '-i', 'color=navy:size=320x240:rate=25:d=3'],
    ...['-f', 'lavfi', '-i', 'color=white:size=320x240:rate=25:d=3'],
    ...['-filter_complex', '[0][1]concat=n=2', '-pix_fmt', 'yuv420p'],
  ]);
  const video = await pipeline.settle(clip, 1);
  const set = video.renditionSets.find(({ id }) => id === video.renditionSetId)!;
  const [rung] = set.rungs as { name: string }[];
  const scenes = await detectScenes({ storage: pipeline.storage, prefix: set.prefix, rung: rung!.name });
  expect(scenes).toEqual([3000]);
});

it('knows how long a recording is to the frame', () => {
  expect(describeSource(source)).toEqual({ videoId: source.id, durationMs: 12_000, rate });
});

describe('a cut of seven seconds', () => {
  it('becomes an original of its own, is processed like any other, and plays exactly what was kept', async () => {
    const id = await addEdit([
      [1520, 4520],
      [7600, 11_600],
    ]);
    await run(id);
    expect(await pipeline.queued()).toMatchObject({ [id]: 'process' });
    const made = await pipeline.find(id);
    expect(made).toMatchObject({ status: 'probing', percent: 0, sourceKey: `originals/${id}`, reason: null });
    expect(Number(made.sizeBytes)).toBe((await stat(path.join(pipeline.root, made.sourceKey!))).size);
    await pipeline.process(id);
    const video = await pipeline.find(id);
    expect(video).toMatchObject({ status: 'ready', durationMs: 7000, reason: null });
    const folder = setFolderOf(pipeline, video);
    const [rung] = (await readdir(folder)).filter((name) => /^\d+p$/.test(name));
    const shown = await readNumbers(path.join(folder, rung!, 'media.m3u8'));
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    expect(shown).toEqual([...numbers(38, 113), ...numbers(190, 290)]);
    const beeps = await readBeeps(path.join(folder, 'audio', 'media.m3u8'));
    expect(beeps.map(({ second }) => second)).toEqual([2, 3, 4, 8, 9, 10, 11]);
    for (const [i, at] of [0.48, 1.48, 2.48, 3.4, 4.4, 5.4, 6.4].entries())
      expect(Math.abs(beeps[i]!.atSeconds - at)).toBeLessThan(0.05);
    expect(await pipeline.workFolders()).toEqual([]);
    // Taken once more, it is nothing that is still to be cut.
    expect(await run(id)).toBe(false);
  });
});

describe('an attempt that ends early', () => {
  it('in good order is given back, with nothing half-written, and made by the next', async () => {
    const id = await addEdit([[0, 11_000]]);
    const stop = new AbortController();
    const first = run(id, stop.signal);
    await waitFor('ffmpeg', () => listProcessesNaming(pipeline.root).length > 0);
    stop.abort();
    await expect(first).rejects.toThrow();
    expect(await pipeline.find(id)).toMatchObject({ status: 'probing', attempt: 0, sourceKey: null });
    expect(await pipeline.workFolders()).toEqual([]);
    expect(await readdir(path.join(pipeline.root, 'originals'))).not.toContain(id);
    await run(id);
    expect(await pipeline.find(id)).toMatchObject({ sourceKey: `originals/${id}` });
  });

  it('leaves it in the queue, as what it still needs', async () => {
    const [cut, made] = [await addEdit([[0, 5000]]), await addEdit([[0, 5000]])];
    await run(made);
    expect(await pipeline.queued()).toMatchObject({ [cut]: 'cut', [made]: 'process' });
    await pipeline.db.prisma.video.deleteMany({ where: { id: { in: [cut, made] } } });
  });

  it('again and again is set aside with a sentence, and may be tried again', async () => {
    const id = await addEdit([[0, 3000]]);
    await pipeline.db.prisma.video.update({ where: { id }, data: { attempt: 3 } });
    await run(id);
    const failed = await pipeline.find(id);
    expect(failed).toMatchObject({ status: 'failed', reasonCode: 'processing-interrupted' });
    expect(failed.reason).toMatch(/원본은 그대로.*다시 시도/);
    await retryVideo({ db: pipeline.db, now: pipeline.clock.now(), videoId: id, ownerId });
    expect(await pipeline.queued()).toMatchObject({ [id]: 'cut' });
    await run(id);
    expect(await pipeline.queued()).toMatchObject({ [id]: 'process' });
  });

  it('because the cut was given up stops and leaves nothing', async () => {
    const id = await addEdit([[0, 11_000]]);
    const running = run(id);
    await waitFor('ffmpeg', () => listProcessesNaming(pipeline.root).length > 0);
    await removeEdit({ db: pipeline.db, storage: pipeline.storage, videoId: id });
    await running;
    expect(await pipeline.workFolders()).toEqual([]);
    expect(await readdir(path.join(pipeline.root, 'originals'))).not.toContain(id);
  });
});

it('keeps an original that a cut waits for, and lets it go once that is made, where none are kept', async () => {
  const { db, storage } = pipeline;
  const other = await pipeline.settle(await makeCountedClip({ seconds: 3 }), 1);
  const id = await addEdit([[0, 2000]], other.id);
  await dropOriginal({ db, storage, videoId: other.id });
  expect(await storage.stat(other.sourceKey!)).not.toBeNull();
  const findPolicy = () => Promise.resolve({ readyLines: 540, keepOriginals: false });
  await processEdit({ ...pipeline.deps, findPolicy, videoId: id, signal: never });
  expect(await storage.stat(other.sourceKey!)).toBeNull();
  expect(await pipeline.find(other.id)).toMatchObject({ status: 'ready', sourceKey: null });
  expect(await storage.stat((await pipeline.find(id)).sourceKey!)).not.toBeNull();
});

describe('a cut that cannot be made', () => {
  it('for want of the recording says so', async () => {
    const other = await pipeline.settle(await makeCountedClip({ seconds: 3 }), 1);
    await rm(path.join(pipeline.root, other.sourceKey!));
    const id = await addEdit([[0, 2000]], other.id);
    await run(id);
    expect(await pipeline.find(id)).toMatchObject({ status: 'failed', reasonCode: 'original-missing' });
  });

  it('for want of room says so, and leaves the recording', async () => {
    const id = await addEdit([[0, 11_000]]);
    const space = () => Promise.resolve({ totalBytes: 1e9, freeBytes: 1000 });
    const storage = { ...pipeline.storage, space };
    await processEdit({ ...pipeline.deps, storage, videoId: id, signal: never });
    expect(await pipeline.find(id)).toMatchObject({ status: 'failed', reasonCode: 'disk-full' });
    expect(await pipeline.storage.stat(source.sourceKey!)).not.toBeNull();
  });

  it('because it asks for pictures that are not there fails instead of being shorter', async () => {
    const id = await addEdit([[10_000, 15_000]]);
    await run(id);
    expect(await pipeline.find(id)).toMatchObject({
      ...{ status: 'failed', reasonCode: 'transcode-failed' },
      reason: expect.stringContaining('자르는 중') as string,
    });
    expect(await pipeline.workFolders()).toEqual([]);
  });
});
