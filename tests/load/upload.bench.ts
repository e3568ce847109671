// An upload in chunks of 5 MiB as the studio sends it, through the whole institute, beside @tus/server alone.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { median, report, say, timed } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { sendUpload, type UploadTarget } from './send-upload';
import { spawnInstitute, spawnServer } from './spawn-server';

const FILE_BYTES = 200 * 1024 * 1024;
const ROUNDS = 7;

interface Target extends UploadTarget {
  /** Where its files lie; emptied after each round, so that the disk's cache serves both alike. */
  folder: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** Checks that every byte lies there, then gives the disk back. */
function clear({ folder }: Target) {
  const sizes = fs.readdirSync(folder).map((name) => fs.statSync(path.join(folder, name)).size);
  if (!sizes.includes(FILE_BYTES)) throw new Error('a file came short');
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
}

const perSecond = (ms: number) => FILE_BYTES / 1024 / 1024 / (ms / 1000);

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers } = await seedViewers(db, 1);
  const institute = await spawnInstitute(url, { UPLOAD_QUOTA_MB: '100000' });
  const bareFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-bench-tus-'));
  const bare = await spawnServer('tests/load/programs/bare-tus.ts', { BENCH_FOLDER: bareFolder });
  const ours: Target = {
    origin: institute.origin,
    headers: { cookie: viewers[0]!.cookie },
    folder: path.join(institute.dataDir, 'storage/originals'),
  };
  const theirs: Target = { origin: bare.origin, headers: {}, folder: bareFolder };
  try {
    const run = async (target: Target) => {
      const ms = await timed(() => sendUpload(target, { bytes: FILE_BYTES, agent }));
      clear(target);
      return perSecond(ms);
    };
    for (const target of [ours, theirs]) await run(target);
    const speeds = { ours: [] as number[], theirs: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      // Whoever is second finds the machine as the first left it: they take turns.
      const order = round % 2 ? (['theirs', 'ours'] as const) : (['ours', 'theirs'] as const);
      for (const who of order) speeds[who].push(await run(who === 'ours' ? ours : theirs));
      say(
        `upload: ${speeds.ours.at(-1)!.toFixed(0)} MB/s, @tus/server ${speeds.theirs.at(-1)!.toFixed(0)} MB/s`,
      );
    }
    const ratio = median(speeds.ours) / median(speeds.theirs);
    report({
      what: 'upload of 200 MB in chunks of 5 MB',
      figure: `${median(speeds.ours).toFixed(0)} MB/s`,
      beside: `@tus/server alone ${median(speeds.theirs).toFixed(0)} MB/s`,
      ratio,
      reach: '≥ 0.9 of it',
      held: ratio >= 0.9,
    });
  } finally {
    agent.destroy();
    await bare.stop();
    await institute.stop();
    await close();
    fs.rmSync(bareFolder, { recursive: true, force: true });
  }
}

await main();
