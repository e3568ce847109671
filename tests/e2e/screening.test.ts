// Two colleagues watch a lesson together: one waits on the desk and leads, the other on a phone whose clock is wrong.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESK, PHONE } from '../support/browser';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy';
import { publishPlayableLesson } from '../support/playable-lesson';
import { setStage } from '../support/stage';
import { waitFor } from '../support/wait-for';

const institute = setStage();
let lessonId: string;
let proxy: FlakyProxy;
const SECONDS = 50;

beforeAll(async () => {
  ({ lessonId } = await publishPlayableLesson(institute, {
    authorId: institute.people['2001']!,
    seconds: SECONDS,
  }));
  proxy = await startFlakyProxy(Number(new URL(institute.origin).port));
});
afterAll(() => proxy?.close());

async function beginsIn(seconds: number) {
  const at = new Date();
  const startsAt = new Date(at.getTime() + seconds * 1000);
  const id = randomUUID();
  await institute.db.prisma.screening.create({
    data: {
      ...{ id, lessonId, title: '다 같이 보는 날', audience: 'everyone', hostId: institute.people['2001']! },
      ...{ startsAt, createdAt: at, updatedAt: at },
    },
  });
  return { id, startsAt };
}

const picture = (page: Page) =>
  page.locator('video').evaluate((video: HTMLVideoElement) => ({
    seconds: video.currentTime,
    paused: video.paused,
    muted: video.muted,
  }));
const plays = (page: Page) =>
  waitFor(
    'the picture to play',
    async () => {
      const { paused, seconds } = await picture(page);
      return !paused && seconds > 0.5;
    },
    40_000,
  );
/** How far each picture is from where the server has everybody, in seconds. */
async function drifts(pages: Page[], positionNow: () => number) {
  return Promise.all(
    pages.map(async (page) => {
      const before = positionNow();
      const { seconds } = await picture(page);
      // Asking takes time too.
      return seconds - (before + positionNow()) / 2;
    }),
  );
}

it('they wait, see the same second, pause together, come back after a cut, and are credited', async () => {
  const host = await institute.visit('2001', DESK);
  const viewer = await institute.visit('1001', PHONE, proxy.origin);
  // Five minutes off; the steady clock of a device is not set by anybody.
  await viewer.context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 300_000;
  });
  const { id, startsAt } = await beginsIn(15);
  let pausedMs = 0;
  const position = () => (Date.now() - startsAt.getTime() - pausedMs) / 1000;
  await Promise.all([
    host.page.goto(`${institute.origin}/screenings/${id}`),
    viewer.page.goto(`${proxy.origin}/screenings/${id}`),
  ]);
  const pages = [host.page, viewer.page];
  for (const page of pages) {
    await page.getByRole('button', { name: '함께 볼 준비' }).click();
    await page.getByText('준비되었습니다').waitFor();
  }
  await viewer.page.getByText('함께 있는 사람 2명').first().waitFor();
  // The talk asks nobody to stop what all are watching.
  await host.page.getByText('궁금한 것이 있으면 보면서').waitFor();
  const shown = await viewer.page.getByRole('timer').locator('b').textContent();
  const left = -position();
  expect(Math.abs(Number(shown!.split(':')[1]) - left)).toBeLessThan(2);

  await Promise.all(pages.map(plays));
  expect((await picture(viewer.page)).muted).toBe(false);
  await waitFor('both to be in place', async () =>
    (await drifts(pages, position)).every((drift) => Math.abs(drift) < 0.5),
  );
  const [mine, theirs] = await drifts(pages, position);
  expect(Math.abs(mine! - theirs!)).toBeLessThan(1);

  const pressed = performance.now();
  const pausedAt = Date.now();
  await host.page.getByRole('button', { name: '모두 멈추기' }).click();
  await waitFor('both to stand', async () =>
    (await Promise.all(pages.map(picture))).every(({ paused }) => paused),
  );
  expect(performance.now() - pressed).toBeLessThan(1500);
  await viewer.page.getByText('진행자가 잠시 멈추었습니다').waitFor();
  await waitFor('both to look at one frame', async () => {
    const [one, other] = await Promise.all(pages.map(picture));
    return Math.abs(one!.seconds - other!.seconds) < 0.35;
  });
  await host.page.getByRole('button', { name: '모두 이어 보기' }).click();
  pausedMs = Date.now() - pausedAt;
  await Promise.all(pages.map(plays));

  proxy.down = true;
  proxy.cutNow();
  await viewer.page.getByText(/연결이 끊겼습니다. 재생은 이어지고/).waitFor({ timeout: 60_000 });
  proxy.down = false;
  await viewer.page
    .getByText(/연결이 끊겼습니다. 재생은 이어지고/)
    .waitFor({ state: 'detached', timeout: 60_000 });
  await waitFor('the viewer to be in place again', async () => {
    const { paused } = await picture(viewer.page);
    const [drift] = await drifts([viewer.page], position);
    return !paused && Math.abs(drift!) < 1;
  });

  await viewer.page.getByText('상영이 끝났습니다').waitFor({ timeout: 90_000 });
  await viewer.page.getByText(/분이 쌓였습니다/).waitFor();
  const run = await waitFor('the seconds to be credited', () =>
    institute.db.prisma.watchRun.findFirst({
      where: { lessonId, personId: institute.people['1001']!, completedAt: { not: null } },
    }),
  );
  expect(run.coveredMs).toBeGreaterThan((SECONDS - 4) * 1000);
  const present = await waitFor('attendance to the end', async () => {
    const row = await institute.db.prisma.screeningAttendance.findFirst({
      where: { screeningId: id, personId: institute.people['1001']! },
    });
    return row?.positionMs === SECONDS * 1000 ? row : null;
  });
  expect(present.presentMs).toBeGreaterThan(SECONDS * 500);
  expect(present.presentMs).toBeLessThanOrEqual(SECONDS * 1000);

  await host.page.getByRole('link', { name: '상영 정리 보기' }).click();
  await host.page.getByRole('link', { name: '참석자 보기' }).click();
  await host.page.getByRole('rowheader', { name: '박서윤' }).waitFor();
  expect([...host.complaints, ...viewer.complaints.filter((text) => !/ERR_|WebSocket/.test(text))]).toEqual(
    [],
  );
  await Promise.all([host.context.close(), viewer.context.close()]);
}, 240_000);
