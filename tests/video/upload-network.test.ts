// A phone's network between the studio's client and the server: cut, slow, silent, gone; every byte arrives once.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listSeeds, randomFrom } from '../faults/seeds';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy';
import { sendBytes } from '../support/send-bytes';
import { waitFor } from '../support/wait-for';
import { MB, UploadWorld } from './upload-world';

const person = randomUUID();
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let world: UploadWorld;
let proxy: FlakyProxy;
beforeAll(async () => {
  world = await UploadWorld.start(person, { limits: { maxBytes: 40 * MB } });
});
afterAll(() => world.dispose());
beforeEach(async () => {
  proxy = await startFlakyProxy(world.port);
});
afterEach(async () => {
  await proxy.close();
  await world.test.db.prisma.video.deleteMany({ where: { status: 'receiving' } });
});

const send = (bytes: Buffer, more: Partial<Parameters<typeof sendBytes>[1]> = {}) =>
  sendBytes(bytes, { origin: proxy.origin, headers: { 'x-person': person }, ...more });
type Sent = ReturnType<typeof send>;
const phase = (sent: Sent, wanted: string) =>
  waitFor(`the phase ${wanted}`, () => sent.last()?.phase === wanted, 50_000);

/** The one original that came of it has the bytes that were sent. */
async function expectArrived(sent: Sent, bytes: Buffer) {
  await phase(sent, 'done');
  const videoId = sent.last().videoId!;
  expect(sha(await world.readOriginal(videoId))).toBe(sha(bytes));
  expect(await world.find(videoId)).toMatchObject({ status: 'probing', sizeBytes: BigInt(bytes.length) });
  const { prisma } = world.test.db;
  expect(await prisma.video.count({ where: { status: 'receiving' } })).toBe(0);
}

describe.each(listSeeds())('seed %i', (seed) => {
  it('24 MB through a network that is cut every few megabytes, late, and once restarted behind', async () => {
    const random = randomFrom(seed);
    const bytes = randomBytes(24 * MB);
    proxy.cutEvery(MB, 6 * MB, random);
    proxy.delayMs = 1;
    proxy.bytesPerSecond = 60 * MB;
    const sent = send(bytes);
    sent.sending.start();
    await waitFor(
      'half of it',
      () => (sent.last()?.sentBytes ?? 0) > bytes.length * random.between(0.3, 0.7),
      50_000,
    );
    proxy.down = true;
    proxy.cutNow();
    await world.close();
    await world.listen();
    Object.assign(proxy, { port: world.port, down: false });
    await expectArrived(sent, bytes);
    expect(proxy.cuts).toBeGreaterThan(2);
    expect(sent.states.some((state) => state.phase === 'cut')).toBe(true);
    // What had arrived was not sent again: at most a chunk's tail for each break.
    console.log(
      `seed ${seed}: ${proxy.cuts} cuts, ${(proxy.sentBytes / bytes.length).toFixed(2)} times the bytes`,
    );
    expect(proxy.sentBytes).toBeLessThan(bytes.length * 1.6);
  });
});

it('a network that is there and dead is given up, and the upload goes on', async () => {
  const bytes = randomBytes(3 * MB);
  const sent = send(bytes, { chunkBytes: MB, stallMs: 500 });
  proxy.bytesPerSecond = 4 * MB;
  sent.sending.start();
  await waitFor('some of it', () => (sent.last()?.sentBytes ?? 0) > MB);
  proxy.silent = true;
  await phase(sent, 'cut');
  proxy.cutNow();
  Object.assign(proxy, { silent: false, bytesPerSecond: Infinity });
  await expectArrived(sent, bytes);
});

it('waits without end while there is no network, and goes on at once when told', async () => {
  const bytes = randomBytes(2 * MB);
  proxy.down = true;
  const sent = send(bytes, { waitsMs: [5, 5, 5, 5, 60_000] });
  sent.sending.start();
  await waitFor('five attempts', () => sent.states.filter((state) => state.phase === 'cut').length >= 5);
  proxy.down = false;
  sent.sending.nudge();
  await expectArrived(sent, bytes);
});

it('stands still when paused, and goes on from there', async () => {
  const bytes = randomBytes(4 * MB);
  proxy.bytesPerSecond = 4 * MB;
  const sent = send(bytes, { chunkBytes: MB });
  sent.sending.start();
  await waitFor('the first chunk', () => (sent.last()?.sentBytes ?? 0) > MB);
  sent.sending.pause();
  expect(sent.last().phase).toBe('paused');
  const told = sent.states.length;
  const { uploadId } = await world.find(sent.last().videoId!);
  const head = await world.call('HEAD', `/api/v1/uploads/${uploadId}`);
  expect(Number(head.headers.get('upload-offset'))).toBeLessThan(3 * MB);
  expect(sent.states).toHaveLength(told);
  proxy.bytesPerSecond = Infinity;
  sent.sending.start();
  await expectArrived(sent, bytes);
  expect(proxy.sentBytes).toBeLessThan(5.2 * MB);
});

it('a full disk holds it with the server’s sentence, and it goes on when there is room', async () => {
  const bytes = randomBytes(3 * MB);
  const sent = send(bytes, { chunkBytes: MB });
  proxy.bytesPerSecond = 8 * MB;
  sent.sending.start();
  await waitFor('the first chunk', () => (sent.last()?.sentBytes ?? 0) > MB);
  world.freeBytes = 0;
  await phase(sent, 'held');
  expect(sent.last().sentence).toContain('저장 공간이 부족');
  world.freeBytes = undefined;
  await expectArrived(sent, bytes);
});

it('a session that ends stops it, and the next one goes on', async () => {
  const bytes = randomBytes(3 * MB);
  const headers: Record<string, string> = { 'x-person': person };
  const sent = send(bytes, { headers, chunkBytes: MB });
  proxy.bytesPerSecond = 8 * MB;
  sent.sending.start();
  await waitFor('the first chunk', () => (sent.last()?.sentBytes ?? 0) > MB);
  delete headers['x-person'];
  await phase(sent, 'signed-out');
  // Tried before anybody signed in: still the same upload.
  sent.sending.start();
  await phase(sent, 'sending');
  await phase(sent, 'signed-out');
  headers['x-person'] = person;
  sent.sending.start();
  await expectArrived(sent, bytes);
  const ids = new Set(sent.states.map(({ videoId }) => videoId).filter(Boolean));
  expect(ids.size).toBe(1);
});

describe('an upload of another day', () => {
  it('goes on at its address, and begins anew where it was swept', async () => {
    const bytes = randomBytes(MB);
    const { at, videoId } = await world.create(bytes.length);
    await world.patch(at, 0, bytes.subarray(0, 700_000));
    const sent = send(bytes, { url: proxy.origin + at });
    sent.sending.start();
    await expectArrived(sent, bytes);
    expect(sent.last().videoId).toBe(videoId);
    expect(proxy.sentBytes).toBeLessThan(400_000);

    const again = send(bytes, { url: `${proxy.origin}/api/v1/uploads/${randomUUID()}` });
    again.sending.start();
    await expectArrived(again, bytes);
    expect(again.last().videoId).not.toBe(videoId);
  });

  it('that was given up meanwhile on another device stays given up', async () => {
    const bytes = randomBytes(3 * MB);
    proxy.bytesPerSecond = 4 * MB;
    const sent = send(bytes, { chunkBytes: MB });
    sent.sending.start();
    await waitFor('the first chunk', () => (sent.last()?.sentBytes ?? 0) > MB);
    const { uploadId } = await world.find(sent.last().videoId!);
    await world.call('DELETE', `/api/v1/uploads/${uploadId}`);
    await phase(sent, 'gone');
    expect(await world.test.db.prisma.video.count({ where: { status: 'receiving' } })).toBe(0);
    // Only on the person's wish does it begin again.
    sent.sending.start();
    await expectArrived(sent, bytes);
  });

  it('is taken back from the server when it is cancelled', async () => {
    const sent = send(randomBytes(2 * MB), { chunkBytes: MB });
    proxy.bytesPerSecond = 4 * MB;
    sent.sending.start();
    await waitFor('some of it', () => (sent.last()?.sentBytes ?? 0) > 100_000);
    await sent.sending.cancel();
    expect(await world.test.db.prisma.video.findUnique({ where: { id: sent.last().videoId! } })).toBeNull();
  });
});

it('a file that cannot be read any more is said to be that, not a network', async () => {
  proxy.down = true;
  const sent = send(randomBytes(1000), { canRead: () => Promise.resolve(false) });
  sent.sending.start();
  await phase(sent, 'unreadable');
});
