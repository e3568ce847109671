// The trim page's door: who comes in, what it is given, what it may post; and the keys it listens to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { action, loader } from '~/routes/author/trim';
import { readTrimKey } from '~/routes/author/use-trim-keys';
import type { TrimData } from '~/routes/author/trim-types';
import { listQueued } from '../support/queued-videos';
import { createWorld, makeDraft, makeReadyDraft, makeVideo, now, type World } from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const open = (id: string, person: World['author'] | null = world.author) =>
  visit<TrimData>(loader, { db: world.db, person, path: `/studio/${id}/trim`, params: { id } });
function post(id: string, form: Record<string, string>, person = world.author) {
  return visit<Refusal>(action, { db: world.db, person, path: `/studio/${id}/trim`, params: { id }, form });
}
const apply = (videoId: string, parts: unknown) => ({
  intent: 'apply',
  videoId,
  parts: JSON.stringify(parts),
});

describe('the page', () => {
  it('opens for the author with the recording, its cookie and the author’s others; for nobody else', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const other = await makeVideo(world, world.author);
    const foreign = await makeVideo(world, world.colleague);
    const { value, headers } = await open(id);
    expect(value).toMatchObject({ videoId, locked: false, isLive: false, parts: null });
    expect(value.sources).toMatchObject([{ videoId, durationMs: 360_400, filename: '수질 점검.mp4' }]);
    expect(value.sources[0]!.masterUrl).toMatch(/^\/media\/.*m3u8$/);
    expect(headers.getSetCookie()).toHaveLength(1 + value.others.length);
    const offered = value.others.map((one) => one.videoId);
    expect(offered).toContain(other);
    expect(offered).not.toContain(foreign);
    expect((await open(id, world.colleague)).status).toBe(404);
    expect((await open(id, world.head)).status).toBe(403);
    expect((await open(id, null)).response?.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('holds nothing to cut before there is a video that is ready', async () => {
    const { id } = await makeDraft(world);
    expect((await open(id)).value).toMatchObject({ videoId: null, sources: [] });
  });

  it('opens a video that was cut on its recordings, with its cuts', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const parts = [{ videoId, fromMs: 1000, toMs: 301_000 }];
    await post(id, apply(videoId!, parts));
    const { value } = await open(id);
    expect(value.videoId).not.toBe(videoId);
    expect(value).toMatchObject({ parts, sources: [{ videoId }] });
  });
});

const countCuts = async () =>
  Object.values(await listQueued(world.db)).filter((kind) => kind === 'cut').length;

describe('applying', () => {
  it('queues the work and leads back to the lesson', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const before = await countCuts();
    const answer = await post(id, apply(videoId!, [{ videoId, fromMs: 0, toMs: 300_000 }]));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/studio/${id}`);
    expect(await countCuts()).toBe(before + 1);
  });

  it('of several lessons leads to the list of them', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const lessons = [0, 180_000].map((fromMs, i) => ({
      title: `염소 ${i + 1}`,
      parts: [{ videoId, fromMs, toMs: fromMs + 180_000 }],
    }));
    const form = { intent: 'split', videoId: videoId!, lessons: JSON.stringify(lessons) };
    const before = await countCuts();
    const answer = await post(id, form);
    expect(answer.headers.get('location')).toBe('/studio');
    expect(await countCuts()).toBe(before + 2);
    const nameless = [{ ...lessons[0], title: ' ' }, lessons[1]];
    expect((await post(id, { ...form, lessons: JSON.stringify(nameless) })).value.error.message).toMatch(
      /제목/,
    );
  });

  it.each([
    ['nothing', '', /깨졌습니다/],
    ['no parts', '[]', /남길 곳이 없습니다/],
    ['a part that runs backwards', '[{"videoId":"ID","fromMs":9000,"toMs":10}]', /끝이 시작보다/],
    ['half milliseconds', '[{"videoId":"ID","fromMs":0.5,"toMs":10}]', /정수/],
    ['a time before zero', '[{"videoId":"ID","fromMs":-1,"toMs":10}]', /0부터/],
    ['no video', '[{"videoId":"x","fromMs":0,"toMs":9000}]', /번호/],
    ['far too many', JSON.stringify(Array(71).fill({ videoId: 'ID', fromMs: 0, toMs: 9 })), /너무 많습니다/],
  ])('refuses %s with a sentence', async (_name, parts, sentence) => {
    const { id, videoId } = await makeReadyDraft(world);
    const form = { intent: 'apply', videoId: videoId!, parts: parts.replaceAll('ID', videoId!) };
    const before = await listQueued(world.db);
    const { status, value } = await post(id, form);
    expect(status).toBe(400);
    expect(JSON.stringify(value.error)).toMatch(sentence);
    expect(await listQueued(world.db)).toEqual(before);
  });

  it('and listening is nobody else’s, and not while the lesson is under review', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const form = apply(videoId!, [{ videoId, fromMs: 0, toMs: 300_000 }]);
    const listen = { intent: 'listen', withScenes: 'false', videoIds: JSON.stringify([videoId]) };
    for (const [person, status] of [
      [world.colleague, 404],
      [world.hr, 403],
    ] as const) {
      expect((await post(id, form, person)).status).toBe(status);
      expect((await post(id, listen, person)).status).toBe(status);
    }
    const foreign = JSON.stringify([await makeVideo(world, world.colleague)]);
    expect((await post(id, { ...listen, videoIds: foreign })).status).toBe(400);
    await submitLesson({ db: world.db, now, person: world.author, lessonId: id });
    expect((await post(id, form)).status).toBe(409);
    expect((await open(id)).value.locked).toBe(true);
  });
});

const key = (code: string, more: Partial<KeyboardEvent> = {}) =>
  readTrimKey({
    ...{
      code,
      isComposing: false,
      keyCode: 0,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
    },
    ...more,
  });

it.each([
  ['KeyI', {}, 'in'],
  ['KeyO', {}, 'out'],
  ['KeyX', {}, 'cut'],
  ['ArrowLeft', {}, 'frameBack'],
  ['ArrowRight', { shiftKey: true }, 'secondOn'],
  ['KeyZ', { ctrlKey: true }, 'undo'],
  ['KeyZ', { metaKey: true, shiftKey: true }, 'redo'],
  ['KeyX', { ctrlKey: true }, null],
  ['KeyI', { isComposing: true }, null],
  ['KeyI', { keyCode: 229 }, null],
  ['ArrowLeft', { altKey: true }, null],
])('%s %o is %s', (code, more, act) => {
  expect(key(code, more)).toBe(act);
});
