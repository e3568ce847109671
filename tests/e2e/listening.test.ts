// A lesson heard without its picture, in a real browser: what is fetched, where it goes on, and what it is worth.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let lessonId: string;

beforeAll(async () => {
  ({ lessonId } = await publishPlayableLesson(institute, {
    authorId: institute.people['2001']!,
    seconds: 60,
  }));
});

const secondsOf = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
const passes = (page: Page, seconds: number) =>
  waitFor(`the lesson to pass ${seconds} s`, async () => (await secondsOf(page)) > seconds, 30_000);
/** Media seconds of the server's own record. */
const covered = async () => ((await institute.db.prisma.watchRun.findFirst())?.coveredMs ?? 0) / 1000;

/** A piece of a rung, whatever its name. */
const isPicture = (path: string) => /^\/media\/[^/]+\/(?!audio\/)[^/]+\/[^/]+\.(m4s|mp4)$/.test(path);

/** Runs in the page: the place and speed at each `emptied`, and where playing went on. */
function watchChanges() {
  const changes: { left: number; wentOn?: number; rate?: number }[] = [];
  Object.assign(window, { changes });
  let last = 0;
  const listen = (name: string, handle: (video: HTMLVideoElement) => void) =>
    document.addEventListener(
      name,
      (event) => event.target instanceof HTMLVideoElement && handle(event.target),
      true,
    );
  listen('timeupdate', (video) => video.readyState > 0 && (last = video.currentTime));
  listen('emptied', () => changes.push({ left: last }));
  listen('playing', (video) => {
    const change = changes.at(-1);
    if (change && change.wentOn === undefined)
      Object.assign(change, { wentOn: video.currentTime, rate: video.playbackRate });
  });
}

/** The changes of stream that happened while it played. */
const changesOf = async (page: Page) =>
  (
    await page.evaluate(
      () => (window as unknown as { changes: { left: number; wentOn?: number; rate?: number }[] }).changes,
    )
  ).filter(({ left }) => left > 0);

it('fetches no picture, goes on where it was, and earns what the rule says', async () => {
  const { page, complaints } = await institute.visit('1001');
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
  await page.addInitScript(watchChanges);
  const pieces: string[] = [];
  const beats: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (isPicture(pathname)) pieces.push(pathname);
    if (pathname.endsWith('/beats')) beats.push(request.postData() ?? '');
  });
  await page.goto(`${institute.origin}/lessons/${lessonId}`);
  await page.getByRole('button', { name: '재생', exact: true }).click();
  await passes(page, 3);
  await page.getByRole('button', { name: '재생 속도 1배' }).click();

  // Only the sound, at the same speed, and the page says at once what that is worth.
  const toggle = page.getByRole('button', { name: '소리만 듣기' });
  await toggle.click();
  await page.getByText('소리만 재생 중 · 데이터 절약').waitFor();
  await page.getByText('소리만 들은 시간은 인정되지 않습니다.').waitFor();
  expect(await toggle.getAttribute('aria-pressed')).toBe('true');
  await waitFor('the sound to go on', async () => (await changesOf(page))[0]?.wentOn, 20_000);
  const [heard] = await changesOf(page);
  expect(Math.abs(heard!.wentOn! - heard!.left)).toBeLessThan(0.5);
  expect(heard!.rate).toBe(1.25);
  const seen = await waitFor('what was seen before to be counted', covered);
  pieces.length = beats.length = 0;

  // The transcript and the captions follow; ten seconds back and forth work.
  await passes(page, 11);
  await page.locator('.player .caption').getByText('3번째 자막').waitFor();
  await page.getByRole('button', { name: '10초 앞으로' }).click();
  await passes(page, 21);
  await page.getByRole('tab', { name: '자막' }).click();
  await page.locator('.transcript [aria-current=true]').getByText('5번째 자막').waitFor();
  expect(pieces).toEqual([]);
  expect(beats).toEqual([]);
  expect(await covered()).toBe(seen);

  // The system's own buttons: title and picture on the lock screen.
  const session = await page.evaluate(() => ({
    title: navigator.mediaSession.metadata?.title,
    artwork: navigator.mediaSession.metadata?.artwork[0]?.src,
    state: navigator.mediaSession.playbackState,
  }));
  expect(session).toMatchObject({ title: '수영장 잔류염소, 하루 세 번 재는 법', state: 'playing' });
  expect((await page.request.get(session.artwork!)).status()).toBe(200);

  // By the keyboard back to the picture: the same place, and it counts again.
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('a');
  await waitFor('the picture to go on', async () => (await changesOf(page))[1]?.wentOn, 20_000);
  const back = (await changesOf(page))[1]!;
  expect(Math.abs(back.wentOn! - back.left)).toBeLessThan(0.5);
  expect(back.rate).toBe(1.25);
  expect(await page.getByText('소리만 재생 중').count()).toBe(0);
  await waitFor('the picture to be counted', async () => (await covered()) > seen + 3, 30_000);
  const run = await institute.db.prisma.$queryRaw<{ seen: string }[]>`SELECT seen::text FROM watch_run`;
  const ranges = run[0]!.seen.match(/\d+/g)!.map((ms) => Number(ms) / 1000);
  expect(ranges).toHaveLength(4);
  // Between the two parts that were seen lies what was only heard.
  expect(ranges[1]).toBeLessThan(7);
  expect(ranges[2]).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
});

it('counts what is heard where the course says so, and the visit remembers the choice', async () => {
  const policy = await institute.db.prisma.watchingPolicy.findFirstOrThrow({
    where: { courseId: { not: null } },
  });
  const { courseId, preset, createdAt } = policy;
  const rule = { ...(policy.rule as object), listening: true };
  await institute.db.prisma.watchingPolicy.create({
    data: { courseId, preset, createdAt, version: 2, rule },
  });
  const { page, complaints } = await institute.visit('1002');
  const pictures: string[] = [];
  const sounds: string[] = [];
  await page.goto(`${institute.origin}/lessons/${lessonId}`);
  await page.getByRole('button', { name: '소리만 듣기' }).click();
  await page.getByText('소리만 들은 시간도 본 시간으로 인정됩니다.').waitFor();
  await page.reload();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (isPicture(pathname)) pictures.push(pathname);
    if (/\/audio\/[^/]+\.m4s$/.test(pathname)) sounds.push(pathname);
  });
  await page.getByText('소리만 재생 중 · 데이터 절약').waitFor();
  await page.getByRole('button', { name: '재생', exact: true }).click();
  const { id } = await institute.db.prisma.employee.findUniqueOrThrow({ where: { employeeNo: '1002' } });
  const heard = () => institute.db.prisma.watchRun.findFirst({ where: { personId: id } });
  await waitFor('what was heard to be counted', async () => ((await heard())?.coveredMs ?? 0) > 4000, 30_000);
  await page.getByRole('img', { name: /초 보았습니다/ }).waitFor();
  expect(pictures).toEqual([]);
  expect(sounds.length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

it('is still there for a lesson whose picture cannot be played', async () => {
  const { context, page } = await institute.visit('3001');
  await page.route(/\/media\/[^/]+\/(lesson-[^/]+|master)\.m3u8/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${institute.origin}/lessons/${lessonId}`);
  await page.getByRole('button', { name: '재생', exact: true }).click();
  await page.getByText('영상을 재생하지 못했습니다').waitFor();
  // Nothing turns in the picture, and trying again says so again.
  await page.getByRole('button', { name: '재생', exact: true }).waitFor();
  await page.getByRole('button', { name: '다시 해 보기' }).click();
  await page.getByText('영상을 재생하지 못했습니다').waitFor();
  expect(await page.locator('.buffering').count()).toBe(0);
  await page.getByRole('button', { name: '소리만 듣기' }).click();
  await page.getByRole('button', { name: '재생', exact: true }).click();
  await passes(page, 2);
  expect(await page.getByText('영상을 재생하지 못했습니다').count()).toBe(0);
  await context.close();
});
