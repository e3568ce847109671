// A segment of HLS, guarded by its cookie, beside express.static of the same file.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { closedLoop, requireAll } from './http-load';
import { median, report, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { spawnInstitute, spawnServer } from './spawn-server';

/** Five seconds at about 1.2 Mbit/s. */
const SEGMENT_BYTES = 750 * 1024;
const ROUND_MS = 6_000;
const ROUNDS = 3;

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers, lessonId, renditionSetId } = await seedViewers(db, 1);
  const institute = await spawnInstitute(url);
  const folder = path.join(institute.dataDir, 'storage/renditions');
  fs.mkdirSync(path.join(folder, renditionSetId, 'v0'), { recursive: true });
  fs.writeFileSync(path.join(folder, renditionSetId, 'v0/seg_00001.m4s'), randomBytes(SEGMENT_BYTES));
  const bare = await spawnServer('tests/load/programs/static-files.ts', { BENCH_FOLDER: folder });
  try {
    const page = await fetch(`${institute.origin}/lessons/${lessonId}`, {
      headers: { cookie: viewers[0]!.cookie },
    });
    const cookie = page.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const run = async (origin: string, prefix: string, ms: number) => {
      const next = () => ({ path: `${prefix}/${renditionSetId}/v0/seg_00001.m4s`, headers: { cookie } });
      const load = await closedLoop(origin, { connections: 16, ms, next });
      requireAll(load, 200);
      if (load.bytes !== load.latenciesMs.length * SEGMENT_BYTES) throw new Error('a segment came short');
      return load.perSecond;
    };
    await run(institute.origin, '/media', 2_000);
    await run(bare.origin, '', 2_000);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await run(institute.origin, '/media', ROUND_MS));
      theirs.push(await run(bare.origin, '', ROUND_MS));
      say(`segments: ${ours.at(-1)!.toFixed(0)}/s, express.static ${theirs.at(-1)!.toFixed(0)}/s`);
    }
    const ratio = median(ours) / median(theirs);
    report({
      what: 'segment serving (750 kB)',
      figure: `${median(ours).toFixed(0)}/s`,
      beside: `express.static ${median(theirs).toFixed(0)}/s`,
      ratio,
      reach: '≥ 0.8 of it',
      held: ratio >= 0.8,
    });
  } finally {
    await bare.stop();
    await institute.stop();
    await close();
  }
}

await main();
