// Cutting a lesson's video on a phone and by keyboard, from the studio to a video that plays and has its captions.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { uploadClip } from '../faults/upload-clip';
import type { ApiClient } from '../support/api-client';
import { makeCountedClip } from '../support/counted-clip';
import { findBarriers } from '../support/find-barriers';
import { signedIn } from '../support/people';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage({ jobs: true });
let author: ApiClient;

beforeAll(async () => {
  author = await signedIn(institute.origin, '2001');
});

const SECONDS = 20;
const vtt = `WEBVTT

00:00:01.000 --> 00:00:02.000
앞의 글

00:00:08.000 --> 00:00:10.000
가운데 글
`;

async function makeLesson(beepSeconds = 0.1) {
  const clip = await makeCountedClip({ seconds: SECONDS, beepSeconds });
  const videoId = await uploadClip(author, clip);
  const ready = async () => (await author.api('GET', `/videos/${videoId}`)).data.status === 'ready';
  await waitFor('the recording to be ready', ready, 90_000);
  const { data } = await author.api('POST', '/lessons', { title: '염소 재기' });
  await author.api('PUT', `/lessons/${data.id}/video`, { videoId });
  await author.api('PUT', `/lessons/${data.id}/captions?lang=ko`, vtt, 'text/vtt');
  return { lessonId: data.id as string, videoId };
}

const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const valueOf = async (page: Page, name: string) =>
  Number(await slider(page, name).getAttribute('aria-valuenow'));

/** One finger from the middle of the grip, so many pixels to the right. */
async function drag(page: Page, name: string, byPixels: number) {
  const box = (await slider(page, name).locator('.grip-bar').boundingBox())!;
  const touch = await page.context().newCDPSession(page);
  const at = (x: number) => [{ x: box.x + box.width / 2 + x, y: box.y + box.height / 2 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const share of [0.25, 0.5, 0.75, 1])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(byPixels * share) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

it('cuts by finger and by key, plays what is kept, and comes back with a shorter video and its captions', async () => {
  const { lessonId, videoId } = await makeLesson();
  const { page, complaints } = await institute.visit('2001');
  await page.goto(`${institute.origin}/studio/${lessonId}`);
  await page.getByRole('link', { name: '자르기·나누기·이어 붙이기' }).click();
  await slider(page, '시작').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await findBarriers(page)).toEqual([]);
  const touched = (await slider(page, '시작').locator('.touch').boundingBox())!;
  expect(touched.width).toBeGreaterThanOrEqual(48);
  expect(touched.height).toBeGreaterThanOrEqual(48);

  await drag(page, '시작', 80);
  const dragged = await valueOf(page, '시작');
  expect(dragged).toBeGreaterThan(3);
  expect(dragged).toBeLessThan(7);
  await page.getByText(/뺀 곳 1군데/).waitFor();
  await page.keyboard.press('Control+KeyZ');
  await waitFor('the drag to be undone as one step', async () => (await valueOf(page, '시작')) === 0);

  await slider(page, '시작').focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await valueOf(page, '시작')).toBe(4.04);
  await slider(page, '끝').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft');
  expect(await valueOf(page, '끝')).toBe(15);

  // A part in the middle: from the playhead, adjusted by its grip, cut by a key.
  await slider(page, '시작').press('ArrowRight');
  await slider(page, '시작').press('ArrowLeft');
  await page.getByText('지금 0:04.040').waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('지금 0:12.040').waitFor();
  await page.keyboard.press('BracketLeft');
  await slider(page, '고른 곳의 끝').focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  expect(await valueOf(page, '고른 곳의 끝')).toBe(13.04);
  await page.keyboard.press('KeyX');
  await page.getByText(/뺀 곳 3군데/).waitFor();
  await page.getByText('0:20에서 0:09').waitFor();

  await page.getByRole('button', { name: '자른 대로 재생' }).click();
  const times = await page.evaluate(async () => {
    const video = document.querySelector('video')!;
    const seen: number[] = [];
    const until = performance.now() + 30_000;
    video.playbackRate = 4;
    while (performance.now() < until && !(video.paused && video.currentTime > 14)) {
      if (!video.paused && !video.seeking) seen.push(video.currentTime);
      await new Promise((next) => setTimeout(next, 20));
    }
    return seen;
  });
  expect(Math.min(...times)).toBeGreaterThanOrEqual(4);
  expect(Math.max(...times)).toBeLessThan(15.5);
  expect(times.some((at) => at > 13.1)).toBe(true);
  expect(times.filter((at) => at > 12.4 && at < 12.9)).toEqual([]);

  // Away and back: nothing is lost before it is applied.
  await page.goto(`${institute.origin}/studio/${lessonId}`);
  await page.goto(`${institute.origin}/studio/${lessonId}/trim`);
  await page.getByText('적용하지 않은 자르기를 되살렸습니다').waitFor();
  await page.getByRole('button', { name: '적용', exact: true }).click();
  await page.waitForURL(`${institute.origin}/studio/${lessonId}`);
  await page.getByText('자른 영상입니다').waitFor();
  await page.getByText('준비됨').waitFor({ timeout: 90_000 });
  const lesson = (await author.api('GET', `/lessons/${lessonId}`)).data;
  expect(lesson.durationSeconds).toBe(9);
  expect(lesson.videoId).not.toBe(videoId);
  const captions = await institute.db.prisma.caption.findMany({ where: { lessonVersion: { lessonId } } });
  expect(captions.map(({ cues }) => cues)).toEqual([[[3960, 5960, '가운데 글']]]);

  await page.getByRole('button', { name: '원래 영상으로 되돌리기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '원래 영상으로 되돌리기' }).click();
  await page.getByText('자른 영상입니다').waitFor({ state: 'detached' });
  expect((await author.api('GET', `/lessons/${lessonId}`)).data).toMatchObject({ videoId, captions: ['ko'] });
  expect(complaints).toEqual([]);
});

it('offers silences, divides a long recording where nobody speaks, and joins two', async () => {
  const { lessonId, videoId } = await makeLesson(0.4);
  const value = { minSeconds: 5, maxSeconds: 12, graceSeconds: 0 };
  await institute.db.prisma.setting.create({
    data: { key: 'publishing-limits', value, updatedAt: new Date() },
  });
  const { page } = await institute.visit('2001');
  const open = () => page.goto(`${institute.origin}/studio/${lessonId}/trim`);
  await open();
  // Pictures come once the page is awake; a press before that would be lost.
  await page.locator('.trim-strip image').first().waitFor();
  await page.getByRole('button', { name: '나눌 곳 찾기' }).click();
  // What is done by hand afterwards stays, whatever is asked for next.
  await page.getByRole('button', { name: '1번째 나눈 곳을 합치기' }).click();
  await page.getByLabel('2번째 강의 제목').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '조용한 곳 찾기' }).click();
  await page.getByText('뺄 만큼 조용한 곳이 없습니다').waitFor();
  expect(await page.getByLabel('2번째 강의 제목').count()).toBe(0);
  await page.getByRole('button', { name: '되돌리기', exact: true }).first().click();
  await page.getByLabel('2번째 강의 제목').fill('염소 재기, 뒤');
  await page.getByText('5초~12초에 맞습니다').nth(1).waitFor();
  const border = await valueOf(page, '1번째 나눈 곳');
  // A beep lasts the first four tenths of each second.
  expect(border % 1).toBeGreaterThan(0.4);
  expect(Math.abs(border - 10)).toBeLessThan(1.5);
  await page.getByText('강의 2개, 길이가 모두 맞습니다').waitFor();

  // Typed names come back with the division.
  await waitFor('the name to be kept', () =>
    page.evaluate(() => JSON.stringify({ ...localStorage }).includes('염소 재기, 뒤')),
  );
  await open();
  await page.getByText('적용하지 않은 자르기를 되살렸습니다').waitFor();
  expect(await page.getByLabel('2번째 강의 제목').inputValue()).toBe('염소 재기, 뒤');
  await page.getByRole('button', { name: '강의 2개로 나누기' }).click();
  await page.waitForURL(`${institute.origin}/studio`);
  const lessons = await institute.db.prisma.lesson.findMany({
    where: { title: { in: ['(1/2) 염소 재기', '염소 재기, 뒤'] } },
    include: { versions: true },
  });
  expect(lessons).toHaveLength(2);
  for (const { versions } of lessons) {
    const ready = async () =>
      (await institute.db.prisma.video.findUniqueOrThrow({ where: { id: versions[0]!.videoId! } })).status ===
      'ready';
    await waitFor('a part to be ready', ready, 90_000);
  }

  const second = await makeLesson();
  await page.goto(`${institute.origin}/studio/${second.lessonId}/trim`);
  await page.locator('.trim-strip image').first().waitFor();
  const others = page.getByRole('list', { name: '내 다른 영상' });
  expect(await others.getByRole('listitem').count()).toBe(2);
  await others
    .getByRole('button', { name: /이어 붙이기/ })
    .last()
    .click();
  await page.getByText('길이 0:40').waitFor();
  await page.getByRole('button', { name: '적용', exact: true }).click();
  await page.waitForURL(`${institute.origin}/studio/${second.lessonId}`);
  const joined = async () =>
    (await author.api('GET', `/lessons/${second.lessonId}`)).data.durationSeconds === 40;
  await waitFor('the joined video', joined, 90_000);
  const first = await institute.db.prisma.video.findUniqueOrThrow({ where: { id: videoId } });
  expect(first.status).toBe('ready');
});
