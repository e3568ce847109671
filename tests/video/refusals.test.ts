// What cannot become a lesson is refused with a sentence and leaves nothing behind; what dies half-way can be retried.
import { appendFile, mkdir, readdir, readFile, readlink, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listFailedVideos } from '~/video/list-failed-videos.server';
import { processVideo } from '~/video/process-video.server';
import { retryVideo } from '~/video/retry-video.server';
import { sweepWorkFolders } from '~/video/sweep-work-folders.server';
import { takeUpLeft } from '~/video/take-up-left.server';
import { makeClip, makeTestClip } from '../support/media';
import { createPipeline, ownerId, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await createPipeline();
});
afterAll(() => pipeline.stop());

const cut = async (file: string, name: string, share: number) => {
  const bytes = await readFile(file);
  return pipeline.write(name, bytes.subarray(0, Math.floor(bytes.length * share)));
};

describe('refused with a sentence', () => {
  it.each([
    [
      'sound alone',
      () => makeClip('mp4', ['-f', 'lavfi', '-i', 'sine', '-t', '2', '-c:a', 'aac']),
      'no-picture',
    ],
    ['words', () => pipeline.write('words.mp4', '안녕하세요. 영상이 아닙니다.'), 'not-video-text'],
    [
      'an SVG',
      () => pipeline.write('svg.mp4', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not-video-markup',
    ],
    ['an archive', () => pipeline.write('zip.mp4', Buffer.from('PK\x03\x04rest')), 'not-video-archive'],
    [
      'a file without its index',
      async () => cut(await makeTestClip({ seconds: 2 }), 'half.mp4', 0.5),
      'damaged',
    ],
    [
      'a picture of noise under a true header',
      async () => {
        const bytes = Buffer.from(await readFile(await makeTestClip({ seconds: 2, sound: false })));
        const from = bytes.indexOf('mdat') + 4;
        bytes.fill(0xa5, from, bytes.indexOf('moov') - 4);
        return pipeline.write('noise.mp4', bytes);
      },
      'undecodable',
    ],
  ])('%s', async (_name, make, code) => {
    const video = await pipeline.settle(await make());
    expect(video).toMatchObject({
      status: 'rejected',
      reasonCode: code,
      renditionSetId: null,
      errorLog: null,
    });
    expect(video.reason).toMatch(/니다.*세요\.$/);
    expect(video.renditionSets).toEqual([]);
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('a playlist that names another person’s upload, which is never read', async () => {
    const theirs = await pipeline.add(await makeTestClip({ seconds: 1 }));
    const address = pipeline.storage.localPath(`originals/${theirs}`);
    for (const text of [
      `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${address}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile '${address}'\n`,
    ]) {
      const video = await pipeline.settle(await pipeline.write('list.mp4', text));
      expect(video).toMatchObject({ status: 'rejected', reasonCode: 'not-video-playlist' });
    }
    // Behind a true container's first bytes the one allowed demuxer still reads nothing else.
    const disguised = Buffer.concat([
      Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'),
      Buffer.from(`#EXTM3U\n${address}\n`),
    ]);
    expect(await pipeline.settle(await pipeline.write('disguised.mp4', disguised))).toMatchObject({
      status: 'rejected',
    });
  });
});

/** The ffmpeg that encodes this original, found by the file it was handed. */
async function encoderOf(videoId: string): Promise<number | null> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [program, source] = await Promise.all(
      ['exe', 'fd/3'].map((link) => readlink(`/proc/${pid}/${link}`).catch(() => '')),
    );
    if (
      program!.endsWith('ffmpeg') &&
      source!.endsWith(`originals/${videoId}`) &&
      // The look at how much moves has no rungs, and its end costs nothing but the look.
      ['-filter_complex', '-var_stream_map'].every((word) => command.includes(word))
    )
      return Number(pid);
  }
  return null;
}
// Long enough to be met while it is encoded, small enough to be encoded soon.
const longClip = () => makeTestClip({ seconds: 20, width: 640, height: 360, fps: 30 });
const waitForEncoder = (videoId: string) =>
  vi.waitFor(
    async () => {
      const pid = await encoderOf(videoId);
      expect(pid).not.toBeNull();
      return pid!;
    },
    { timeout: 60_000, interval: 20 },
  );

/** What a worker has of a video, and leaves where it dies. */
const heldBy = (leasedBy: string, forMs = 60_000) => ({
  ...{ leasedBy, leasedUntil: new Date(Date.now() + forMs), startedAt: new Date() },
});

describe('died half-way', { timeout: 120_000 }, () => {
  it('a killed ffmpeg is a visible failure with a log, and a retry ends ready', async () => {
    const id = await pipeline.add(await longClip());
    const running = pipeline.process(id);
    process.kill(await waitForEncoder(id), 'SIGKILL');
    await running;
    const failed = await pipeline.find(id);
    expect(failed).toMatchObject({ status: 'failed', reasonCode: 'transcode-failed', attempt: 1 });
    expect(failed.reason).toMatch(/다시 시도/);
    expect(await listFailedVideos({ db: pipeline.db })).toMatchObject([
      { id, errorLog: expect.stringContaining('ffmpeg') as string },
    ]);
    expect(await pipeline.workFolders()).toEqual([]);

    const retry = (owner: string | null) =>
      retryVideo({
        db: pipeline.db,
        now: pipeline.clock.now(),
        videoId: id,
        ownerId: owner,
      });
    await expect(retry('11111111-2222-4333-8444-555555555555')).rejects.toMatchObject({ status: 404 });
    expect(await retry(ownerId)).toMatchObject({ status: 'probing', percent: 0, reason: null });
    expect(await pipeline.queued()).toMatchObject({ [id]: 'process' });
    await expect(retry(ownerId)).rejects.toMatchObject({ status: 409, code: 'video-not-failed' });
    await pipeline.process(id);
    expect(await pipeline.find(id)).toMatchObject({
      status: 'ready',
      percent: 100,
      durationMs: 20_000,
      errorLog: null,
    });
  });

  it('an orderly stop gives the attempt back; progress was visible until then', async () => {
    const id = await pipeline.add(await longClip());
    const stop = new AbortController();
    const running = pipeline.process(id, stop.signal);
    await waitForEncoder(id);
    await vi.waitFor(async () => expect((await pipeline.find(id)).percent).toBeGreaterThan(0), {
      timeout: 25_000,
    });
    expect(await pipeline.find(id)).toMatchObject({ status: 'transcoding', attempt: 1 });
    stop.abort();
    await expect(running).rejects.toThrow();
    expect(await pipeline.find(id)).toMatchObject({ status: 'probing', percent: 0, attempt: 0 });
    expect(await encoderOf(id)).toBeNull();
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('an attempt that was overtaken writes nothing more', async () => {
    const id = await pipeline.add(await longClip());
    const older = pipeline.process(id);
    await waitForEncoder(id);
    await pipeline.db.prisma.video.update({
      where: { id },
      data: { attempt: { increment: 1 }, reason: 'of a newer one' },
    });
    await older;
    const { status, reason, attempt, renditionSetId, renditionSets } = await pipeline.find(id);
    expect({ status, reason, attempt }).toEqual({
      status: 'transcoding',
      reason: 'of a newer one',
      attempt: 2,
    });
    expect(renditionSets.find((set) => set.id === renditionSetId)).toMatchObject({ provisional: true });
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('what a dead process left is swept, queued again, and given up after three times', async () => {
    const id = await pipeline.add(await makeTestClip({ seconds: 1 }));
    await pipeline.db.prisma.video.update({
      where: { id },
      data: { status: 'transcoding', attempt: 1, percent: 40, ...heldBy('other:1:0a0b0c0d') },
    });
    await mkdir(pipeline.storage.localPath('work/video-dead'), { recursive: true });
    await appendFile(pipeline.storage.localPath('work/video-dead/s0.m4s'), 'half');
    expect(await pipeline.queued()).not.toHaveProperty(id);
    expect(await sweepWorkFolders(pipeline)).toBe(1);
    await takeUpLeft(pipeline.db);
    expect(await pipeline.queued()).toMatchObject({ [id]: 'process' });
    await pipeline.process(id);
    expect(await pipeline.find(id)).toMatchObject({ status: 'ready', attempt: 2, leasedBy: null });

    const poison = await pipeline.add(await makeTestClip({ seconds: 1 }));
    await pipeline.db.prisma.video.update({
      where: { id: poison },
      data: { status: 'transcoding', attempt: 3, percent: 40, ...heldBy('other:1:0a0b0c0d', -1) },
    });
    await pipeline.process(poison);
    expect(await pipeline.find(poison)).toMatchObject({
      status: 'failed',
      reasonCode: 'processing-interrupted',
      errorLog: expect.stringMatching(
        /attempt 3 died: transcoding, 40 %, on other:1:0a0b0c0d since 20/,
      ) as string,
    });
    const { db, clock } = pipeline;
    await retryVideo({ db, now: clock.now(), videoId: poison, ownerId: null });
    await pipeline.process(poison);
    expect(await pipeline.find(poison)).toMatchObject({ status: 'ready' });
  });

  it('a full disk and a lost original are named', async () => {
    const { storage, deps } = pipeline;
    const id = await pipeline.add(await makeTestClip({ seconds: 1 }));
    const full = { ...storage, space: () => Promise.resolve({ totalBytes: 1e9, freeBytes: 1000 }) };
    await processVideo({ ...deps, storage: full, videoId: id, signal: new AbortController().signal });
    expect(await pipeline.find(id)).toMatchObject({ status: 'failed', reasonCode: 'disk-full' });

    const lost = await pipeline.add(await makeTestClip({ seconds: 1 }));
    await storage.remove(`originals/${lost}`);
    await pipeline.process(lost);
    expect(await pipeline.find(lost)).toMatchObject({ status: 'failed', reasonCode: 'original-missing' });
  });

  it('a rung that lost a segment or its end is not published', async () => {
    const { buildPart } = await import('~/video/build-renditions.server');
    const { planLadder } = await import('~/video/plan-ladder');
    const { probeVideo } = await import('~/video/probe-video.server');
    const { verifyRenditions } = await import('~/video/verify-renditions.server');
    const signal = new AbortController().signal;
    const file = await makeTestClip({ seconds: 8 });
    const { facts, packets } = await probeVideo({ file, signal });
    const built = await buildPart({
      storage: pipeline.storage,
      file,
      facts,
      packets,
      signal,
      rungs: planLadder(facts.video),
      kept: null,
      onPercent: () => undefined,
    });
    const verify = () =>
      verifyRenditions({
        ...{ folder: built.folder, signal, timeoutMs: 30_000, videos: built.rungs, hasAudio: true },
        ...{ expectedSeconds: 8, framesPerSecond: 25 },
      });
    await verify();
    const last = path.join(built.folder, '240p', 's00001.m4s');
    const bytes = await readFile(last);
    await truncate(last, Math.floor(bytes.length / 3));
    await expect(verify()).rejects.toThrow();
    await rm(last);
    await expect(verify()).rejects.toThrow();
    await writeFile(last, bytes);
    await verify();
    await rm(built.folder, { recursive: true });
  });
});
