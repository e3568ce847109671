// A video plays early, is ready early, and gets its higher rungs after that: each stage through the real pipeline.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFollowUp } from '~/video/ask-follow-up.server';
import { completeVideo } from '~/video/complete-video.server';
import { processVideo } from '~/video/process-video.server';
import { makeClip, makeTestClip } from '../support/media';
import { expectOneShape } from '../support/watch-renditions';
import { createPipeline, probeFile, readMaster, setFolderOf, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

const never = new AbortController().signal;
const complete = (videoId: string, deps: object = {}, signal = never) =>
  completeVideo({ ...pipeline.deps, ...deps, videoId, signal });
type Video = Awaited<ReturnType<Pipeline['find']>>;

/** HEVC, which no browser of ours plays as it is; busy enough for a whole ladder up to 720. */
const hevc = () =>
  makeClip('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=10', '-f', 'lavfi', '-i', 'sine=frequency=300'],
    ...['-vf', 'noise=alls=20:allf=t', '-t', '5', '-c:v', 'libx265', '-preset', 'ultrafast'],
    ...['-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '2'],
  ]);
const h264 = () =>
  makeTestClip({ seconds: 5, width: 1280, height: 720, fps: 10, more: ['-vf', 'noise=alls=20:allf=t'] });

const rungsOf = (set: { rungs: unknown }) => (set.rungs as { name: string }[]).map(({ name }) => name);
const setsOf = (video: Video) =>
  video.renditionSets
    .sort((a, b) => rungsOf(a).length - rungsOf(b).length)
    .map((set) => `${set.provisional ? 'preview' : 'set'} ${rungsOf(set).join(' ')}`);
const pathIn = (video: Video, ...names: string[]) => path.join(setFolderOf(pipeline, video), ...names);

async function keyframesOf(playlist: string) {
  const { packets } = await probeFile(playlist, 'packet=pts_time,flags');
  return packets.filter((p) => p['flags']!.includes('K')).map((p) => p['pts_time']!);
}

/** A ready video with its higher rungs still to come. */
async function makeReady(clip: Promise<string>): Promise<Video> {
  const video = await pipeline.settle(await clip);
  expect(video).toMatchObject({ status: 'ready', followUp: 'higher', durationMs: 5000, errorLog: null });
  return video;
}

describe('a recording that plays nowhere as it is', { timeout: 180_000 }, () => {
  let ready: Video;
  beforeAll(async () => {
    ready = await makeReady(hevc());
    expect(await pipeline.queued()).toMatchObject({ [ready.id]: 'higher' });
  }, 180_000);

  it('is shown in 360 lines first, then ready with the policy’s rungs', async () => {
    expect(setsOf(ready)).toEqual(['preview 360p', 'set 240p 360p 540p']);
    expect(ready.renditionSets.find(({ id }) => id === ready.renditionSetId)).toMatchObject({
      provisional: false,
    });
    await expectOneShape(setFolderOf(pipeline, ready));
  });

  it('then gets the rest as a new set; what was encoded is shared, keyframes align, seconds stay', async () => {
    await complete(ready.id);
    const whole = await pipeline.find(ready.id);
    expect(whole).toMatchObject({
      ...{ status: 'ready', percent: 100, followUp: null, errorLog: null, durationMs: 5000 },
    });
    expect(whole.renditionSetId).not.toBe(ready.renditionSetId);
    expect(setsOf(whole)).toEqual(['preview 360p', 'set 240p 360p 540p', 'set 240p 360p 540p 720p']);
    const { rungs } = await expectOneShape(setFolderOf(pipeline, whole));
    expect(new Set(rungs.map(({ frames }) => frames))).toEqual(new Set([50]));
    const instants = await Promise.all(
      ['240p', '360p', '540p', '720p'].map((rung) => keyframesOf(pathIn(whole, rung, 'media.m3u8'))),
    );
    for (const each of instants) expect(each.map(Number)).toEqual([0, 2, 4]);
    for (const file of ['360p/s00000.m4s', 'audio/s00000.m4s', 'storyboard.vtt']) {
      const [mine, before] = await Promise.all([stat(pathIn(whole, file)), stat(pathIn(ready, file))]);
      expect(mine.ino).toBe(before.ino);
    }
    const { variants } = await readMaster(pathIn(whole, 'master.m3u8'));
    expect(variants.map(({ uri }) => uri)).toEqual(
      ['360p', '240p', '540p', '720p', 'audio'].map((name) => `${name}/media.m3u8`),
    );
    // Whoever watches the set of before goes on.
    await expectOneShape(setFolderOf(pipeline, ready));
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('asks for nothing more', async () => {
    const before = await pipeline.find(ready.id);
    await complete(ready.id);
    expect(await pipeline.find(ready.id)).toEqual(before);
  });
});

describe('a recording that takes long to decode', { timeout: 180_000 }, () => {
  it('is shown with half its frames first; nothing of that stays in what is ready', async () => {
    const clip = await makeClip('mp4', [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=60', '-t', '3.5', '-pix_fmt', 'yuv420p'],
      ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none'],
    ]);
    const video = await pipeline.settle(clip);
    expect(video).toMatchObject({ status: 'ready', durationMs: 3000, errorLog: null });
    const preview = video.renditionSets.find(({ provisional }) => provisional)!;
    const { rungs: early } = await expectOneShape(pipeline.storage.localPath(preview.prefix));
    expect(early.map(({ frames }) => frames)).toEqual([53]);
    const early360 = pipeline.storage.localPath(`${preview.prefix}/360p/media.m3u8`);
    expect((await keyframesOf(early360)).map((at) => Math.round(Number(at)))).toEqual([0, 2]);
    const { rungs } = await expectOneShape(setFolderOf(pipeline, video));
    for (const { frames } of rungs) expect(frames).toBe(105);
  });
});

describe('what follows', { timeout: 180_000 }, () => {
  it('survives the death of its process, waits again, and is given up after three', async () => {
    const ready = await makeReady(h264());
    // What a kill leaves: a claimed attempt, and no answer.
    await pipeline.db.prisma.video.update({ where: { id: ready.id }, data: { attempt: { increment: 1 } } });
    expect(await pipeline.queued()).toMatchObject({ [ready.id]: 'higher' });
    await pipeline.db.prisma.video.update({ where: { id: ready.id }, data: { attempt: { increment: 2 } } });
    await complete(ready.id);
    const after = await pipeline.find(ready.id);
    expect(after).toMatchObject({
      status: 'ready',
      followUp: 'higher',
      renditionSetId: ready.renditionSetId,
    });
    expect(after.followUpFailedAt).not.toBeNull();
  });

  it('is put back by an orderly stop in its middle, without a trace', async () => {
    const ready = await makeReady(h264());
    const stopping = new AbortController();
    const done = complete(ready.id, {}, stopping.signal);
    await expect.poll(() => pipeline.workFolders(), { timeout: 30_000, interval: 10 }).not.toEqual([]);
    stopping.abort();
    await expect(done).rejects.toThrow();
    const after = await pipeline.find(ready.id);
    expect({ ...after, updatedAt: 0 }).toEqual({ ...ready, updatedAt: 0 });
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('fails without harm: the video stays ready and plays, the failure is kept, three tries and no more', async () => {
    const ready = await makeReady(h264());
    const full = { ...pipeline.storage, space: () => Promise.resolve({ totalBytes: 1e9, freeBytes: 1000 }) };
    for (const [tried, givenUp] of [false, false, true].entries()) {
      await complete(ready.id, { storage: full });
      const after = await pipeline.find(ready.id);
      expect(after).toMatchObject({
        ...{ status: 'ready', reason: null, renditionSetId: ready.renditionSetId },
        ...{ errorLog: expect.stringContaining('1000 bytes free') as string, followUp: 'higher' },
      });
      expect(after.followUpFailedAt !== null, `try ${tried}`).toBe(givenUp);
      expect(after.notBefore !== null, `try ${tried}`).toBe(!givenUp);
    }
    await complete(ready.id);
    expect(await pipeline.find(ready.id)).toMatchObject({ renditionSetId: ready.renditionSetId });
    expect(await readFile(pathIn(ready, 'master.m3u8'), 'utf8')).toContain('540p/media.m3u8');
  });

  it('never changes the seconds', async () => {
    const ready = await makeReady(h264());
    await pipeline.db.prisma.video.update({ where: { id: ready.id }, data: { durationMs: 4000 } });
    await complete(ready.id);
    const after = await pipeline.find(ready.id);
    expect(after).toMatchObject({ durationMs: 4000, renditionSetId: ready.renditionSetId });
    expect(after.errorLog).toContain('instead of 4000 ms');
    expect(await pipeline.workFolders()).toEqual([]);
  });
});

describe('the original', { timeout: 180_000 }, () => {
  const small = () => makeTestClip({ seconds: 2 });
  const ask = (videoId: string, again: boolean) => {
    const { db, storage, clock } = pipeline;
    return askFollowUp({ db, storage, now: clock.now(), videoId, again });
  };
  const dropping = { findPolicy: () => Promise.resolve({ readyLines: 540, keepOriginals: false }) };

  it('is kept, and the administrator has a new set made of it while the video stays ready', async () => {
    const before = await pipeline.settle(await small());
    await expect(ask(before.id, false)).rejects.toMatchObject({ code: 'nothing-failed' });
    await ask(before.id, true);
    await expect(ask(before.id, true)).rejects.toMatchObject({ code: 'follow-up-waits' });
    expect(await pipeline.queued()).toMatchObject({ [before.id]: 'again' });
    expect(await pipeline.find(before.id)).toMatchObject({
      ...{ status: 'ready', followUp: 'again', renditionSetId: before.renditionSetId },
    });
    await complete(before.id);
    const after = await pipeline.find(before.id);
    expect(after).toMatchObject({ status: 'ready', followUp: null, durationMs: 2000, errorLog: null });
    expect(after.renditionSetId).not.toBe(before.renditionSetId);
    await expectOneShape(setFolderOf(pipeline, after));
    expect((await stat(pathIn(after, '240p/s00000.m4s'))).ino).not.toBe(
      (await stat(pathIn(before, '240p/s00000.m4s'))).ino,
    );
  });

  it('goes on wish, once the whole ladder is published and not before; then a new set cannot be made', async () => {
    const id = await pipeline.add(await h264());
    await processVideo({ ...pipeline.deps, ...dropping, videoId: id, signal: never });
    const ready = await pipeline.find(id);
    expect(ready).toMatchObject({ status: 'ready', followUp: 'higher', sourceKey: `originals/${id}` });
    expect(await pipeline.storage.stat(`originals/${id}`)).not.toBeNull();
    await complete(id, dropping);
    expect(await pipeline.find(id)).toMatchObject({ status: 'ready', followUp: null, sourceKey: null });
    expect(await pipeline.storage.stat(`originals/${id}`)).toBeNull();
    await expect(ask(id, true)).rejects.toMatchObject({ status: 409, code: 'original-dropped' });
  });
});
