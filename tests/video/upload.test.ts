// Resumable upload over real sockets and a real database: cuts, restarts, strangers and wrong requests.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as tus from 'tus-js-client';
import { recoverVideos } from '~/video/recover-videos.server';
import { errorOf, MB, metadata, UploadWorld } from './upload-world';

const owner = randomUUID();
const stranger = randomUUID();

let world: UploadWorld;
beforeAll(async () => {
  world = await UploadWorld.start(owner);
});
afterAll(() => world.dispose());

const call: UploadWorld['call'] = (...given) => world.call(...given);
const create: UploadWorld['create'] = (...given) => world.create(...given);
const patch: UploadWorld['patch'] = (...given) => world.patch(...given);
const find: UploadWorld['find'] = (id) => world.find(id);

describe('an upload', () => {
  it('becomes an original that waits for its processing, with the video named at every step', async () => {
    const body = randomBytes(300_000);
    const { answer, at, videoId } = await create(body.length);
    expect(answer.status).toBe(201);
    expect(at).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
    expect(await find(videoId)).toMatchObject({
      ownerId: owner,
      status: 'receiving',
      percent: 0,
      filename: '주차 안내.mp4',
    });

    const first = await patch(at, 0, body.subarray(0, 150_000));
    expect([first.status, first.headers.get('upload-offset'), first.headers.get('video-id')]).toEqual([
      204,
      '150000',
      videoId,
    ]);
    await vi.waitFor(async () => expect((await find(videoId)).percent).toBe(50));
    const head = await call('HEAD', at);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('video-id')]).toEqual([
      200,
      '150000',
      videoId,
    ]);

    const last = await patch(at, 150_000, body.subarray(150_000));
    expect([last.status, last.headers.get('video-id')]).toEqual([204, videoId]);
    expect(await find(videoId)).toMatchObject({ status: 'probing', sourceKey: `originals/${videoId}` });
    expect(await world.queued()).toMatchObject({ [videoId]: 'process' });
    expect(body.equals(await world.readOriginal(videoId))).toBe(true);

    const again = await call('HEAD', at);
    expect([again.status, again.headers.get('upload-offset')]).toEqual([200, '300000']);
    const end = await call('DELETE', at);
    expect([end.status, (await errorOf(end)).code]).toEqual([409, 'upload-finished']);
    expect((await patch(at, 300_000, Buffer.alloc(1))).status).toBe(409);
  });

  it('keeps what arrived before a cut, over a restart of the server too', async () => {
    const body = randomBytes(2 * MB);
    const { at, videoId } = await create(body.length);
    await world.cutPatch(at, 0, body, MB);
    await world.close();
    await world.listen();
    const offset = Number((await call('HEAD', at)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(MB);
    expect((await patch(at, offset, body.subarray(offset))).status).toBe(204);
    expect(body.equals(await world.readOriginal(videoId))).toBe(true);
  });

  it('is carried through by the client that browsers use', async () => {
    const body = randomBytes(MB);
    let videoId: string | undefined;
    await new Promise<void>((resolve, reject) => {
      new tus.Upload(body, {
        endpoint: `${world.base}/api/v1/uploads`,
        chunkSize: 400_000,
        headers: { 'x-person': owner },
        metadata: { filename: 'clip.mov', filetype: 'video/quicktime' },
        onAfterResponse: (_req, res) => void (videoId ??= res.getHeader('Video-Id')),
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(await find(videoId!)).toMatchObject({ status: 'probing', filename: 'clip.mov' });
  });

  it('can be given up while it is unfinished', async () => {
    const { at, videoId } = await create(1000);
    expect((await call('DELETE', at)).status).toBe(204);
    expect(await world.test.db.prisma.video.findUnique({ where: { id: videoId } })).toBeNull();
    expect((await call('HEAD', at)).status).toBe(404);
  });

  it('is finished by the next look when the process died after the last byte', async () => {
    const body = randomBytes(1000);
    const one = await create(body.length);
    const two = await create(body.length);
    for (const { at } of [one, two]) await world.storage.write(`uploads/${at.split('/').pop()!}`, body);
    expect((await call('HEAD', one.at)).headers.get('upload-offset')).toBe('1000');
    const { storage, test } = world;
    await recoverVideos({ db: test.db, now: new Date(), storage });
    for (const { videoId } of [one, two]) {
      expect(await find(videoId)).toMatchObject({ status: 'probing' });
      expect(await world.queued()).toMatchObject({ [videoId]: 'process' });
    }
  });
});

describe('nobody else', () => {
  it.each(['HEAD', 'PATCH', 'DELETE'])('may %s it: not yours looks like not there', async (method) => {
    const { at, videoId } = await create(1000);
    const headers = {
      'x-person': stranger,
      ...(method === 'PATCH'
        ? { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
        : {}),
    };
    const theirs = await call(method, at, headers, method === 'PATCH' ? Buffer.alloc(10) : undefined);
    const nothing = await call(method, `/api/v1/uploads/${randomUUID()}`, headers);
    expect([theirs.status, nothing.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await nothing.text());
    expect(theirs.headers.get('video-id')).toBeNull();
    expect(await find(videoId)).toMatchObject({ status: 'receiving', percent: 0 });
  });
  it('starts one without signing in', async () => {
    const answer = await fetch(`${world.base}/api/v1/uploads`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0' },
    });
    expect([answer.status, (await errorOf(answer)).code]).toEqual([401, 'sign-in-required']);
  });
});

describe('a wrong request gets a sentence', () => {
  it.each([
    ['no length', { 'upload-metadata': metadata('a.mp4') }, 400, 'upload-length-missing'],
    [
      'an empty file',
      { 'upload-length': '0', 'upload-metadata': metadata('a.mp4') },
      400,
      'upload-length-missing',
    ],
    [
      'a length that is none',
      { 'upload-length': 'ten', 'upload-metadata': metadata('a.mp4') },
      400,
      'upload-invalid',
    ],
    [
      'a deferred length',
      { 'upload-defer-length': '1', 'upload-metadata': metadata('a.mp4') },
      400,
      'upload-length-missing',
    ],
    ['no name', { 'upload-length': '10' }, 400, 'upload-metadata-invalid'],
    [
      'a name of nothing',
      { 'upload-length': '10', 'upload-metadata': metadata('/') },
      400,
      'upload-metadata-invalid',
    ],
    [
      'metadata that are none',
      { 'upload-length': '10', 'upload-metadata': 'filename ***' },
      400,
      'upload-invalid',
    ],
    [
      'too much',
      { 'upload-length': String(3 * MB + 1), 'upload-metadata': metadata('a.mp4') },
      413,
      'too-large',
    ],
    ['another protocol', { 'tus-resumable': '0.2.0', 'upload-length': '10' }, 400, 'upload-invalid'],
  ])('%s', async (_name, headers, status, code) => {
    const answer = await call('POST', '/api/v1/uploads', headers as unknown as Record<string, string>);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect([answer.status, (await errorOf(answer)).code]).toEqual([status, code]);
    expect(answer.headers.get('video-id')).toBeNull();
  });
  it('an offset that is not the server’s', async () => {
    const { at } = await create(1000);
    const answer = await patch(at, 500, Buffer.alloc(10));
    expect([answer.status, (await errorOf(answer)).code]).toEqual([409, 'upload-offset-mismatch']);
  });
  it('more bytes than were announced', async () => {
    const { at } = await create(1000);
    const answer = await patch(at, 0, Buffer.alloc(2000));
    expect([answer.status, (await errorOf(answer)).code]).toEqual([413, 'too-large']);
  });
});
