// A lesson's captions as HLS renditions: what the playlists say, and who is given them under which address.
import { createServer, type Server } from 'node:http';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '~/platform/clock';
import { createDiskStorage } from '~/platform/storage.server';
import type { CaptionSource } from '~/video/build-lesson-file.server';
import { createMediaHandler } from '~/video/create-media-handler.server';
import { grantMediaCookie } from '~/video/media-cookie.server';
import { lessonMasterUrlOf } from '~/video/media-urls';
import { writeMasterPlaylist } from '~/video/write-master-playlist';
import { probeFile, readMaster } from './pipeline-support';

const secret = 's'.repeat(40);
const setId = '11111111-2222-4333-8444-555555555555';
const otherSetId = '99999999-2222-4333-8444-555555555555';
const versionId = 'bbbbbbbb-2222-4333-8444-555555555555';
const [ko, en, all] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n측정병을 헹굽니다\n';
const clock = new ManualClock('2026-06-01T00:00:00Z');

const known = {
  durationMs: 362_000,
  mark: all,
  tracks: [
    { lang: 'ko', mark: ko },
    { lang: 'en', mark: en },
  ],
};
let captions: CaptionSource;
let failing = false;
let folder: string;
let server: Server;
let origin: string;

const segments = [{ seconds: 6, bytes: 150_000 }];
const video = { width: 640, height: 360, codec: 'avc1.64001e', framesPerSecond: 25, segments };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtitles-'));
  await mkdir(path.join(folder, 'renditions', setId), { recursive: true });
  const master = writeMasterPlaylist({
    videos: [
      { ...video, name: '240p' },
      { ...video, name: '360p' },
    ],
    audio: { codec: 'mp4a.40.2', segments },
  });
  await writeFile(path.join(folder, 'renditions', setId, 'master.m3u8'), master);
  captions = {
    find: ({ renditionSetId, lessonVersionId }) => {
      if (failing) return Promise.reject(new Error('the database is away'));
      return Promise.resolve(renditionSetId === setId && lessonVersionId === versionId ? known : null);
    },
    findText: ({ lang, mark }) => Promise.resolve(lang === 'ko' && mark === ko ? VTT : null),
  };
  const handler = createMediaHandler({
    ...{ storage: createDiskStorage(folder), clock, secret, captions },
    personOf: () => Promise.resolve(null),
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

function get(address: string, method = 'GET', of = setId) {
  const personId = 'aaaaaaaa-2222-4333-8444-555555555555';
  const grant = { secret, renditionSetId: of, personId, now: clock.now(), ttlSeconds: 1800, secure: false };
  return fetch(origin + address, { method, headers: { cookie: grantMediaCookie(grant).split(';')[0]! } });
}

describe('the multivariant playlist of a lesson', () => {
  it('offers each language once, the spoken one by default, to every way to play', async () => {
    const answer = await get(lessonMasterUrlOf(setId, versionId));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/vnd.apple.mpegurl',
      'private, no-cache',
    ]);
    const file = path.join(folder, 'out.m3u8');
    await writeFile(file, await answer.text());
    const { media, variants, lines } = await readMaster(file);
    expect(media.filter(({ TYPE }) => TYPE === 'SUBTITLES')).toEqual([
      {
        ...{ TYPE: 'SUBTITLES', 'GROUP-ID': 'subs', NAME: '한국어', LANGUAGE: 'ko' },
        ...{ DEFAULT: 'YES', AUTOSELECT: 'YES', FORCED: 'NO' },
        CHARACTERISTICS: 'public.accessibility.transcribes-spoken-dialog',
        URI: `lesson-${versionId}-ko-${ko}.m3u8`,
      },
      {
        ...{ TYPE: 'SUBTITLES', 'GROUP-ID': 'subs', NAME: 'English', LANGUAGE: 'en' },
        ...{ DEFAULT: 'NO', AUTOSELECT: 'YES', FORCED: 'NO' },
        URI: `lesson-${versionId}-en-${en}.m3u8`,
      },
    ]);
    expect(variants.map(({ uri, SUBTITLES }) => [uri, SUBTITLES])).toEqual([
      ['360p/media.m3u8', 'subs'],
      ['240p/media.m3u8', 'subs'],
      ['audio/media.m3u8', 'subs'],
    ]);
    expect(lines[0]).toBe('#EXTM3U');
    const firstVariant = lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF'));
    expect(lines.slice(firstVariant).some((line) => line.startsWith('#EXT-X-MEDIA:'))).toBe(false);
  });

  it('may be kept under the address that names these captions, and under no other', async () => {
    const kept = async (mark: string) =>
      (await get(lessonMasterUrlOf(setId, versionId, mark))).headers.get('cache-control');
    expect(await kept(all)).toMatch(/immutable/);
    expect(await kept(ko)).toBe('private, no-cache');
  });

  it('leads to a playlist and to cues that ffprobe reads, placed at zero', async () => {
    const playlist = await get(`/media/${setId}/lesson-${versionId}-ko-${ko}.m3u8`);
    expect(await playlist.text()).toBe(
      `#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:362\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:362.000,\nlesson-${versionId}-ko-${ko}.vtt\n#EXT-X-ENDLIST\n`,
    );
    const cues = await get(`/media/${setId}/lesson-${versionId}-ko-${ko}.vtt`);
    expect([cues.headers.get('content-type'), cues.headers.get('cache-control')]).toEqual([
      'text/vtt; charset=utf-8',
      'private, max-age=31536000, immutable',
    ]);
    const text = await cues.text();
    expect(text.split('\n').slice(0, 3)).toEqual([
      'WEBVTT',
      'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0',
      '',
    ]);
    const file = path.join(folder, 'out.vtt');
    await writeFile(file, text);
    const { packets } = await probeFile(file, 'packet=pts_time,duration_time');
    expect(packets).toEqual([{ pts_time: '1.000000', duration_time: '2.000000' }]);
  });

  it('answers HEAD without a body', async () => {
    const answer = await get(lessonMasterUrlOf(setId, versionId), 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500);
  });
});

it.each([
  ['a version of another video', `/media/${setId}/lesson-${otherSetId}.m3u8`, 404],
  ['captions that have changed since', `/media/${setId}/lesson-${versionId}-ko-${en}.vtt`, 404],
  [
    'a playlist of captions that have changed since',
    `/media/${setId}/lesson-${versionId}-ko-${en}.m3u8`,
    404,
  ],
  ['a language that is not there', `/media/${setId}/lesson-${versionId}-ja-${ko}.vtt`, 404],
  ['cues without a language', `/media/${setId}/lesson-${versionId}.vtt`, 404],
  ['a set whose cookie is not there', lessonMasterUrlOf(otherSetId, versionId), 403],
])('refuses %s', async (_name, address, status) => {
  const answer = await get(address);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
});

it('says so where captions cannot be read', async () => {
  failing = true;
  const answer = await get(lessonMasterUrlOf(setId, versionId));
  expect(answer.status).toBe(503);
  failing = false;
});
