// The editor's save on a real database: whole lists, cleaned; an older picture never overwrites a newer one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { duplicateLesson } from '~/lessons/duplicate-lesson.server';
import { findCaptionDraft } from '~/lessons/find-caption-draft.server';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { listReviewFacts } from '~/lessons/list-review-facts.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { saveCues } from '~/lessons/save-cues.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import type { Cue } from '~/video/captions';
import {
  createWorld,
  makeDraft,
  makePublished,
  makeReadyDraft,
  makeVideo,
  now,
  type World,
} from './lesson-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const by = (lessonId: string, person = world.author) => ({ db: world.db, now, person, lessonId });
const open = (lessonId: string, lang = 'ko') => findCaptionDraft({ ...by(lessonId), lang });
const mine: Cue[] = [
  [3000, 5000, '둘째 줄'],
  [1000, 3000, '첫  줄 <b>굵게</b>\n\n끝 '],
];
const clean: Cue[] = [
  [1000, 3000, '첫 줄 굵게\n끝'],
  [3000, 5000, '둘째 줄'],
];

it('keeps the whole list, in order and plain, and learners of a published lesson see it at once', async () => {
  const { id } = await makePublished(world);
  const before = await open(id);
  expect(before).toMatchObject({ cues: [], mark: '', version: 1, durationMs: 360_000, locked: false });
  const saved = await saveCues({ ...by(id), lang: 'ko', version: 1, mark: '', cues: mine });
  expect(saved.cues).toEqual(clean);
  expect(await open(id)).toMatchObject(saved);
  const shown = await findLessonPage({ db: world.db, lessonId: id });
  expect(shown?.captions).toEqual([{ lang: 'ko', cues: clean }]);
  const again = await saveCues({ ...by(id), lang: 'ko', version: 1, mark: saved.mark, cues: [] });
  expect(again).toEqual({ cues: [], mark: '' });
  expect((await findLessonPage({ db: world.db, lessonId: id }))?.captions).toEqual([]);
});

describe('a stale save', () => {
  it('is refused with what is there, and changes nothing', async () => {
    const { id } = await makeDraft(world);
    const { version, mark } = await open(id);
    const first = await saveCues({ ...by(id), lang: 'ko', version, mark, cues: mine });
    const late = saveCues({ ...by(id), lang: 'ko', version, mark, cues: [[0, 1000, '늦은 글']] });
    await expect(late).rejects.toMatchObject({
      ...{ status: 409, code: 'captions-stale', message: expect.stringContaining('그대로 있습니다') },
      detail: { extra: { saved: first } },
    });
    expect((await open(id)).cues).toEqual(clean);
    const onTop = await saveCues({
      ...by(id),
      lang: 'ko',
      version,
      mark: first.mark,
      cues: [[0, 1000, '늦은 글']],
    });
    expect(onTop.cues).toEqual([[0, 1000, '늦은 글']]);
  });

  it('is refused too after a file was uploaded, after everything was removed, and for two at once', async () => {
    const { id } = await makeDraft(world);
    await putCaptions({ ...by(id), lang: 'ko', text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n파일\n' });
    const save = (mark: string) => saveCues({ ...by(id), lang: 'ko', version: 1, mark, cues: mine });
    await expect(save('')).rejects.toMatchObject({ code: 'captions-stale' });
    const { mark } = await open(id);
    const both = await Promise.allSettled([save(mark), save(mark)]);
    // The second one finds what the first one wrote.
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now2 = (await open(id)).mark;
    await saveCues({ ...by(id), lang: 'ko', version: 1, mark: now2, cues: [] });
    await expect(save(now2)).rejects.toMatchObject({
      code: 'captions-stale',
      detail: { extra: { saved: { cues: [] } } },
    });
  });

  it('is refused when another video has begun a new version', async () => {
    const { id } = await makePublished(world);
    const { version, mark } = await open(id);
    await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author) });
    await expect(saveCues({ ...by(id), lang: 'ko', version, mark, cues: mine })).rejects.toMatchObject({
      ...{ status: 409, code: 'captions-new-version' },
    });
  });
});

it('keeps the last Korean captions of a live lesson whose course asks for them', async () => {
  const { id } = await makePublished(world);
  const course = await world.db.prisma.course.create({
    data: {
      slug: 'asks-for-captions',
      title: '자막 강좌',
      captionsRequired: true,
      createdAt: now,
      updatedAt: now,
    },
  });
  await world.db.prisma.lesson.update({ where: { id }, data: { courseId: course.id } });
  const change = { ...by(id), lang: 'ko', version: 1 };
  const { mark } = await saveCues({ ...change, mark: '', cues: mine });
  await expect(saveCues({ ...change, mark, cues: [] })).rejects.toMatchObject({
    ...{ status: 409, code: 'captions-required' },
  });
  expect((await open(id)).cues).toEqual(clean);
  await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author) });
  await expect(submitLesson(by(id))).rejects.toMatchObject({ code: 'captions-required' });
  await saveCues({ ...by(id), lang: 'ko', version: 2, mark: '', cues: mine });
  await submitLesson(by(id));
});

it('does not mix up languages', async () => {
  const { id } = await makeDraft(world);
  await saveCues({ ...by(id), lang: 'ko', version: 1, mark: '', cues: mine });
  await saveCues({ ...by(id), lang: 'en', version: 1, mark: '', cues: [[0, 1000, 'One']] });
  expect((await open(id, 'ko')).cues).toEqual(clean);
});

it('refuses a cue without words, naming its time', async () => {
  const { id } = await makeDraft(world);
  const save = saveCues({
    ...by(id),
    lang: 'ko',
    version: 1,
    mark: '',
    cues: [...mine, [62_500, 64_000, ' <i></i>']],
  });
  await expect(save).rejects.toMatchObject({ status: 400, message: expect.stringContaining('1:02.500') });
  expect((await open(id)).cues).toEqual([]);
});

it("is the author's alone, and not while submitted", async () => {
  const { id } = await makeReadyDraft(world);
  const change = { lang: 'ko', version: 1, mark: '', cues: mine };
  await expect(saveCues({ ...by(id, world.colleague), ...change })).rejects.toMatchObject({ status: 404 });
  await expect(saveCues({ ...by(id, world.head), ...change })).rejects.toMatchObject({ status: 403 });
  await expect(findCaptionDraft({ ...by(id, world.colleague), lang: 'ko' })).rejects.toMatchObject({
    status: 404,
  });
  await submitLesson(by(id));
  await expect(saveCues({ ...by(id), ...change })).rejects.toMatchObject({ code: 'lesson-submitted' });
  expect(await open(id)).toMatchObject({ locked: true, cues: [] });
});

describe('lines that a recogniser heard', () => {
  const heard: Cue[] = [
    [1000, 3000, '첫 줄', true],
    [3000, 5000, '둘째 줄', true],
  ];
  const save = async (id: string, cues: Cue[]) => {
    const { version, mark } = await open(id);
    return saveCues({ ...by(id), lang: 'ko', version, mark, cues });
  };

  it('stay unchecked until somebody checks them, and are asked about before review', async () => {
    const { id } = await makeReadyDraft(world);
    await save(id, heard);
    expect((await open(id)).cues).toEqual(heard);
    const view = () => findLesson({ db: world.db, person: world.author, lessonId: id });
    expect((await view()).uncheckedCaptions).toEqual([{ lang: 'ko', lines: 2 }]);
    const submit = submitLesson({ ...by(id), askIfUnchecked: true });
    await expect(submit).rejects.toMatchObject({
      ...{ status: 409, code: 'captions-unchecked' },
      message: expect.stringContaining('2줄'),
    });
    await save(id, [heard[0]!, [3000, 5000, '둘째 줄']]);
    expect((await view()).uncheckedCaptions).toEqual([{ lang: 'ko', lines: 1 }]);
    await submitLesson(by(id));
    const facts = await listReviewFacts({ db: world.db, person: world.head, lessonIds: [id] });
    expect(facts.get(id)).toMatchObject({ uncheckedLines: 1, failures: [] });
  });

  it('that were checked in one window are not unchecked again by another', async () => {
    const { id } = await makeDraft(world);
    const { mark } = await save(id, heard);
    await save(id, clean);
    const late = saveCues({ ...by(id), lang: 'ko', version: 1, mark, cues: heard });
    await expect(late).rejects.toMatchObject({ code: 'captions-stale' });
  });

  it('go with a copy, and checking them mends what was returned', async () => {
    const { id } = await makeReadyDraft(world);
    await save(id, heard);
    const copy = await duplicateLesson(by(id));
    expect((await open(copy.id)).cues).toEqual(heard);
    await submitLesson(by(id));
    await returnLesson({ ...by(id, world.head), reason: '자막을 확인해 주세요.' });
    await expect(submitLesson({ ...by(id), askIfUnchanged: true })).rejects.toMatchObject({
      code: 'unchanged',
    });
    await save(
      id,
      heard.map(([start, end, text]): Cue => [start, end, text]),
    );
    await submitLesson({ ...by(id), askIfUnchanged: true, askIfUnchecked: true });
  });
});
