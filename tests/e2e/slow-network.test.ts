// A lesson on a poor mobile network, 300 kbit/s and 150 ms, in a real browser: it begins, follows where it is sent, looks
// coarser while the network is poor and sharper when it gets better, and what was played is counted.
import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { DESK } from '../support/browser';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const POOR_KBPS = 300;
const GOOD_KBPS = 3000;
/** Of the clip's upper rung, which needs more than the poor network gives. */
const BEST_LINES = 360;

const institute = setStage();
let lessonId: string;

beforeAll(async () => {
  ({ lessonId } = await publishPlayableLesson(institute, {
    authorId: institute.people['2001']!,
    seconds: 120,
  }));
});

const emulate = (tools: CDPSession, kbps: number) =>
  tools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 150, connectionType: 'cellular3g' },
    ...{ downloadThroughput: (kbps * 1000) / 8, uploadThroughput: (kbps * 1000) / 16 },
  });

const pictureOf = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => ({
    seconds: video.currentTime,
    lines: video.videoHeight,
    paused: video.paused,
  }));
const passes = (page: Page, seconds: number) =>
  waitFor(`${seconds} s to pass`, async () => (await pictureOf(page)).seconds > seconds, 60_000);
/** Where it plays once the picture is as sharp as asked, and that it goes on from there. */
async function becomes(page: Page, what: string, test: (lines: number) => boolean) {
  const { seconds, lines } = await waitFor(
    `a ${what} picture`,
    async () => {
      const picture = await pictureOf(page);
      return test(picture.lines) ? picture : null;
    },
    60_000,
  );
  await passes(page, seconds + 1);
  return lines;
}
/** What the seen bar says in words, in seconds. */
async function seenSeconds(page: Page): Promise<number> {
  const bar = page.getByRole('img', { name: /중 .*보았습니다/ });
  const [, minutes = '0', seconds = '0'] =
    /중 (?:(\d+)분\s?)?(?:(\d+)초\s?)?보았습니다/.exec((await bar.getAttribute('aria-label'))!) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

it('plays, seeks, changes its quality and is counted', async () => {
  // On a desk, because a phone's small player is never given more lines than it can show.
  const { context, page, complaints } = await institute.visit('1001', DESK);
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await emulate(tools, POOR_KBPS);
  await page.goto(`${institute.origin}/lessons/${lessonId}`, { waitUntil: 'commit' });
  // Tapped as soon as it stands there, long before the page's scripts have come.
  await page.getByRole('button', { name: '재생', exact: true }).click();
  await passes(page, 1);

  // Captions are on, go and come.
  const caption = page.locator('.player .caption');
  await caption.waitFor();
  await page.getByRole('button', { name: '자막', exact: true }).click();
  expect(await caption.count()).toBe(0);
  await page.getByRole('button', { name: '자막', exact: true }).click();
  await caption.waitFor();

  // To a place that is not fetched yet, from the transcript.
  await page.getByRole('tab', { name: '자막' }).click();
  await page.locator('.transcript').getByText('13번째 자막').click();
  await passes(page, 61);
  const coarse = await becomes(page, 'coarse', (lines) => lines > 0 && lines < BEST_LINES);

  await emulate(tools, GOOD_KBPS);
  await becomes(page, 'sharper', (lines) => lines > coarse);

  const seen = await seenSeconds(page);
  expect(seen).toBeGreaterThan(5);
  await waitFor('the seen bar to grow', async () => (await seenSeconds(page)) > seen, 30_000);
  const { paused, seconds } = await pictureOf(page);
  expect(paused).toBe(false);
  await passes(page, seconds + 1);
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it.each([
  ['the library that plays', /\/assets\/hls-/],
  ['the scripts of the page', /\/assets\/lesson-/],
])('a tap still counts when the browser has forgotten it before %s come', async (_what, late) => {
  const { context, page } = await institute.visit('1002');
  const forgotten = page.waitForEvent('console', (line) => line.text() === 'forgotten');
  // More than one file may answer to the name, as the bundler names what pages share.
  const asked = new Promise<void>((resolve) => {
    void page.route(late, async (route) => {
      resolve();
      await forgotten;
      await route.continue();
    });
  });
  await page.goto(`${institute.origin}/lessons/${lessonId}`, { waitUntil: 'commit' });
  await asked;
  await page.getByRole('button', { name: '재생', exact: true }).click();
  // One question for both: each one from outside counts as a touch itself.
  await page.waitForFunction(() => {
    if (!navigator.userActivation.isActive) console.log('forgotten');
    return document.querySelector('video')!.currentTime > 0.5;
  });
  await context.close();
});
