// The talk beside a bare socket.io server: one message to two thousand, durable messages of five hundred, the memory of
// people who only sit there, and what the others feel of one who floods. The clients are processes of their own.
import { setTimeout as sleep } from 'node:timers/promises';
import { publishLessonRows } from '../support/published-lesson';
import { ChatCrowd, type Seat } from './chat-crowd';
import { median, percentile, report, rssOf, say } from './measure';
import { openBenchDatabase } from './open-database';
import { seedViewers } from './seed-viewers';
import { spawnInstitute, spawnServer, type SpawnedServer } from './spawn-server';

const CROWD = 2_000;
const WRITERS = 500;
const LESSONS = 50;
const RUNS = 10;
/** What the institute lets one person write at once; it fills up again in ten seconds. */
const BURST = 10;
const REFILL_MS = 10_000;
const SETTLE_MS = 5_000;
const FLOODS = 5;
const FLOOD_MS = 6_000;

interface Side {
  name: string;
  server: SpawnedServer;
  seats: Seat[];
}

/** Kilobytes a socket that sits in a room. */
async function sitDown({ server, seats }: Side): Promise<{ crowd: ChatCrowd; kilobytes: number }> {
  // What starting took is given back within seconds, and would be counted as saved.
  await sleep(SETTLE_MS);
  const before = rssOf(server.pid);
  const crowd = await ChatCrowd.connect(server.origin, seats);
  await sleep(SETTLE_MS);
  return { crowd, kilobytes: (rssOf(server.pid) - before) / 1024 / seats.length };
}

async function measureRoom(ours: Side, bare: Side) {
  const crowds = { ours: await sitDown(ours), bare: await sitDown(bare) };
  const p99s = { ours: [] as number[], bare: [] as number[] };
  for (let run = -1; run < RUNS; run++)
    for (const side of ['ours', 'bare'] as const) {
      const senders = Array.from({ length: 10 }, (_, n) => ((run + 1) * 10 + n) % CROWD);
      const p99 = percentile(await crowds[side].crowd.broadcast(senders), 0.99);
      // The first run warms up.
      if (run >= 0) p99s[side].push(p99);
    }
  for (const { crowd } of Object.values(crowds)) await crowd.leave();
  say(`chat: p99 ${p99s.ours.map((ms) => ms.toFixed(0))}, bare ${p99s.bare.map((ms) => ms.toFixed(0))} ms`);
  const ratio = median(p99s.ours) / median(p99s.bare);
  report({
    what: `one durable message to ${CROWD.toLocaleString('en')} sockets of one room, p99 (median of ${RUNS})`,
    figure: `${median(p99s.ours).toFixed(0)} ms`,
    beside: `bare socket.io, the same bytes, no database: ${median(p99s.bare).toFixed(0)} ms`,
    ratio,
    reach: '≤ 1.5 × its p99',
    held: ratio <= 1.5,
  });
  const memory = crowds.ours.kilobytes / crowds.bare.kilobytes;
  report({
    what: `memory of a socket that only sits there (${CROWD.toLocaleString('en')} of them)`,
    figure: `${crowds.ours.kilobytes.toFixed(1)} kB`,
    beside: `bare socket.io: ${crowds.bare.kilobytes.toFixed(1)} kB`,
    ratio: memory,
    reach: '≤ 1.3 ×',
    held: memory <= 1.3,
  });
}

async function measurePosts(ours: Side, bare: Side) {
  const crowds = {
    ours: await ChatCrowd.connect(ours.server.origin, ours.seats),
    bare: await ChatCrowd.connect(bare.server.origin, bare.seats),
  };
  const figures = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    for (const side of ['ours', 'bare'] as const) figures[side].push(await crowds[side].postAll(BURST));
    await sleep(Math.max(0, REFILL_MS + 1000 - (performance.now() - from)));
  }
  say(`chat: ${figures.ours.map((n) => n.toFixed(0))}/s, bare ${figures.bare.map((n) => n.toFixed(0))}/s`);
  const ratio = median(figures.ours) / median(figures.bare);
  report({
    what: `durable messages of ${WRITERS} sockets in ${LESSONS} rooms (median of ${RUNS})`,
    figure: `${median(figures.ours).toFixed(0)}/s`,
    beside: `bare socket.io + one INSERT each: ${median(figures.bare).toFixed(0)}/s`,
    ratio,
    reach: '≥ 1.5 ×',
    held: ratio >= 1.5,
  });
  await sleep(REFILL_MS);
  await measureFlood(crowds.ours);
  for (const crowd of Object.values(crowds)) await crowd.leave();
}

/** By turns, as the disk alone makes a figure of either side ten times the next. */
async function measureFlood(crowd: ChatCrowd) {
  const p99s = { calm: [] as number[], flooded: [] as number[] };
  let written = 0;
  for (let run = 0; run < FLOODS; run++)
    for (const side of ['calm', 'flooded'] as const) {
      const flood = side === 'flooded' ? 200 : 0;
      const { latencies, answers } = await crowd.waits({ writers: 100, ms: FLOOD_MS, flood });
      p99s[side].push(percentile(latencies, 0.99));
      written += answers['ok'] ?? 0;
      if (flood) say(`chat: the one who floods was answered ${JSON.stringify(answers)}`);
    }
  const ms = (values: number[]) => values.map((value) => value.toFixed(0));
  say(`chat: p99 beside a flood ${ms(p99s.flooded)}, without ${ms(p99s.calm)} ms`);
  const [flooded, calm] = [median(p99s.flooded), median(p99s.calm)];
  report({
    what: `p99 until a message of 100 writers is answered, while one sends 200/s (median of ${FLOODS})`,
    figure: `${flooded.toFixed(1)} ms`,
    beside: `without: ${calm.toFixed(1)} ms; ${written} of ${(FLOODS * FLOOD_MS) / 5} of the flood written`,
    ratio: flooded / calm,
    reach: '–',
    held: null,
  });
}

async function main() {
  const { db, url, close } = await openBenchDatabase();
  const { viewers, lessonId } = await seedViewers(db, CROWD);
  const author = await db.prisma.employee.findFirstOrThrow();
  const lessonIds: string[] = [];
  for (let n = 0; n < LESSONS; n++)
    lessonIds.push((await publishLessonRows(db, { authorId: author.id })).lessonId);
  const institute = await spawnInstitute(url);
  const bare = await spawnServer('tests/load/programs/bare-chat.ts', { DATABASE_URL: url });
  const sides = (seats: Seat[]) =>
    [
      { name: 'ours', server: institute, seats },
      { name: 'bare', server: bare, seats },
    ] as const;
  try {
    await measureRoom(...sides(viewers.map(({ cookie }) => ({ cookie, lessonId }))));
    await measurePosts(
      ...sides(
        viewers
          .slice(0, WRITERS)
          .map(({ cookie }, n) => ({ cookie, lessonId: lessonIds[n % lessonIds.length]! })),
      ),
    );
  } finally {
    await institute.stop();
    await bare.stop();
    await close();
  }
}

await main();
