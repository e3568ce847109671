// The second start of the demo on a data folder that has everything, and what the serving process then holds.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { megabytes, report, rssOf, say, seconds } from './measure';
import { spawnServer } from './spawn-server';

const MB = 1024 * 1024;

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-bench-demo-'));
  fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account passes through it
  const env = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', DEMO_LESSONS: 'off' };
  try {
    const first = await spawnServer('scripts/demo.mjs', env);
    say(`first start: ${seconds(first.startMs)}`);
    await first.stop();
    const second = await spawnServer('scripts/demo.mjs', env);
    const answered = await fetch(`${second.origin}/sign-in`);
    if (!answered.ok) throw new Error(`the second start answers ${answered.status}`);
    report({
      what: 'second start of the demo until it answers',
      figure: `${seconds(second.startMs)} (first: ${seconds(first.startMs)})`,
      beside: '–',
      ratio: null,
      reach: '≤ 15 s',
      held: second.startMs <= 15_000,
    });
    for (let at = 0; at < 200; at++) await (await fetch(`${second.origin}/sign-in`)).arrayBuffer();
    const rss = rssOf(second.pid);
    report({
      what: 'memory of the server without the embedded database, after 200 pages',
      figure: megabytes(rss),
      beside: '–',
      ratio: null,
      reach: '≤ 400 MB',
      held: rss <= 400 * MB,
    });
    await second.stop();
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
