/**
 * What one socket is sent within a turn of the event loop leaves in one or two writes. A group of messages that was
 * committed together brings each reader several packets at once; each by itself would cost both sides a system call, and a
 * phone's radio a wake-up.
 */
import type { Socket as NetSocket } from 'node:net';
import type { Server } from 'socket.io';

export function coalesceWrites(io: Server): void {
  let corked: NetSocket[] = [];
  const release = () => {
    const sockets = corked;
    corked = [];
    for (const socket of sockets) socket.uncork();
  };
  // Told before packets are handed on: the first at once, those behind it together once it is written.
  io.engine.on('flush', ({ request }: { request: { socket: NetSocket } }) => {
    const { socket } = request;
    if (socket.writableCorked > 0) return;
    socket.cork();
    if (corked.push(socket) === 1) setImmediate(release);
  });
}
