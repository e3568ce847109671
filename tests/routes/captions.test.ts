// The caption editor's door: who comes in, what it is given, what it may post; and the keys it listens to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { action, loader } from '~/routes/author/captions';
import { readCaptionKey } from '~/routes/author/use-caption-keys';
import { createWorld, makeReadyDraft, now, type World } from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const open = (id: string, person = world.author, query = '') =>
  visit<{ draft: { cues: unknown[]; mark: string; lang: string; durationMs: number }; media: unknown }>(
    loader,
    { db: world.db, person, path: `/studio/${id}/captions${query}`, params: { id } },
  );
const post = <T>(id: string, form: Record<string, string>, person = world.author) =>
  visit<T>(action, { db: world.db, person, path: `/studio/${id}/captions`, params: { id }, form });
const save = { intent: 'save', lang: 'ko', version: '1', mark: '', cues: '[[1000,3000,"첫 줄"]]' };

describe('the caption editor', () => {
  it('opens for its author with the video, and for nobody else', async () => {
    const { id } = await makeReadyDraft(world);
    expect((await open(id)).value).toMatchObject({
      draft: { cues: [], mark: '', lang: 'ko', durationMs: 360_400 },
      media: { masterUrl: expect.stringMatching(/^\/media\/.*m3u8$/) },
    });
    expect((await open(id, world.colleague)).status).toBe(404);
    expect((await open(id, world.head)).status).toBe(403);
    expect((await open(id, world.author, '?lang=<b>')).status).toBe(400);
    const stranger = await visit(loader, { db: world.db, person: null, path: '/x', params: { id } });
    expect(stranger.response?.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('saves the whole list and answers with what is kept; a stale save carries what is there', async () => {
    const { id } = await makeReadyDraft(world);
    const first = await post<{ saved: { mark: string; cues: unknown } }>(id, save);
    expect(first.value.saved.cues).toEqual([[1000, 3000, '첫 줄']]);
    const late = await post<{ error: { code: string; saved: unknown } }>(id, save);
    expect(late).toMatchObject({
      status: 409,
      value: { error: { code: 'captions-stale', saved: first.value.saved } },
    });
    expect((await open(id)).value.draft).toMatchObject({
      cues: [[1000, 3000, '첫 줄']],
      mark: first.value.saved.mark,
    });
  });

  it.each([
    ['no list', { cues: '' }, /깨졌습니다/],
    ['no times', { cues: '[["a","b","글"]]' }, /정수/],
    ['an end before its start', { cues: '[[2000,1000,"글"]]' }, /뒤여야/],
    ['a time before zero', { cues: '[[-1,1000,"글"]]' }, /0보다/],
    ['half milliseconds', { cues: '[[0.5,1000,"글"]]' }, /정수/],
    ['far too many', { cues: JSON.stringify(Array(5001).fill([0, 1000, '글'])) }, /5000개/],
    ['a letter that is none', { cues: '[[0,1000,"글\\u0000"]]' }, /쓸 수 없는/],
    ['no language', { lang: '한국어' }, /ko, en/],
    ['no version', { version: 'x' }, /판 번호/],
    ['nothing to do', { intent: 'drop' }, /무엇을 할지/],
    ['an empty script', { intent: 'align', script: ' ' }, /비어 있습니다/],
  ])('refuses %s with a sentence', async (_name, wrong, sentence) => {
    const { id } = await makeReadyDraft(world);
    const { status, value } = await post<Refusal>(id, { ...save, ...wrong });
    expect(status).toBe(400);
    expect(value.error.message).toMatch(sentence);
    expect((await open(id)).value.draft.cues).toEqual([]);
  });

  it('offers a recogniser only where there is one, to its makers, and not under review', async () => {
    const { id } = await makeReadyDraft(world);
    const seen = { jobs: [] as string[], forgot: 0 };
    const ask = (person = world.author, recognises = true, intent = 'recognise') =>
      visit<Refusal>(action, {
        ...{ db: world.db, person, path: `/studio/${id}/captions`, params: { id }, seen, recognises },
        form: { intent, lang: 'ko' },
      });
    expect((await open(id)).value).not.toHaveProperty('speech.status');
    expect(await ask(world.author, false)).toMatchObject({
      status: 409,
      value: { error: { code: 'no-recogniser' } },
    });
    expect((await ask(world.colleague)).status).toBe(404);
    expect((await ask(world.head)).status).toBe(403);
    expect((await ask(world.head, true, 'drop-draft')).status).toBe(403);
    expect(seen.jobs).toEqual([]);
    expect((await ask()).value).toEqual({ draft: 'asked' });
    expect(seen.jobs).toEqual(['video.recognise']);
    const path = `/studio/${id}/captions`;
    const page = { db: world.db, person: world.author, path, params: { id }, recognises: true };
    expect((await visit(loader, page)).value).toMatchObject({ speech: { status: 'waiting', lines: 0 } });
    await submitLesson({ db: world.db, now, person: world.author, lessonId: id });
    expect((await ask()).status).toBe(409);
    expect((await ask(world.author, true, 'drop-draft')).value).toEqual({ draft: 'dropped' });
    expect((await visit<{ speech: unknown }>(loader, page)).value.speech).toBeNull();
  });

  it('saves nothing for strangers and while the lesson is under review', async () => {
    const { id } = await makeReadyDraft(world);
    expect((await post(id, save, world.colleague)).status).toBe(404);
    expect((await post(id, save, world.hr)).status).toBe(403);
    await submitLesson({ db: world.db, now, person: world.author, lessonId: id });
    expect((await post(id, save)).status).toBe(409);
  });
});

const key = (code: string, more: Partial<KeyboardEvent> = {}) =>
  readCaptionKey({ code, key: '', keyCode: 0, isComposing: false, ...more } as KeyboardEvent);

it.each<[string, string, Partial<KeyboardEvent>, string | null]>([
  ['Alt K under a Korean input method', 'KeyK', { altKey: true, key: 'ㅏ' }, 'play'],
  ['Alt Enter', 'Enter', { altKey: true }, 'split'],
  ['Ctrl S', 'KeyS', { ctrlKey: true }, 'save'],
  ['Command Z', 'KeyZ', { metaKey: true }, 'undo'],
  ['Ctrl Shift Z', 'KeyZ', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['Ctrl Y', 'KeyY', { ctrlKey: true }, 'redo'],
  ['Enter alone: a line break', 'Enter', {}, null],
  ['a letter alone', 'KeyK', {}, null],
  ['AltGr on some keyboards', 'BracketLeft', { altKey: true, ctrlKey: true }, null],
  ['Alt Enter while composing', 'Enter', { altKey: true, isComposing: true }, null],
  ['Ctrl S while composing (Safari)', 'KeyS', { ctrlKey: true, keyCode: 229 }, null],
])('%s', (_name, code, more, act) => {
  expect(key(code, more)).toBe(act);
});
