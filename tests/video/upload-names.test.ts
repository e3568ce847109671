// Names that would hurt a shell, a path, a format string or a reader, through the real upload: they are only shown.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UploadWorld } from './upload-world';

let world: UploadWorld;
beforeAll(async () => {
  world = await UploadWorld.start(randomUUID());
});
afterAll(() => world.dispose());

const listFiles = () =>
  fs
    .readdirSync(world.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(world.folder, path.join(entry.parentPath, entry.name)));

it.each([
  ['$(touch x); `id` && rm -rf * | "주차".mp4', '$(touch x); `id` && rm -rf * | "주차".mp4'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\C:\\tmp\\$(reboot).mp4', '$(reboot).mp4'],
  ['..', '..'],
  ['-vf.mp4', '-vf.mp4'],
  ['%03d_%s.mp4', '%03d_%s.mp4'],
  ['한글 안내.mp4'.normalize('NFD'), '한글 안내.mp4'],
  ['가\u0000나\r\n\u001b[31m다.mp4', '가나[31m다.mp4'],
  ['안내\u202e4pm.exe', '안내4pm.exe'],
  ['\u2066a\u2069\u200f\u200b\ufeff\u061cb.mp4', 'ab.mp4'],
  ['\ud800주차.mp4', '\ufffd주차.mp4'],
  ['👩‍🔧 정비.mp4', '👩‍🔧 정비.mp4'],
  ['<img src=x onerror=alert(1)>.mp4', '<img src=x onerror=alert(1)>.mp4'],
  [`${'가'.repeat(300)} 2026-11-24 오후.mp4`, `${'가'.repeat(159)}…${'가'.repeat(22)} 2026-11-24 오후.mp4`],
])('%s', async (given, shown) => {
  const bytes = Buffer.from(given);
  const { answer, at, videoId } = await world.create(bytes.length, given);
  expect(answer.status).toBe(201);
  expect((await world.find(videoId)).filename).toBe(shown);
  expect((await world.patch(at, 0, bytes)).status).toBe(204);
  expect(await world.readOriginal(videoId)).toEqual(bytes);
  // Every file on disk is named by an id of ours, below the storage's own folders.
  for (const file of listFiles()) expect(file).toMatch(/^(originals|uploads)\/[0-9a-f-]{36}$/);
  expect([...shown].length).toBeLessThanOrEqual(200);
});

it.each([['/'], ['\u0000\u202e'], [' ']])('a name of nothing (%j) is asked for', async (given) => {
  const { answer } = await world.create(10, given);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'upload-metadata-invalid' } });
});
