// How long a tap on play takes on a phone's network until the picture moves, and whether it goes on moving on a poor
// one: Chromium slowed down by its own developer tools, a real ladder of the pipeline.
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../support/browser';
import { giveLessonLadder, makeFilmedClip } from '../support/real-ladder';
import { median, report, say, seconds } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { spawnInstitute } from './spawn-server';
import { tapAndWatch, watchForLong, type Network } from './watch-slowly';

const RUNS = 5;
const CLIP_SECONDS = 90;
const PLAYED_SECONDS = 70;

const PHONE_NETWORK: Network = { down: 1_600_000, rtt: 150 };
const POOR_NETWORK: Network = { down: 400_000, rtt: 150 };

async function main() {
  const { db, url, close } = await openBenchDatabase();
  // Nobody comes twice: a second visit begins where the first one stopped.
  const { viewers, lessonId } = await seedViewers(db, 2 * RUNS + 1);
  const institute = await spawnInstitute(url);
  const browser = await launchBrowser();
  try {
    const storageRoot = path.join(institute.dataDir, 'storage');
    const { renditionSetId } = await giveLessonLadder({
      ...{ db, storageRoot, lessonId, file: await makeFilmedClip(CLIP_SECONDS) },
    });
    const master = fs.readFileSync(
      path.join(storageRoot, 'renditions', renditionSetId, 'master.m3u8'),
      'utf8',
    );
    say(
      `first-frame: ladder ${[...master.matchAll(/AVERAGE-BANDWIDTH=(\d+)/g)].map((m) => m[1]).join(', ')} b/s`,
    );
    const { origin } = institute;
    const visitOn = (network: Network) => ({
      ...{ browser, origin, lessonId, network },
      cookie: viewers.pop()!.cookie,
    });
    const rounds = async (idle: boolean) => {
      const taps: number[] = [];
      const opened: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const answer = await tapAndWatch(visitOn(PHONE_NETWORK), idle);
        taps.push(answer.tap);
        opened.push(answer.opened);
      }
      say(`first-frame: ${idle ? 'idle' : 'cold'} ${taps.map(seconds).join(', ')}`);
      return { tap: median(taps), opened: median(opened) };
    };
    const idle = await rounds(true);
    report({
      what: `tap to moving picture, idle page, 1.6 Mbit/s and 150 ms (median of ${RUNS})`,
      figure: seconds(idle.tap),
      beside: '–',
      ratio: null,
      reach: '≤ 1.50 s',
      held: idle.tap <= 1500,
    });
    const cold = await rounds(false);
    report({
      what: 'the same, nothing kept and tapped as soon as the page listens',
      figure: seconds(cold.tap),
      beside: `from the call of the page ${seconds(cold.opened)}`,
      ratio: null,
      reach: '≤ 3.00 s',
      held: cold.tap <= 3000,
    });
    const poor = await watchForLong(visitOn(POOR_NETWORK), PLAYED_SECONDS);
    report({
      what: `halts in ${PLAYED_SECONDS} s at 400 kbit/s`,
      figure: `${poor.stalls} (${seconds(poor.stalledMs)})`,
      beside: `begins after ${seconds((poor.movedAt ?? NaN) - (poor.tappedAt ?? NaN))}, ends at ${poor.lines} lines`,
      ratio: null,
      reach: '0',
      held: poor.stalls === 0,
    });
  } finally {
    await browser.close();
    await institute.stop();
    await close();
  }
}

await main();
