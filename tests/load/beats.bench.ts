// Beats, durable, beside a bare program that sends the same grouped statement; the wait and the memory at 1,000/s.
import { closedLoop, openLoop, requireAll, type Request } from './http-load';
import { median, megabytes, percentile, report, rssOf, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers, type Viewer } from './seed-viewers';
import { spawnInstitute, spawnServer } from './spawn-server';

/** Half for each side: 1,000 beats a second are 5,000 people, a beat each every five seconds. */
const VIEWERS = 10_000;
const ROUND_MS = 8_000;
const ROUNDS = 5;
const STEADY_PER_SECOND = 1_000;
/** BENCH_STEADY_SECONDS shortens the five minutes while trying things out. */
const STEADY_MS = Number(process.env['BENCH_STEADY_SECONDS'] ?? 300) * 1000;
const FLAT_BYTES = 20 * 1024 * 1024;

/** Each viewer in turn plays on by five seconds. */
function createBeats(viewers: Viewer[], origin: string) {
  let sent = 0;
  return (): Request => {
    const viewer = viewers[sent % viewers.length]!;
    const seq = Math.floor(sent++ / viewers.length) + 1;
    return {
      method: 'POST',
      path: '/api/v1/beats',
      headers: { 'content-type': 'application/json', cookie: viewer.cookie, origin },
      body: JSON.stringify({
        sessionKey: viewer.sessionKey,
        seq,
        intervals: [[(seq - 1) * 5, seq * 5]],
        rate: 1,
      }),
    };
  };
}

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers } = await seedViewers(db, VIEWERS);
  const half = VIEWERS / 2;
  const institute = await spawnInstitute(url);
  const bare = await spawnServer('tests/load/programs/bare-beats.ts', { DATABASE_URL: url });
  try {
    const ours = createBeats(viewers.slice(0, half), institute.origin);
    const theirs = createBeats(viewers.slice(half), bare.origin);
    const run = async (origin: string, next: () => Request, ms: number) => {
      const load = await closedLoop(origin, { connections: 128, ms, next });
      requireAll(load, 200);
      return load.perSecond;
    };
    await run(institute.origin, ours, 3_000);
    await run(bare.origin, theirs, 3_000);
    const figures = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      figures.ours.push(await run(institute.origin, ours, ROUND_MS));
      figures.bare.push(await run(bare.origin, theirs, ROUND_MS));
      say(`beats: ${figures.ours.at(-1)!.toFixed(0)}/s, bare ${figures.bare.at(-1)!.toFixed(0)}/s`);
    }
    const perSecond = median(figures.ours);
    const ratio = perSecond / median(figures.bare);
    report({
      what: 'beats, durable, on PostgreSQL',
      figure: `${perSecond.toFixed(0)}/s`,
      beside: `node:http + pg, the same statement: ${median(figures.bare).toFixed(0)}/s`,
      ratio,
      reach: '≥ 0.6 of it, ≥ 3,000/s',
      held: ratio >= 0.6 && perSecond >= 3_000,
    });
    await bare.stop();

    say(`${STEADY_PER_SECOND} beats/s for ${STEADY_MS / 1000} s …`);
    const memory: number[] = [];
    const timer = setInterval(() => memory.push(rssOf(institute.pid)), STEADY_MS / 60);
    const steady = await openLoop(institute.origin, {
      perSecond: STEADY_PER_SECOND,
      ms: STEADY_MS,
      next: ours,
    });
    clearInterval(timer);
    requireAll(steady, 200);
    const p99 = percentile(steady.latenciesMs, 0.99);
    report({
      what: `beats at ${STEADY_PER_SECOND.toLocaleString('en')}/s`,
      figure: `p99 ${p99.toFixed(0)} ms, p50 ${median(steady.latenciesMs).toFixed(0)} ms`,
      beside: '–',
      ratio: null,
      reach: 'p99 < 100 ms',
      held: p99 < 100,
    });
    const [early, late] = [median(memory.slice(12, 24)), median(memory.slice(-12))];
    report({
      what: `memory over ${STEADY_MS / 1000} s of it`,
      figure: `${megabytes(early)} → ${megabytes(late)}`,
      beside: 'its second fifth, its last fifth',
      ratio: null,
      reach: `flat (≤ +${megabytes(FLAT_BYTES)})`,
      held: late - early <= FLAT_BYTES,
    });
  } finally {
    await institute.stop();
    await bare.stop();
    await close();
  }
}

await main();
