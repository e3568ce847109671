// A recording's speech through the real job: a program and a server that answer well, badly, late, too much or never.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RecogniserSettings } from '~/platform/recogniser-settings';
import { findFence } from '~/platform/fence.server';
import { askForSpeechDraft } from '~/video/ask-for-speech-draft.server';
import { recogniseSpeech } from '~/video/recognise-speech.server';
import { RECOGNISE_SPEECH } from '~/video/schema';
import { listProcessesNaming } from '../support/list-processes';
import { makeTestClip } from '../support/media';
import { recogniserCommand } from '../support/recogniser-command';
import { createPipeline, type Pipeline } from './pipeline-support';

let pipeline: Pipeline;
let videoId: string;
let silentId: string;
beforeAll(async () => {
  pipeline = await createPipeline();
  videoId = (await pipeline.settle(await makeTestClip({ seconds: 4 }), 1)).id;
  silentId = (await pipeline.settle(await makeTestClip({ seconds: 1, sound: false }), 1)).id;
});
afterAll(() => pipeline.stop());

const never = new AbortController().signal;
const command = (how: string): RecogniserSettings => ({ kind: 'command', words: recogniserCommand(how) });

async function ask(lang = 'ko', id = videoId): Promise<string> {
  const queued: unknown[] = [];
  const enqueue = (name: string, payload: object) => Promise.resolve(void queued.push({ name, ...payload }));
  const { db, clock } = pipeline;
  await askForSpeechDraft({ db, now: clock.now(), enqueue, videoId: id, lang });
  const { id: draftId } = await db.prisma.speechDraft.findUniqueOrThrow({
    where: { videoId_lang: { videoId: id, lang } },
  });
  expect(queued).toEqual([{ name: RECOGNISE_SPEECH, draftId }]);
  return draftId;
}
const find = (id: string) => pipeline.db.prisma.speechDraft.findUniqueOrThrow({ where: { id } });
const hear = (
  draftId: string,
  recogniser: RecogniserSettings,
  more: { signal?: AbortSignal; ms?: number } = {},
) =>
  recogniseSpeech({
    ...{ ...pipeline.deps, draftId, recogniser, signal: more.signal ?? never },
    ...(more.ms ? { timeFor: () => more.ms! } : {}),
  });
const settle = async (recogniser: RecogniserSettings, ms?: number) => {
  const id = await ask();
  await hear(id, recogniser, ms ? { ms } : {});
  expect(await pipeline.workFolders()).toEqual([]);
  return find(id);
};

/** A server like those of OpenAI's shape; what it was sent lies in `got`. */
async function serve(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const got = { path: '', token: undefined as string | undefined, body: Buffer.alloc(0), type: '' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.path = `${request.method!} ${request.url!}`;
      got.token = request.headers.authorization;
      got.type = request.headers['content-type'] ?? '';
      got.body = Buffer.concat(chunks);
      answer(response, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1/audio/transcriptions`;
  const settings: RecogniserSettings = { kind: 'server', url, token: 'secret-token' };
  return { got, settings };
}

describe('a program', () => {
  it('gets the sound at 16 kHz in one channel, as long as the video, and gives lines to check', async () => {
    const draft = await settle(command('good'));
    expect(draft).toMatchObject({ status: 'ready', reason: null, errorLog: null, attempt: 1 });
    const cues = draft.cues as [number, number, string, true][];
    const all = cues.map(([, , text]) => text).join('');
    const said = JSON.parse(/^\{.*?\}/.exec(all.replace(/[\n ]/g, ''))![0]) as Record<string, unknown>;
    expect(said).toMatchObject({ channels: 1, rate: 16_000, bits: 16, stated: true, lang: 'ko' });
    expect(Math.abs((said['seconds'] as number) - 4)).toBeLessThan(0.05);
    expect(said['uid']).toBe(findFence().account?.uid ?? process.getuid!());
    expect(cues.filter(([, , text]) => text.startsWith('들은 말'))).toMatchObject([
      [1000, 2000, '들은 말 1', true],
      [2000, 3000, '들은 말 2', true],
      [3000, 4000, '들은 말 3', true],
    ]);
    expect(cues.every((cue) => cue[3] === true)).toBe(true);
  });

  it.each([
    ['fail', 'recogniser-failed', 'ggml-large.bin'],
    ['garbage', 'answer-unreadable', 'I am not a caption file'],
    ['silence', 'no-speech', ''],
    ['huge', 'answer-too-large', ''],
  ])('%s is a sentence, with its words for the administrator', async (how, reasonCode, log) => {
    const draft = await settle(command(how));
    expect(draft).toMatchObject({ status: 'failed', reasonCode, cues: [] });
    expect(draft.reason).toMatch(/습니다.*세요\.$/);
    expect(draft.errorLog).toContain(log);
    expect(draft.reason).not.toMatch(/ggml|caption/);
  });

  it.each(['slow', 'endless'])('%s is ended with all it started', async (how) => {
    const { words } = command(how) as { words: string[] };
    const draft = await settle({ kind: 'command', words }, 1500);
    expect(draft).toMatchObject({ status: 'failed', reasonCode: 'recogniser-slow' });
    expect(listProcessesNaming(words[1]!)).toEqual([]);
  });

  it('that is not there is the administrator’s to mend', async () => {
    const draft = await settle({ kind: 'command', words: ['/no/such/whisper', '{audio}'] });
    expect(draft).toMatchObject({ status: 'failed', reasonCode: 'recogniser-missing' });
    expect(draft.reason).toMatch(/관리자에게 CAPTION_COMMAND/);
  });
});

describe('a server', () => {
  const vtt = 'WEBVTT\n\n00:00.500 --> 00:02.000\n물을 받습니다\n';
  const json = JSON.stringify({
    text: '',
    segments: [{ id: 0, start: 0.5, end: 2, text: ' 물을 받습니다' }],
  });
  it.each([
    ['VTT', vtt],
    ['SRT', '1\n00:00:00,500 --> 00:00:02,000\n물을 받습니다\n'],
    ['JSON', json],
  ])('is sent one form and answers in %s', async (_name, body) => {
    const { got, settings } = await serve((response) => response.end(body));
    const draft = await settle(settings);
    expect(draft).toMatchObject({ status: 'ready', cues: [[500, 2000, '물을 받습니다', true]] });
    expect(got).toMatchObject({ path: 'POST /v1/audio/transcriptions', token: 'Bearer secret-token' });
    const form = await new Response(got.body, { headers: { 'content-type': got.type } }).formData();
    expect(form.get('language')).toBe('ko');
    expect(form.get('response_format')).toBe('vtt');
    const wav = Buffer.from(await (form.get('file') as File).arrayBuffer());
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([1, 16_000]);
    expect(Math.abs((wav.length - 44) / 32_000 - 4)).toBeLessThan(0.05);
  });

  const endlessly = (response: ServerResponse) => {
    const block = Buffer.alloc(256 * 1024, 'x');
    const more = (): void => {
      while (!response.destroyed && response.write(block));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
  it.each([
    ['a refusal', (r: ServerResponse) => r.writeHead(401).end('bad key'), 'recogniser-refused', 'bad key'],
    ['a fault', (r: ServerResponse) => r.writeHead(500).end('CUDA out of memory'), 'recogniser-away', 'CUDA'],
    [
      'a redirect',
      (r: ServerResponse) => r.writeHead(302, { location: '/x' }).end(),
      'recogniser-refused',
      '302',
    ],
    [
      'a torn answer',
      (r: ServerResponse) => r.writeHead(200, { 'content-length': 99 }).destroy(),
      'recogniser-away',
      '',
    ],
    ['a page', (r: ServerResponse) => r.end('<html>It works</html>'), 'answer-unreadable', 'It works'],
    ['half of a JSON', (r: ServerResponse) => r.end(json.slice(0, 40)), 'answer-unreadable', 'segments'],
    ['JSON without times', (r: ServerResponse) => r.end('{"text":"물"}'), 'answer-unreadable', 'segments'],
    ['an endless answer', endlessly, 'answer-too-large', ''],
  ] as const)('with %s is a sentence', async (_name, answer, reasonCode, log) => {
    const { settings } = await serve(answer);
    const draft = await settle(settings);
    expect(draft).toMatchObject({ status: 'failed', reasonCode, cues: [] });
    expect(draft.reason).toMatch(/습니다.*세요\.$/);
    expect(draft.errorLog).toContain(log);
    expect(`${draft.reason!}${draft.errorLog!}`).not.toContain('secret-token');
  });

  it('that says nothing is given up in time, and one that is gone at once', async () => {
    const { settings } = await serve(() => undefined);
    expect(await settle(settings, 300)).toMatchObject({ status: 'failed', reasonCode: 'recogniser-slow' });
    const gone: RecogniserSettings = { kind: 'server', url: 'http://127.0.0.1:9/', token: undefined };
    expect(await settle(gone)).toMatchObject({ status: 'failed', reasonCode: 'recogniser-away' });
  });
});

it('a video without words in its sound: the set’s own silence is not heard as none', async () => {
  const id = await ask('ko', silentId);
  await hear(id, command('silence'));
  expect(await find(id)).toMatchObject({ status: 'failed', reasonCode: 'no-speech' });
});

describe('cut and repeated', () => {
  it('an orderly stop gives it back, and the next attempt ends it', async () => {
    const id = await ask();
    const stop = new AbortController();
    const { words } = command('slow') as { words: string[] };
    const running = hear(id, { kind: 'command', words }, { signal: stop.signal });
    const runs = () => listProcessesNaming(words[1]!).length;
    await vi.waitFor(() => expect(runs()).toBeGreaterThan(0), { timeout: 20_000 });
    expect(await find(id)).toMatchObject({ status: 'working', attempt: 1 });
    stop.abort();
    await expect(running).rejects.toThrow();
    expect(runs()).toBe(0);
    expect(await find(id)).toMatchObject({ status: 'waiting', attempt: 0 });
    expect(await pipeline.workFolders()).toEqual([]);
    await hear(id, command('good'));
    expect(await find(id)).toMatchObject({ status: 'ready', attempt: 1 });
    // Given out once more by a queue that did not hear of it: nothing happens.
    await hear(id, command('fail'));
    expect(await find(id)).toMatchObject({ status: 'ready', attempt: 1 });
  });

  it('a server that is asked is left at once', async () => {
    const id = await ask();
    const stop = new AbortController();
    const { got, settings } = await serve(() => undefined);
    const running = hear(id, settings, { signal: stop.signal });
    await vi.waitFor(() => expect(got.body.length).toBeGreaterThan(0), { timeout: 20_000 });
    stop.abort();
    await expect(running).rejects.toThrow();
    expect(await find(id)).toMatchObject({ status: 'waiting', attempt: 0 });
  });

  it('what a newer asking began is not overwritten by an older answer; three deaths are enough', async () => {
    const id = await ask();
    const { settings } = await serve((response) => {
      void pipeline.db.prisma.speechDraft
        .update({ where: { id }, data: { attempt: { increment: 1 } } })
        .then(() => response.end('WEBVTT\n\n00:00.500 --> 00:02.000\n늦은 답\n'));
    });
    await hear(id, settings);
    expect(await find(id)).toMatchObject({ status: 'working', attempt: 2, cues: [] });
    await pipeline.db.prisma.speechDraft.update({ where: { id }, data: { attempt: 3 } });
    await hear(id, command('good'));
    expect(await find(id)).toMatchObject({ status: 'failed', reasonCode: 'interrupted' });
    await ask();
    await hear(id, command('good'));
    expect(await find(id)).toMatchObject({ status: 'ready', attempt: 1, reason: null, errorLog: null });
  });
});
