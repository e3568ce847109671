// A field worker's upload: the page is closed in the middle, opened again, and the same file goes on from there.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD } from '../support/api-client';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy';
import { makeTestClip } from '../support/media';
import { PHONE } from '../support/browser';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const MB = 1024 * 1024;

const institute = setStage();
let proxy: FlakyProxy;
let lessonId: string;

beforeAll(async () => {
  proxy = await startFlakyProxy(Number(new URL(institute.origin).port));
  const at = new Date();
  const lesson = await institute.db.prisma.lesson.create({
    data: {
      ...{
        authorId: institute.people['2001']!,
        title: '차단기가 내려오지 않을 때',
        createdAt: at,
        updatedAt: at,
      },
      versions: { create: { number: 1, createdAt: at } },
    },
  });
  lessonId = lesson.id;
});
afterAll(async () => {
  await proxy?.close();
});

async function signIn(page: Page) {
  await page.getByLabel('사번').fill('2001');
  await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '로그인' }).click();
}

const noise = (seconds: number) =>
  makeTestClip({ seconds, width: 640, height: 480, more: ['-vf', 'noise=alls=80:allf=t', '-crf', '8'] });

it('an upload survives the closed page, and so does what was typed', async () => {
  const clip = await noise(4);
  const { size } = statSync(clip);
  expect(size).toBeGreaterThan(24 * MB);
  const desk = `${proxy.origin}/studio/${lessonId}`;
  const { context, page, complaints } = await institute.visit('2001', PHONE, proxy.origin);
  await page.goto(desk);
  await page.getByRole('button', { name: '지금 찍기' }).waitFor();
  await page.getByLabel('한 줄 소개').fill('통신 오류가 뜰 때');
  proxy.bytesPerSecond = 4 * MB;
  await page.getByLabel('영상 추가').setInputFiles(clip);
  await page.getByText(/\d+%, 초당/).waitFor();
  await waitFor('some chunks', () => proxy.sentBytes > 16 * MB, 60_000);
  await page.close();
  const sentBefore = proxy.sentBytes;

  const again = await context.newPage();
  proxy.bytesPerSecond = Infinity;
  await again.goto(desk);
  const notice = again.getByText(/\.mp4, \d+% 받았습니다/);
  await notice.waitFor();
  await again.getByText('같은 파일을 다시 고르면 이어서 올립니다.').waitFor();
  expect(Number(/(\d+)%/.exec((await notice.textContent())!)?.[1])).toBeGreaterThan(20);
  await again.getByText('저장하지 않은 글을 되살렸습니다').waitFor();
  expect(await again.getByLabel('한 줄 소개').inputValue()).toBe('통신 오류가 뜰 때');

  // Another file is not taken for it.
  await again.getByLabel('영상 추가').setInputFiles(await noise(1));
  const sheet = again.getByRole('dialog');
  await sheet.getByText('다른 파일을 올릴까요').waitFor();
  await sheet.getByRole('button', { name: '닫기' }).click();

  // The session ends while there is something to save: sign in, and be back with it.
  await context.clearCookies({ name: 'institute_session' });
  await again.getByRole('button', { name: '저장', exact: true }).first().click();
  await again.waitForURL(/\/sign-in\?next=/);
  await signIn(again);
  await again.waitForURL(desk);
  await again.getByText('저장하지 않은 글을 되살렸습니다').waitFor();
  expect(await again.getByLabel('한 줄 소개').inputValue()).toBe('통신 오류가 뜰 때');
  await again.getByRole('button', { name: '저장', exact: true }).first().click();
  await again.getByText('저장됨').waitFor();
  expect((await institute.db.prisma.lesson.findUniqueOrThrow({ where: { id: lessonId } })).summary).toBe(
    '통신 오류가 뜰 때',
  );

  await again.getByText(/\.mp4, \d+% 받았습니다/).waitFor();
  proxy.bytesPerSecond = 2 * MB;
  await again.getByLabel('영상 추가').setInputFiles(clip);
  await again.getByText(/\d+%, 초당/).waitFor();

  // It ends again while bytes are on their way: the same page goes on by itself once somebody is signed in.
  await context.clearCookies({ name: 'institute_session' });
  await again.getByText('다시 로그인하면 이어서 올립니다. 적던 글도 남아 있습니다.').waitFor();
  await again.getByRole('link', { name: '다시 로그인' }).click();
  await signIn(again);
  await again.waitForURL(desk);
  proxy.bytesPerSecond = Infinity;
  const video = await waitFor(
    'the whole file',
    () => institute.db.prisma.video.findFirst({ where: { status: { not: 'receiving' } } }),
    60_000,
  );
  const original = readFileSync(path.join(institute.dataDir, 'storage/originals', video.id));
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(sha(original)).toBe(sha(readFileSync(clip)));
  await again.getByText('차례를 기다리는 중').waitFor();
  expect(await institute.db.prisma.lessonVersion.findFirst()).toMatchObject({ videoId: video.id });
  expect(await institute.db.prisma.video.count()).toBe(1);
  // Only the rest was sent; a chunk that met the ended session went twice.
  expect(proxy.sentBytes - sentBefore).toBeLessThan(size - 8 * MB);
  expect(
    await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tus::'))),
  ).toEqual([]);
  expect(complaints).toEqual([]);
});
