// Media files over a real socket: who may read which set, ranges, and addresses that try to leave it.
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '~/platform/clock';
import { createDiskStorage } from '~/platform/storage.server';
import { createMediaHandler } from '~/video/create-media-handler.server';
import { grantMediaCookie, verifyMediaCookie } from '~/video/media-cookie.server';

const secret = 's'.repeat(40);
const setId = '11111111-2222-4333-8444-555555555555';
const otherSetId = '99999999-2222-4333-8444-555555555555';
const videoId = '22222222-2222-4333-8444-555555555555';
const personId = 'aaaaaaaa-2222-4333-8444-555555555555';
const clock = new ManualClock('2026-06-01T00:00:00Z');

let folder: string;
let server: Server;
let origin: string;
let signedIn = true;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'media-'));
  for (const id of [setId, otherSetId]) {
    await mkdir(path.join(folder, 'renditions', id, '360p'), { recursive: true });
    await writeFile(path.join(folder, 'renditions', id, 'master.m3u8'), '#EXTM3U\n');
    await writeFile(path.join(folder, 'renditions', id, 'poster.jpg'), 'jpeg');
    await writeFile(path.join(folder, 'renditions', id, '360p', 's00000.m4s'), '0123456789');
  }
  await mkdir(path.join(folder, 'posters', videoId), { recursive: true });
  await writeFile(path.join(folder, 'posters', videoId, '12000.jpg'), 'chosen');
  await writeFile(path.join(folder, 'secret.mp4'), 'secret');
  const handler = createMediaHandler({
    storage: createDiskStorage(folder),
    clock,
    secret,
    captions: { find: () => Promise.resolve(null), findText: () => Promise.resolve(null) },
    personOf: () => Promise.resolve(signedIn ? { id: personId } : null),
  });
  server = createServer(handler).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
});

const grant = (over: Partial<Parameters<typeof grantMediaCookie>[0]> = {}) =>
  grantMediaCookie({
    secret,
    renditionSetId: setId,
    personId,
    now: clock.now(),
    ttlSeconds: 1800,
    secure: false,
    ...over,
  });
const cookieOf = (setCookie: string) => setCookie.split(';')[0]!;
const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(origin + address, { headers, method });

describe('the media cookie', () => {
  it('is closed to scripts and bound to its set', () => {
    expect(grant()).toMatch(
      new RegExp(`^media=[^;]+; Path=/media/${setId}/; Max-Age=1800; HttpOnly; SameSite=Lax$`),
    );
    expect(grant({ secure: true })).toMatch(/; Secure$/);
  });
  it.each([
    ['its own set', { renditionSetId: setId }, personId],
    ['another set', { renditionSetId: otherSetId }, null],
    ['another secret', { secret: 'x'.repeat(40) }, null],
    ['the last second', { now: new Date('2026-06-01T00:29:59Z') }, personId],
    ['after its end', { now: new Date('2026-06-01T00:30:00Z') }, null],
    ['no cookie', { cookieHeader: undefined }, null],
    ['beside other cookies', { cookieHeader: `a=1; ${cookieOf(grant())}; b=2` }, personId],
    ['an altered person', { cookieHeader: cookieOf(grant()).replace('aaaaaaaa', 'bbbbbbbb') }, null],
    ['a longer time', { cookieHeader: cookieOf(grant()).replace(/\.\d+\./, '.9999999999.') }, null],
    [
      'an older one before a valid one',
      { cookieHeader: `${cookieOf(grant({ ttlSeconds: -5 }))}; ${cookieOf(grant())}` },
      personId,
    ],
  ])('with %s', (_name, over, expected) => {
    const request = {
      secret,
      renditionSetId: setId,
      cookieHeader: cookieOf(grant()),
      now: clock.now(),
      ...over,
    };
    expect(verifyMediaCookie(request)).toBe(expected);
  });
});

describe('GET /media/…', () => {
  it('serves a set to its cookie, to be kept by that browser only', async () => {
    const answer = await get(`/media/${setId}/master.m3u8`, { cookie: cookieOf(grant()) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(await answer.text()).toBe('#EXTM3U\n');
  });
  it('answers ranges and conditional requests', async () => {
    const cookie = cookieOf(grant());
    const part = await get(`/media/${setId}/360p/s00000.m4s`, { cookie, range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    const known = { cookie, 'if-none-match': part.headers.get('etag')!, 'cache-control': 'max-age=0' };
    expect((await get(`/media/${setId}/360p/s00000.m4s`, known)).status).toBe(304);
    const beyond = await get(`/media/${setId}/360p/s00000.m4s`, { cookie, range: 'bytes=50-60' });
    expect([beyond.status, beyond.headers.get('content-type')]).toEqual([
      416,
      'application/json; charset=utf-8',
    ]);
  });
  it.each([
    ['without a cookie', `/media/${setId}/master.m3u8`, {}, 403],
    ['with another set’s cookie', `/media/${otherSetId}/master.m3u8`, { cookie: cookieOf(grant()) }, 403],
    ['a missing file', `/media/${setId}/s1.m4s`, { cookie: cookieOf(grant()) }, 404],
    ['a folder', `/media/${setId}/360p`, { cookie: cookieOf(grant()) }, 404],
    ['an encoded way out', `/media/${setId}/..%2f..%2fsecret.mp4`, { cookie: cookieOf(grant()) }, 404],
    ['a set that is no id', `/media/x/master.m3u8`, {}, 404],
  ])('refuses %s with our JSON error', async (_name, address, headers, status) => {
    const answer = await get(address, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(((await answer.json()) as { error: { code: string; message: string } }).error.message).toMatch(
      /니다|세요/,
    );
  });
  it('does not follow a raw ../', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.end(
      `GET /media/${setId}/../../secret.mp4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: ${cookieOf(grant())}\r\n\r\n`,
    );
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1.1 404/);
    expect(text).not.toContain('secret');
  });
  it('does not take writing methods', async () => {
    expect((await get(`/media/${setId}/master.m3u8`, { cookie: cookieOf(grant()) }, 'POST')).status).toBe(
      404,
    );
  });
  it('shows posters to anybody signed in and to nobody else', async () => {
    const chosen = await get(`/media/posters/${videoId}-12000.jpg`);
    expect([chosen.status, chosen.headers.get('content-type'), await chosen.text()]).toEqual([
      ...[200, 'image/jpeg', 'chosen'],
    ]);
    expect((await get(`/media/posters/${videoId}-12001.jpg`)).status).toBe(404);
    const seen = await get(`/media/posters/${otherSetId}.jpg`);
    expect([seen.status, seen.headers.get('content-type'), await seen.text()]).toEqual([
      200,
      'image/jpeg',
      'jpeg',
    ]);
    signedIn = false;
    expect((await get(`/media/posters/${videoId}-12000.jpg`)).status).toBe(401);
    expect((await get(`/media/posters/${otherSetId}.jpg`)).status).toBe(401);
    signedIn = true;
  });
});
