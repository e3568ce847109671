// The poster that a maker chooses: on a real ladder, the picture of that moment, for those who may, kept over cuts.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdit } from '~/lessons/apply-edit.server';
import { choosePoster } from '~/lessons/choose-poster.server';
import { listLessonCards } from '~/lessons/list-lesson-cards.server';
import { revertEdit } from '~/lessons/revert-edit.server';
import { splitLesson } from '~/lessons/split-lesson.server';
import { sweepEdits } from '~/lessons/sweep-edits.server';
import type { Person } from '~/people/person';
import { createDiskStorage, type Storage } from '~/platform/storage.server';
import { posterKey } from '~/video/poster-file';
import { makeClip } from '../support/media';
import { giveLessonLadder } from '../support/real-ladder';
import { createWorld, makePublished, now, type World } from './lesson-world';

let world: World;
let root: string;
let storage: Storage;
let lessonId: string;
let videoId: string;

/** Two seconds each of red, green and blue, twelve pictures a second. */
const threeColours = () =>
  makeClip('mp4', [
    ...['red', 'lime', 'blue'].flatMap((colour) => [
      '-f',
      'lavfi',
      '-i',
      `color=c=${colour}:size=640x360:rate=12:duration=2`,
    ]),
    ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000:duration=6'],
    ...['-filter_complex', '[0:v][1:v][2:v]concat=n=3:v=1[v]', '-map', '[v]', '-map', '3:a'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '24', '-c:a', 'aac'],
  ]);

beforeAll(async () => {
  world = await createWorld();
  root = await mkdtemp(path.join(tmpdir(), 'poster-'));
  storage = createDiskStorage(root);
  lessonId = (await makePublished(world)).id;
  const file = await threeColours();
  ({ videoId } = await giveLessonLadder({ db: world.db, storageRoot: root, lessonId, file }));
}, 120_000);
afterAll(async () => {
  await world.drop();
  await rm(root, { recursive: true });
});

const choose = (atMs: number | null, person: Person = world.author, id = lessonId) =>
  choosePoster({ db: world.db, now, person, lessonId: id, storage, atMs, ip: '::1' });
const postersOf = () => listLessonCards({ db: world.db, lessonIds: [lessonId] });
const videoOf = (id: string) => world.db.prisma.video.findUniqueOrThrow({ where: { id } });

/** Width, height and the colour in the middle of the stored picture. */
function look(key: string) {
  const file = storage.localPath(key);
  const size = execFileSync('ffprobe', [
    ...['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', file],
  ]);
  const [r = 0, g = 0, b = 0] = execFileSync('ffmpeg', [
    ...['-v', 'error', '-i', file, '-vf', 'crop=2:2,scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
  ]);
  return { size: String(size).trim(), colour: r > 150 ? 'red' : g > 150 ? 'green' : b > 150 ? 'blue' : '?' };
}

describe('choosing', () => {
  it.each([
    [0, 'red'],
    [1990, 'red'],
    [2000, 'green'],
    [3999, 'green'],
    [4100, 'blue'],
    [5999, 'blue'],
  ])('at %i ms it is %s, at the size of the video', async (atMs, colour) => {
    await choose(atMs);
    expect(look(posterKey(videoId, atMs))).toEqual({ size: '640,360', colour });
    expect(await readdir(path.join(root, 'work'))).toEqual([]);
  });

  it('shows in the lists at once, under a name of its own, and goes back to the one by content', async () => {
    await choose(2500);
    expect((await videoOf(videoId)).posterMs).toBe(2500);
    expect(await postersOf()).toMatchObject([{ poster: `${videoId}-2500` }]);
    await choose(null);
    const { renditionSetId } = await videoOf(videoId);
    expect(await postersOf()).toMatchObject([{ poster: renditionSetId }]);
    const logged = await world.db.prisma.accessLog.findMany({
      where: { action: 'lesson.poster', subject: lessonId },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(logged.map(({ actorId, detail }) => [actorId, detail])).toEqual([
      [world.author.id, { change: '자동' }],
      [world.author.id, { change: '2.5초' }],
    ]);
  });

  it.each([
    ['a colleague', () => world.colleague, 403],
    ['the reviewer', () => world.head, 403],
  ])('is not for %s', async (_who, person, status) => {
    await expect(choose(1000, person())).rejects.toMatchObject({ status });
  });

  it('refuses a moment that the video does not have', async () => {
    await expect(choose(6000)).rejects.toMatchObject({ status: 400, code: 'poster-moment' });
  });

  it('stays with a new rendition set', async () => {
    await choose(4100);
    const set = await world.db.prisma.renditionSet.create({
      data: { videoId, prefix: 'renditions/another', rungs: [], createdAt: now },
    });
    const before = (await videoOf(videoId)).renditionSetId;
    await world.db.prisma.video.update({ where: { id: videoId }, data: { renditionSetId: set.id } });
    expect(await postersOf()).toMatchObject([{ poster: `${videoId}-4100` }]);
    await world.db.prisma.video.update({ where: { id: videoId }, data: { renditionSetId: before } });
  });
});

describe('cutting', () => {
  const given = () => ({
    ...{ db: world.db, now, person: world.author, lessonId, storage },
    editLimits: { quotaBytes: 1e12, reserveBytes: 0 },
    enqueue: () => Promise.resolve(),
  });
  const part = (fromMs: number, toMs: number) => ({ videoId, fromMs, toMs });

  it('keeps it where the moment survives, and gives it back with the recording', async () => {
    await choose(4500);
    const cut = await applyEdit({ ...given(), videoId, parts: [part(0, 1000), part(4000, 6000)] });
    expect((await videoOf(cut.videoId!)).posterMs).toBe(1500);
    expect(look(posterKey(cut.videoId!, 1500)).colour).toBe('blue');
    await world.db.prisma.video.update({ where: { id: videoId }, data: { posterMs: null } });
    await revertEdit(given());
    expect((await videoOf(videoId)).posterMs).toBe(4500);
  });

  it('falls back to the one by content where the moment is cut out', async () => {
    await choose(2500);
    const cut = await applyEdit({ ...given(), videoId, parts: [part(0, 1000), part(4000, 6000)] });
    expect((await videoOf(cut.videoId!)).posterMs).toBeNull();
    await revertEdit(given());
  });

  it('goes to the lesson that has the moment, and with a cut that nobody wants any more', async () => {
    await choose(4500);
    const lessons = [
      { title: '앞', parts: [part(0, 3000)] },
      { title: '뒤', parts: [part(3000, 6000)] },
    ];
    const ids = await splitLesson({ ...given(), videoId, lessons });
    const versions = await world.db.prisma.lessonVersion.findMany({
      where: { lessonId: { in: ids } },
      orderBy: { number: 'desc' },
    });
    const videos = await Promise.all(
      ids.map((id) => videoOf(versions.find((version) => version.lessonId === id)!.videoId!)),
    );
    expect(videos.map(({ posterMs }) => posterMs)).toEqual([null, 1500]);
    const second = videos[1]!.id;
    expect(await storage.stat(posterKey(second, 1500))).not.toBeNull();
    await world.db.prisma.lessonVersion.updateMany({
      where: { videoId: second },
      data: { videoId: null },
    });
    const later = new Date(now.getTime() + 7 * 24 * 3600 * 1000);
    await sweepEdits({ db: world.db, storage, now: later });
    expect(await storage.stat(posterKey(second, 1500))).toBeNull();
  });
});
