// A TCP proxy in front of several servers: each new connection goes to the next of them, as behind a load balancer.
import net, { type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  origin: string;
  /** Breaks every connection that stands. */
  cut(): void;
  /** New connections are refused. */
  down: boolean;
  close(): Promise<void>;
}

export async function startBalancer(origins: readonly string[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let next = 0;
  const server = net.createServer((client) => {
    if (balancer.down) return void client.destroy();
    const upstream = net.connect(Number(new URL(origins[next++ % origins.length]!).port), '127.0.0.1');
    for (const [from, to] of [[client, upstream] as const, [upstream, client] as const]) {
      open.add(from);
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const balancer: Balancer = {
    origin: '',
    cut: () => open.forEach((socket) => socket.destroy()),
    down: false,
    async close() {
      balancer.cut();
      await new Promise((done) => server.close(done));
    },
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  balancer.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return balancer;
}
