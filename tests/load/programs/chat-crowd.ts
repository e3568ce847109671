// Many people in a talk, in a process of their own: the official client, driven over IPC by `chat-crowd.ts` beside it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Command, Seat } from '../chat-crowd';

const BODY = '측정병을 물로 세 번 헹구고 시약을 넣은 뒤 1분을 기다려야 하나요?';
const AT_ONCE = 50;

interface Member {
  socket: Socket;
  lessonId: string;
}
const members: Member[] = [];

async function sitDown(origin: string, { cookie, lessonId }: Seat): Promise<Member> {
  const socket = io(`${origin}/chat`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    extraHeaders: { cookie, origin },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ack = (await socket.emitWithAck('join', { lessonId, newOnly: true })) as { ok: boolean };
  if (!ack.ok) throw new Error(`join: ${JSON.stringify(ack)}`);
  return { socket, lessonId };
}

async function post({ socket, lessonId }: Member, kept: boolean): Promise<string> {
  const clientKey = randomUUID();
  const given = { lessonId, body: BODY, mediaSecond: 12.5, kind: 'chat', clientKey, kept };
  const ack = (await socket.emitWithAck('post', given)) as { ok: boolean; error?: { code: string } };
  return ack.ok ? 'ok' : (ack.error?.code ?? 'error');
}
const mustPost = async (member: Member, kept: boolean) => {
  const answer = await post(member, kept);
  if (answer !== 'ok') throw new Error(`post: ${answer}`);
};

/** Milliseconds from the sender's emit until each member has it. */
async function broadcast(senders: number[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const sender of senders) {
    let left = members.length;
    await new Promise<void>((resolve, reject) => {
      let sentAt = 0;
      for (const { socket } of members)
        socket.once('message', () => {
          latencies.push(performance.now() - sentAt);
          if (--left === 0) resolve();
        });
      sentAt = performance.now();
      mustPost(members[sender]!, false).catch(reject);
    });
    await sleep(100);
  }
  return latencies;
}

/** Everybody writes so many, one after the other; answers with messages a second. */
async function postAll(each: number): Promise<number> {
  const from = performance.now();
  await Promise.all(
    members.map(async (member) => {
      for (let n = 0; n < each; n++) await mustPost(member, true);
    }),
  );
  return (members.length * each * 1000) / (performance.now() - from);
}

/** The first `writers` write once a second; the last member writes `flood` a second beside them. */
async function waits(options: { writers: number; ms: number; flood: number }) {
  const latencies: number[] = [];
  const answers: Record<string, number> = {};
  const until = performance.now() + options.ms;
  const flooding = async () => {
    const flooder = members.at(-1)!;
    while (options.flood > 0 && performance.now() < until) {
      void post(flooder, true).then((answer) => (answers[answer] = (answers[answer] ?? 0) + 1));
      await sleep(1000 / options.flood);
    }
  };
  const writing = members.slice(0, options.writers).map(async (member, n) => {
    await sleep((n / options.writers) * 1000);
    while (performance.now() < until) {
      const from = performance.now();
      await mustPost(member, true);
      latencies.push(performance.now() - from);
      await sleep(1100);
    }
  });
  await Promise.all([flooding(), ...writing]);
  return { latencies, answers };
}

async function run(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'connect':
      for (let at = 0; at < command.seats.length; at += AT_ONCE)
        members.push(
          ...(await Promise.all(
            command.seats.slice(at, at + AT_ONCE).map((seat) => sitDown(command.origin, seat)),
          )),
        );
      return members.length;
    case 'broadcast':
      return broadcast(command.senders);
    case 'post-all':
      return postAll(command.each);
    case 'waits':
      return waits(command);
    case 'leave':
      for (const { socket } of members.splice(0)) socket.close();
      return null;
  }
}

process.on('message', (command: Command) => {
  run(command).then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
