// The bare limit of beats: node:http and pg send the institute's own write statement for whatever arrived meanwhile,
// and answer after the commit. No rules, no sign-in, no framework.
import http from 'node:http';
import pg from 'pg';
import { writeBeats, type ToWrite } from '../../../app/progress/beat-rows.server';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
interface Known {
  key: string;
  person_id: string;
  id: string;
  run_id: string;
}
const { rows } = await pool.query<Known>(`SELECT key, person_id, id, run_id FROM watch_session`);
const known = new Map(rows.map((row) => [row.key, row]));

const waiting: { row: ToWrite; answer: () => void }[] = [];
let running = false;
async function drain() {
  while (waiting.length) {
    const batch = waiting.splice(0, 100);
    await writeBeats(
      pool,
      batch.map(({ row }) => row),
      new Date(),
    );
    for (const { answer } of batch) answer();
  }
  running = false;
}

http
  .createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { sessionKey, seq, intervals } = JSON.parse(text) as {
        sessionKey: string;
        seq: number;
        intervals: number[][];
      };
      const { person_id: personId, id, run_id: runId } = known.get(sessionKey)!;
      const to = intervals[0]![1]! * 1000;
      const clock = { liveSessionId: id, ownedFrom: Date.now(), bankMs: 0, debtMs: 0 };
      const run = { seen: [[0, to]], coveredMs: to, learningMs: to, positionMs: to };
      const beat = { acceptedMs: 5000, clippedMs: 0, lateMs: 0, datedAt: Date.now() };
      const row = {
        personId,
        runId,
        seq,
        state: { clock, session: { id, residueMs: 0, anomalies: 0 }, run },
        answer: beat,
      };
      waiting.push({
        row: row as unknown as ToWrite,
        answer: () => response.end(JSON.stringify({ acceptedSeconds: 5 })),
      });
      if (!running) {
        running = true;
        setImmediate(() => void drain());
      }
    });
  })
  .listen(0, '127.0.0.1', function (this: http.Server) {
    console.log(`http://127.0.0.1:${(this.address() as { port: number }).port}`);
  });
