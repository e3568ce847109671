// One visit to a lesson in a browser on a slow network, watched from inside the page: the tap, the first moving picture,
// every halt. Chromium is slowed down by its own developer tools.
import type { Browser, Page } from 'playwright-core';
import { PHONE } from '../support/browser';

/** Bits a second, milliseconds there and back. */
export interface Network {
  down: number;
  rtt: number;
}
interface Seen {
  tappedAt?: number;
  movedAt?: number;
  stalls: number;
  stalledMs: number;
}
declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs in the page: the first tap, the first picture shown while it plays, and every halt after that. */
function watchPicture() {
  const seen: Seen = { stalls: 0, stalledMs: 0 };
  window.seen = seen;
  addEventListener('click', (event) => (seen.tappedAt ??= event.timeStamp), true);
  let haltedAt = 0;
  const listen = (name: string, handle: (video: HTMLVideoElement) => void) =>
    document.addEventListener(
      name,
      (event) => event.target instanceof HTMLVideoElement && handle(event.target),
      true,
    );
  listen('playing', (video) => {
    if (haltedAt) seen.stalledMs += performance.now() - haltedAt;
    haltedAt = 0;
    if (seen.movedAt) return;
    video.requestVideoFrameCallback(() => (seen.movedAt ??= performance.now()));
  });
  listen('waiting', (video) => {
    if (!seen.movedAt || video.seeking) return;
    seen.stalls += 1;
    haltedAt = performance.now();
  });
}

export interface Visit {
  browser: Browser;
  origin: string;
  cookie: string;
  lessonId: string;
  network: Network;
}

/** A profile that has never been here. */
async function openPage({ browser, origin, cookie, network }: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: 'ko-KR' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin, httpOnly: true }]);
  const page = await context.newPage();
  // What esbuild wraps around named functions is not there in the page.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
  await page.addInitScript(watchPicture);
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: network.rtt, connectionType: 'cellular3g' },
    ...{ downloadThroughput: network.down / 8, uploadThroughput: network.down / 16 },
  });
  return page;
}

/** The button works once React listens to it. */
const isAlive = () => {
  const button = document.querySelector('.first-play');
  return button !== null && Object.keys(button).some((key) => key.startsWith('__reactProps'));
};

/** Milliseconds from the tap to the moving picture; `opened` is from the call of the page. */
export async function tapAndWatch(visit: Visit, idle: boolean): Promise<{ tap: number; opened: number }> {
  const page = await openPage(visit);
  try {
    await page.goto(`${visit.origin}/lessons/${visit.lessonId}`, { waitUntil: 'commit' });
    await page.waitForFunction(isAlive, undefined, { polling: 20 });
    if (idle) {
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(1500);
    }
    await page.getByRole('button', { name: '재생', exact: true }).click();
    await page.waitForFunction(() => window.seen.movedAt, undefined, { polling: 20, timeout: 60_000 });
    const { tappedAt = NaN, movedAt = NaN } = await page.evaluate(() => window.seen);
    return { tap: movedAt - tappedAt, opened: movedAt };
  } finally {
    await page.context().close();
  }
}

/** Plays until the given second of the lesson. */
export async function watchForLong(visit: Visit, untilSeconds: number) {
  const page = await openPage(visit);
  try {
    await page.goto(`${visit.origin}/lessons/${visit.lessonId}`, { waitUntil: 'commit', timeout: 60_000 });
    await page.waitForFunction(isAlive, undefined, { polling: 100, timeout: 60_000 });
    await page.getByRole('button', { name: '재생', exact: true }).click();
    await page.waitForFunction(() => window.seen.movedAt, undefined, { polling: 100, timeout: 60_000 });
    const reached = await page.waitForFunction(
      (until) => (document.querySelector('video')?.currentTime ?? 0) >= until,
      untilSeconds,
      { polling: 250, timeout: untilSeconds * 3000 },
    );
    await reached.dispose();
    return await page.evaluate(() => ({
      ...window.seen,
      lines: document.querySelector('video')?.videoHeight ?? 0,
    }));
  } finally {
    await page.context().close();
  }
}
