import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { coalesceWrites } from '~/server/coalesce-writes';

const PACKETS = 20;

/** How often the operating system is asked to send while one turn brings a reader so many packets. */
async function countWrites(prepare: (io: Server) => void): Promise<number> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  prepare(io);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const client = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    ...{ transports: ['websocket'], reconnection: false },
  });
  onTestFinished(async () => {
    client.close();
    await io.close();
  });
  const arrived: number[] = [];
  const all = new Promise<void>((resolve) =>
    client.on('message', (n: number) => arrived.push(n) === PACKETS && resolve()),
  );
  await new Promise<void>((resolve) => client.once('connect', resolve));
  const { socket } = [...io.sockets.sockets.values()][0]!.conn.request as unknown as { socket: NetSocket };
  let writes = 0;
  for (const way of ['_write', '_writev'] as const) {
    const before = socket[way]!.bind(socket) as (...given: unknown[]) => void;
    socket[way] = (...given: unknown[]) => {
      writes += 1;
      before(...given);
    };
  }
  for (let n = 0; n < PACKETS; n++) io.emit('message', n);
  await all;
  expect(arrived).toEqual(Array.from({ length: PACKETS }, (_, n) => n));
  return writes;
}

it('what one turn brings leaves in two writes, in order', async () => {
  expect(await countWrites(coalesceWrites)).toBe(2);
});

it('without it, each packet is a write', async () => {
  expect(await countWrites(() => undefined)).toBe(PACKETS);
});
