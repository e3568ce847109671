// Videos of several people in every state that work can have, and what must be true of all of them in the end.
import fs from 'node:fs';
import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Db } from '~/platform/db.server';
import { createDiskStorage } from '~/platform/storage.server';
import { sweepRenditions } from '~/video/sweep-renditions.server';
import type { ApiClient } from '../support/api-client';
import { waitFor } from '../support/wait-for';
import { announceUpload, playFolder, sendPart, sendRest, uploadClip, type Upload } from './upload-clip';

export const SECONDS = 3;
export const FPS = 25;
const CUT_SECONDS = 2;

export interface Crowd {
  /** Frames that each must have in the end; null for what is no video. */
  expected: Map<string, number | null>;
  /** Arrived half; the rest is for later. */
  begun: { client: ApiClient; upload: Upload };
}

export interface Clips {
  whole: string;
  /** Bytes that no program makes a picture of. */
  noise: string;
}

export function writeNoise(folder: string): string {
  const file = path.join(folder, 'noise.mp4');
  fs.writeFileSync(file, randomBytes(200_000));
  return file;
}

/** Two uploads of one person, one of another, one half sent, one that is no video, a cut, and a re-encoding of `ready`. */
export async function bringVideos(given: {
  db: Db;
  clients: [ApiClient, ApiClient, ApiClient];
  admin: ApiClient;
  clips: Clips;
  ready: string;
}): Promise<Crowd> {
  const { db, clients, admin, clips, ready } = given;
  const [a, b, c] = clients;
  const whole = SECONDS * FPS;
  const expected = new Map<string, number | null>([[ready, whole]]);
  const { upload } = await announceUpload(c, clips.whole);
  await sendPart(c, clips.whole, upload, 0.5);
  expected.set(upload.videoId, whole);
  const form = { intent: 'reencode', videoId: ready };
  const asked = await admin.fetch('/admin?index', {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(asked.status).toBeLessThan(400);
  for (const client of [a, a, b]) expected.set(await uploadClip(client, clips.whole), whole);
  expected.set(await uploadClip(b, clips.noise), null);
  expected.set(await addCut(db, ready), CUT_SECONDS * FPS);
  return { expected, begun: { client: c, upload } };
}

/** As the trim page leaves it: a row that waits to be cut from its recording. */
async function addCut(db: Db, of: string): Promise<string> {
  const { ownerId } = await db.prisma.video.findUniqueOrThrow({ where: { id: of } });
  const [id, at] = [randomUUID(), new Date()];
  const parts = [{ videoId: of, fromMs: 0, toMs: CUT_SECONDS * 1000 }];
  const edit = { of, rate: { num: FPS, den: 1 }, parts };
  const row = { filename: 'cut.mp4', sizeBytes: 200_000n, status: 'probing', queuedAt: at };
  await db.prisma.video.create({ data: { id, ownerId, edit, ...row, createdAt: at, updatedAt: at } });
  return id;
}

export const finishBegun = async ({ begun }: Crowd, clip: string) => {
  const last = await sendRest(begun.client, clip, begun.upload);
  expect(last.status).toBe(204);
};

/** Everything has its answer, and nothing is to follow. */
export const waitForAnswers = (db: Db, { expected }: Crowd) =>
  waitFor(
    'an answer about every video',
    async () => {
      const ids = [...expected.keys()];
      const { rows } = await db.sql.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM video WHERE id = ANY ($1::uuid[])
            AND (status NOT IN ('ready', 'rejected', 'failed') OR not_before IS NOT NULL
                 OR (follow_up IS NOT NULL AND follow_up_failed_at IS NULL))`,
        [ids],
      );
      return rows[0]!.open === 0;
    },
    150_000,
  );

/** Whole and playing, or refused for what it is; no lease, no work folder and no unnamed rendition is left. */
export async function expectAllSettled(db: Db, storageDir: string, { expected }: Crowd): Promise<void> {
  const videos = await db.prisma.video.findMany({ where: { id: { in: [...expected.keys()] } } });
  expect(videos.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
  for (const { id, status, reason, errorLog, renditionSetId, ...video } of videos) {
    const frames = expected.get(id)!;
    const told = { status, leasedBy: video.leasedBy, leasedUntil: video.leasedUntil };
    const refused = frames === null;
    expect(told, `${reason} ${errorLog}`).toEqual({
      ...{ status: refused ? 'rejected' : 'ready', leasedBy: null, leasedUntil: null },
    });
    if (refused) continue;
    const played = await playFolder(path.join(storageDir, 'renditions', renditionSetId!));
    expect(played.map(({ name }) => name).sort()).toEqual(['240p', 'audio']);
    expect(played.find(({ name }) => name === '240p')!.frames).toBe(frames);
  }
  await expectDoneOnce(db, [...expected.keys()]);
  await waitFor('the working folders to be empty', () => list(storageDir, 'work').length === 0);
  // After the last viewer has gone.
  const later = new Date(Date.now() + 3 * 3_600_000);
  await sweepRenditions({ db, now: later, storage: createDiskStorage(storageDir) });
  const named = await db.prisma.video.findMany({ where: { renditionSetId: { not: null } } });
  expect(list(storageDir, 'renditions').sort()).toEqual(named.map((video) => video.renditionSetId).sort());
}

const list = (storageDir: string, folder: string) => {
  const at = path.join(storageDir, folder);
  return fs.existsSync(at) ? fs.readdirSync(at) : [];
};

/** Of each kind of work a video was given one that came to its end, and never two at the same time. */
async function expectDoneOnce(db: Db, ids: string[]): Promise<void> {
  const { rows } = await db.sql.query(
    `WITH work AS (SELECT id, video_id, kind, done, ended_at, ended_at - work_ms * interval '1 ms' AS began
                     FROM video_work WHERE video_id = ANY ($1::uuid[]) AND kind <> 'again')
     SELECT a.video_id, a.kind FROM work a JOIN work b ON a.video_id = b.video_id AND a.id < b.id
      WHERE (a.kind = b.kind AND a.done AND b.done) OR (a.began < b.ended_at AND b.began < a.ended_at)`,
    [ids],
  );
  expect(rows).toEqual([]);
}
