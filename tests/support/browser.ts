// The distribution's Chromium, driven by playwright-core; phones are 360×800.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface Viewport {
  width: number;
  height: number;
}

export const PHONE: Viewport = { width: 360, height: 800 };
export const DESK: Viewport = { width: 1280, height: 800 };

/** What playwright leaves out of the browser, which a list of our own replaces, where it would ask the internet. */
const LEFT_OUT = [
  ...['AimEnabled', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  // The desktop's address bar is a page of its own, which loads 1.6 s of processor time beside each first page.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=user-gesture-required',
  `--disable-features=${LEFT_OUT.join()}`,
];

export const launchBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...FLAGS, ...more],
  });

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What the page complained of: errors of scripts and of the content security policy. */
  complaints: string[];
}

/** A fresh browser profile, signed in through the form. */
export async function visit(
  browser: Browser,
  origin: string,
  who: { employeeNo: string; password: string } | null,
  viewport: Viewport = PHONE,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'ko-KR', hasTouch: viewport === PHONE });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  if (who) {
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('사번').fill(who.employeeNo);
    await page.getByLabel('비밀번호', { exact: true }).fill(who.password);
    await page.getByRole('button', { name: '로그인' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }
  return { context, page, complaints };
}
