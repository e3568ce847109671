// The bare limit of the talk: the official server, rooms, and what each figure allows it: packets of the same bytes that
// are only passed on, or one INSERT a message. No rules, no sign-in, no looks.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  `CREATE TABLE IF NOT EXISTS bare_message (id uuid PRIMARY KEY, lesson_id uuid, author text, body text, media_ms int,
     kind text, client_key text UNIQUE, created_at timestamptz)`,
);
const INSERT = `INSERT INTO bare_message VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

interface Post {
  lessonId: string;
  body: string;
  mediaSecond: number;
  kind: string;
  clientKey: string;
}

/** As long as what the institute tells. */
const toMessage = (id: string, { lessonId, body, mediaSecond, kind, clientKey }: Post, at: Date) => ({
  ...{ id, lessonId, lessonVersion: 1, author: { id, name: '직원1000', department: '체육사업부' } },
  ...{ body, mediaSecond, kind, official: false, replyTo: null, reactions: {} },
  ...{ createdAt: at.toISOString(), editedAt: null, pinned: false, hidden: false, deleted: false },
  ...{ revision: 1000, clientKey },
});

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.of('/chat').on('connection', (socket) => {
  socket.on('join', ({ lessonId }: { lessonId: string }, ack: (answer: object) => void) => {
    void socket.join(lessonId);
    ack({ ok: true });
  });
  socket.on('post', async (post: Post & { kept: boolean }, ack: (answer: object) => void) => {
    const message = toMessage(randomUUID(), post, new Date());
    const ms = Math.round(post.mediaSecond * 1000);
    const { id, lessonId, body, kind, clientKey, createdAt } = message;
    if (post.kept)
      await pool.query({
        name: 'insert',
        text: INSERT,
        values: [id, lessonId, socket.id, body, ms, kind, clientKey, createdAt],
      });
    ack({ ok: true, message });
    io.of('/chat').to(lessonId).emit('message', message);
  });
});
http.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
