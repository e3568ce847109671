// A TCP proxy that behaves like a phone's network: slow, late, cut in the middle, gone for a while, or silent.
import net, { type AddressInfo, type Socket } from 'node:net';
import type { Random } from '../faults/seeds';

export interface FlakyProxy {
  origin: string;
  /** Where new connections lead; a server that started again may have another port. */
  port: number;
  /** Bytes that have come from the client so far. */
  sentBytes: number;
  cuts: number;
  /** Upward, for each connection. */
  bytesPerSecond: number;
  /** Each piece waits so long before it goes on, both ways. */
  delayMs: number;
  /** Breaks a connection once this many further bytes have come from the client, and draws the next number. */
  cutEvery(low: number, high: number, random: Random): void;
  cutNow(): void;
  /** Connections are refused, and broken where they stand. */
  down: boolean;
  /** Takes bytes and passes nothing on, as a network does that is there and dead. */
  silent: boolean;
  /** The same for what comes from the server alone: it hears everything and is not heard. */
  holdsAnswers: boolean;
  close(): Promise<void>;
}

const PIECE_BYTES = 16 * 1024;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function startFlakyProxy(port: number): Promise<FlakyProxy> {
  const open = new Set<Socket>();
  let untilCut = Infinity;
  let draw = () => Infinity;
  const server = net.createServer((client) => {
    if (proxy.down) return void client.destroy();
    const upstream = net.connect(proxy.port, '127.0.0.1');
    const both = [client, upstream];
    const end = () => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    const pass = async (from: Socket, to: Socket, upward: boolean) => {
      for await (const chunk of from) {
        for (let at = 0; at < (chunk as Buffer).length; at += PIECE_BYTES) {
          const piece = (chunk as Buffer).subarray(at, at + PIECE_BYTES);
          if (proxy.silent || (proxy.holdsAnswers && !upward)) await wait(2 ** 30);
          const slow = upward ? (piece.length / proxy.bytesPerSecond) * 1000 : 0;
          if (slow + proxy.delayMs > 0) await wait(slow + proxy.delayMs);
          if (upward) {
            proxy.sentBytes += piece.length;
            untilCut -= piece.length;
            if (untilCut <= 0) {
              untilCut = draw();
              proxy.cuts += 1;
              return end();
            }
          }
          if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
        }
      }
      to.end();
    };
    pass(client, upstream, true).catch(end);
    pass(upstream, client, false).catch(end);
  });
  const proxy: FlakyProxy = {
    origin: '',
    port,
    sentBytes: 0,
    cuts: 0,
    bytesPerSecond: Infinity,
    delayMs: 0,
    cutEvery(low, high, random) {
      draw = () => random.between(low, high);
      untilCut = draw();
    },
    cutNow: () => open.forEach((socket) => socket.destroy()),
    down: false,
    silent: false,
    holdsAnswers: false,
    async close() {
      open.forEach((socket) => socket.destroy());
      await new Promise((done) => server.close(done));
    },
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  proxy.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

const once = (socket: Socket, event: 'drain' | 'close') =>
  new Promise<void>((done) => socket.once(event, () => done()));
