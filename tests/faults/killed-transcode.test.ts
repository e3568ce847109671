// kill -9 of the server at any moment of a transcode: after the next start the video is whole or visibly failed.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { ApiClient } from '../support/api-client';
import { makeTestClip } from '../support/media';
import { listProcessesNaming } from '../support/list-processes';
import { createPeople, signedIn } from '../support/people';
import { isAlive, ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { listSeeds, randomFrom } from './seeds';
import { playFolder, uploadClip } from './upload-clip';

const SECONDS = 8;
const FPS = 25;

let server: ServerProcess;
let instructor: ApiClient;
beforeAll(async () => {
  server = await ServerProcess.start();
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  await createPeople(db);
  await closeDatabase(db);
  instructor = await signedIn(server.origin, '2001');
});
afterAll(() => server?.dispose());

interface VideoAnswer {
  status: string;
  percent: number;
  reason: string | null;
  durationSeconds: number | null;
  masterUrl: string | null;
}
const findVideo = async (id: string) => (await instructor.api<VideoAnswer>('GET', `/videos/${id}`)).data;

const listWork = () => {
  const folder = path.join(server.storageDir, 'work');
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
};

/** A video `delayMs` into its transcode; on a machine that is done by then another one is caught sooner. */
async function catchTranscoding(
  clip: string,
  delayMs: number,
): Promise<{ videoId: string; before: VideoAnswer }> {
  const videoId = await uploadClip(instructor, clip);
  await waitFor('the transcode', async () => (await findVideo(videoId)).status !== 'probing', 90_000);
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  const before = await findVideo(videoId);
  return before.status === 'transcoding' ? { videoId, before } : catchTranscoding(clip, delayMs / 2);
}

it.each(listSeeds())('seed %i: a killed transcode never ends as a false success', async (seed) => {
  const random = randomFrom(seed);
  const clip = await makeTestClip({ seconds: SECONDS, width: 640, height: 360, fps: FPS });
  const { videoId, before } = await catchTranscoding(clip, random.between(0, 1500));
  await server.kill();
  const orphans = listProcessesNaming(server.storageDir);
  await server.start();
  await waitFor('the encoder of the dead server to end', () => !orphans.some(isAlive));

  const after = await waitFor(
    'an answer about the video',
    async () => {
      const video = await findVideo(videoId);
      return ['probing', 'transcoding'].includes(video.status) ? null : video;
    },
    120_000,
  );
  expect(after).toMatchObject({ status: 'ready', reason: null, durationSeconds: SECONDS });
  const folder = path.join(server.storageDir, 'renditions', after.masterUrl!.split('/')[2]!);
  const played = await playFolder(folder);
  expect(played.map(({ name }) => name).sort()).toEqual(['240p', '360p', 'audio']);
  for (const { seconds, frames, name } of played) {
    expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.5);
    if (name !== 'audio') expect(frames).toBe(SECONDS * FPS);
  }
  await waitFor('the working folders to be empty', () => listWork().length === 0);
  console.log(
    `seed ${seed}: killed at ${before.percent} %, then ready with ${played.map(({ name }) => name).join(', ')}`,
  );
});
