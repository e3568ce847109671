// Twenty people upload 20 MB each at the same moment while somebody reads: the lesson page's 95th percentile then, beside
// the same without uploads.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { closedLoop, requireAll } from './http-load';
import { median, percentile, report, say, timed } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { sendUpload } from './send-upload';
import { spawnInstitute } from './spawn-server';

const PEOPLE = 20;
const BYTES = 20 * 1024 * 1024;
const ROUNDS = 5;
const QUIET_MS = 4_000;
/** What a page may take before a person notices that the server is busy. */
const LONGEST_MS = 300;

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers, lessonId } = await seedViewers(db, PEOPLE + 1);
  // Making videos of them is not what is measured.
  const institute = await spawnInstitute(url, { UPLOAD_QUOTA_MB: '100000', VIDEO_WORKERS: '0' });
  const agents = viewers.slice(1).map(() => new http.Agent({ keepAlive: true, maxSockets: 1 }));
  const { origin } = institute;
  const originals = path.join(institute.dataDir, 'storage/originals');
  const next = () => ({ path: `/lessons/${lessonId}`, headers: { cookie: viewers[0]!.cookie } });
  const read = async (ms: number) => {
    const load = await closedLoop(origin, { connections: 1, ms, next });
    requireAll(load, 200);
    return load.latenciesMs;
  };
  /** Pages one after the other until all uploads are through. */
  const readBeside = async () => {
    let over = false;
    const latencies: number[] = [];
    const uploads = agents.map((agent, i) =>
      sendUpload({ origin, headers: { cookie: viewers[i + 1]!.cookie } }, { bytes: BYTES, agent }),
    );
    const ms = timed(() => Promise.all(uploads)).finally(() => (over = true));
    while (!over) latencies.push(...(await read(200)));
    const arrived = fs.readdirSync(originals).filter((name) => {
      return fs.statSync(path.join(originals, name)).size === BYTES;
    });
    if (arrived.length !== PEOPLE) throw new Error(`${arrived.length} of ${PEOPLE} arrived`);
    for (const name of fs.readdirSync(originals)) fs.rmSync(path.join(originals, name));
    return { latencies, ms: await ms };
  };
  try {
    await read(QUIET_MS);
    await readBeside();
    const [quiet, busy, speeds]: number[][] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      quiet!.push(percentile(await read(QUIET_MS), 0.95));
      const { latencies, ms } = await readBeside();
      busy!.push(percentile(latencies, 0.95));
      speeds!.push((PEOPLE * BYTES) / 1024 / 1024 / (ms / 1000));
      say(`page: ${quiet!.at(-1)!.toFixed(0)} ms, beside uploads ${busy!.at(-1)!.toFixed(0)} ms`);
    }
    const [alone, beside] = [median(quiet!), median(busy!)];
    report({
      what: `lesson page while ${PEOPLE} people upload 20 MB at once (p95)`,
      figure: `${beside.toFixed(0)} ms, uploads together ${median(speeds!).toFixed(0)} MB/s`,
      beside: `without uploads ${alone.toFixed(0)} ms`,
      ratio: beside / alone,
      reach: `≤ ${LONGEST_MS} ms`,
      held: beside <= LONGEST_MS,
    });
  } finally {
    for (const agent of agents) agent.destroy();
    await institute.stop();
    await close();
  }
}

await main();
