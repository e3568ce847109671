// The lesson page of signed-in people beside the same React tree rendered from constants, and its round trips.
import { closedLoop, requireAll } from './http-load';
import { median, report, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers, SPOKEN, TITLE } from './seed-viewers';
import { spawnInstitute, spawnServer } from './spawn-server';

const VIEWERS = 200;
const ROUND_MS = 8_000;
const ROUNDS = 5;
const COUNTED = 300;

async function main() {
  const { db, url, dataDir, close } = await openBenchDatabase();
  const { viewers, lessonId } = await seedViewers(db, VIEWERS);
  const institute = await spawnInstitute(url);
  const env = { DATABASE_URL: url, DATA_DIR: `${dataDir}/constant`, LOG_LEVEL: 'error' };
  const constant = await spawnServer('tests/load/programs/constant-pages.ts', env);
  try {
    const path = `/lessons/${lessonId}`;
    let sent = 0;
    const next = () => ({ path, headers: { cookie: viewers[sent++ % VIEWERS]!.cookie } });
    const run = async (origin: string, ms: number) => {
      const load = await closedLoop(origin, { connections: 8, ms, next });
      requireAll(load, 200);
      return { perSecond: load.perSecond, bytes: load.bytes / load.latenciesMs.length };
    };
    const html = await (await fetch(institute.origin + path, { headers: next().headers })).text();
    const parts: [string, boolean][] = [
      ['title', html.includes(TITLE)],
      ['seen bar', /class="[^"]*seen/.test(html)],
      ['transcript', html.includes(SPOKEN)],
    ];
    const missing = parts.filter(([, there]) => !there).map(([part]) => part);
    const trips = await countRoundTrips(() => closedLoopOf(institute.origin, next));
    for (const { origin } of [institute, constant]) await run(origin, 4_000);
    const ours: number[] = [];
    const bare: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const one = await run(institute.origin, ROUND_MS);
      bytes = one.bytes;
      ours.push(one.perSecond);
      bare.push((await run(constant.origin, ROUND_MS)).perSecond);
      say(`pages: ${ours.at(-1)!.toFixed(0)}/s, from constants ${bare.at(-1)!.toFixed(0)}/s`);
    }
    // Round by round, since a machine may be faster in one minute than in the next.
    const ratio = median(ours.map((perSecond, round) => perSecond / bare[round]!));
    report({
      what: 'lesson page, signed in',
      figure: `${median(ours).toFixed(0)}/s, ${(bytes / 1024).toFixed(0)} kB`,
      beside: `the same React tree from constants ${median(bare).toFixed(0)}/s`,
      ratio,
      reach: '≥ 0.7 of it',
      held: ratio >= 0.7,
    });
    report({
      what: 'its database round trips, and its HTML',
      figure: `${trips.toFixed(1)} a page; ${missing.length ? `without ${missing.join(', ')}` : 'with title, seen bar, transcript'}`,
      beside: '–',
      ratio: null,
      reach: '≤ 3; title, seen bar and transcript',
      held: trips < 3.5 && missing.length === 0,
    });
  } finally {
    await constant.stop();
    await institute.stop();
    await close();
  }

  async function closedLoopOf(origin: string, next: () => { path: string; headers: Record<string, string> }) {
    for (let at = 0; at < COUNTED; at++) {
      const { path, headers } = next();
      await (await fetch(origin + path, { headers })).arrayBuffer();
    }
  }

  /** Each statement outside a transaction is one commit; backends tell theirs at most a second late. */
  async function countRoundTrips(work: () => Promise<void>): Promise<number> {
    const commits = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      const { rows } = await db.sql.query<{ n: number }>(
        `SELECT xact_commit AS n FROM pg_stat_database WHERE datname = current_database()`,
      );
      return rows[0]!.n;
    };
    const idleFrom = await commits();
    const before = await commits();
    const from = performance.now();
    await work();
    const workMs = performance.now() - from;
    const after = await commits();
    const idlePerMs = (before - idleFrom) / 2_500;
    return (after - before - idlePerMs * (workMs + 2_500)) / COUNTED;
  }
}

await main();
