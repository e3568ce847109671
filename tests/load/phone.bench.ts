// What a phone has to load for a lesson: JavaScript without hls.js, and Lighthouse's mobile run (median of five).
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { median, report, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { spawnInstitute } from './spawn-server';

const RUNS = 5;
const MOST_KB = 200;

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Kilobytes, gzipped, of every script that the page names; hls.js is not among them, it is asked for later. */
async function weighScripts(origin: string, html: string): Promise<number> {
  const files = new Set(html.match(/\/assets\/[\w.-]+\.js/g));
  let bytes = 0;
  for (const file of files) {
    const text = await (await fetch(origin + file)).text();
    if (/hls\.js|Hls\.DefaultConfig/.test(text) && text.length > 200_000)
      throw new Error(`${file} holds hls.js`);
    bytes += gzipSync(text).length;
  }
  return bytes / 1024;
}

/** A poster and a short stream, so that the player finds what a published lesson has. */
function makeMedia(folder: string) {
  fs.mkdirSync(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=640x360:duration=12'];
  const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...args]);
  ffmpeg('-frames:v', '1', at('poster.jpg'));
  const hls = ['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'];
  // ffmpeg names a stream in the master only when it knows its rate.
  ffmpeg('-pix_fmt', 'yuv420p', '-b:v', '300k', ...hls, '-master_pl_name', 'master.m3u8', at('360p.m3u8'));
}

const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];

interface LighthouseReport {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { displayValue?: string }>;
  runtimeError?: { message: string };
}

/** A first visit. In the browser's own jar, not as a header of every request: the page adds the media's cookie. */
async function signIn(browser: Browser, origin: string, cookie: string) {
  const [name = '', value = ''] = cookie.split('=');
  const session = await browser.newBrowserCDPSession();
  await session.send('Storage.clearCookies');
  await session.send('Storage.setCookies', { cookies: [{ name, value, url: origin, httpOnly: true }] });
}

/**
 * Fetched when it is wanted: its own dependencies float, which a lock file must not. The last to run on Node 20. It
 * waits wherever the browser wants a processor, since watching would otherwise slow what is watched.
 */
async function runLighthouse(address: string, port: number): Promise<LighthouseReport> {
  const { stdout } = await promisify(execFile)(
    'nice',
    [
      ...['-n', '19', 'npx', '--yes', 'lighthouse@12.8.2', address],
      ...[`--port=${port}`, '--output=json', '--quiet'],
      '--only-categories=performance,accessibility',
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as LighthouseReport;
}

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers, lessonId, renditionSetId } = await seedViewers(db, 1);
  const institute = await spawnInstitute(url);
  const { cookie } = viewers[0]!;
  const address = `${institute.origin}/lessons/${lessonId}`;
  makeMedia(path.join(institute.dataDir, 'storage/renditions', renditionSetId));
  const port = await freePort();
  const browser = await launchBrowser(`--remote-debugging-port=${port}`);
  try {
    const kilobytes = await weighScripts(
      institute.origin,
      await (await fetch(address, { headers: { cookie } })).text(),
    );
    report({
      what: 'lesson page: JavaScript, gzipped, without hls.js',
      figure: `${kilobytes.toFixed(0)} kB`,
      beside: '–',
      ratio: null,
      reach: `≤ ${MOST_KB} kB`,
      held: kilobytes <= MOST_KB,
    });
    const scores = { performance: [] as number[], accessibility: [] as number[] };
    // Run 0 is not counted: a server and a browser that have just started are slow in what they do for the first time.
    for (let run = 0; run <= RUNS; run++) {
      await signIn(browser, institute.origin, cookie);
      const { categories, audits, runtimeError } = await runLighthouse(address, port);
      if (runtimeError) throw new Error(runtimeError.message);
      if (run === 0) continue;
      scores.performance.push((categories?.['performance']?.score ?? 0) * 100);
      scores.accessibility.push((categories?.['accessibility']?.score ?? 0) * 100);
      say(
        `lighthouse: performance ${scores.performance.at(-1)}, accessibility ${scores.accessibility.at(-1)}` +
          METRICS.map((name) => `, ${name} ${audits[name]?.displayValue ?? '?'}`).join(''),
      );
    }
    const [performance, accessibility] = [median(scores.performance), median(scores.accessibility)];
    report({
      what: `Lighthouse mobile, median of ${RUNS}`,
      figure: `accessibility ${accessibility.toFixed(0)}, performance ${performance.toFixed(0)}`,
      beside: '–',
      ratio: null,
      reach: 'accessibility 100, performance ≥ 90',
      held: accessibility === 100 && performance >= 90,
    });
  } finally {
    await browser.close();
    await institute.stop();
    await close();
  }
}

await main();
