import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { findCaption } from '~/lessons/find-caption.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
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
const vtt = (text: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${text}\n`;
const srt = (text: string) => `1\r\n00:00:01,000 --> 00:00:04,000\r\n${text}\r\n`;
const cues = async (lessonId: string) => (await findLessonPage({ db: world.db, lessonId }))?.captions;

it('shows mended captions of a published lesson at once, from VTT and SRT', async () => {
  const { id } = await makePublished(world);
  expect(await putCaptions({ ...by(id), lang: 'ko', text: vtt('첫 줄') })).toMatchObject({
    ...{ status: 'published', version: 1, captions: ['ko'] },
  });
  await putCaptions({ ...by(id), lang: 'en', text: srt('First line') });
  await putCaptions({ ...by(id), lang: 'ko', text: vtt('고친 줄') });
  expect(await cues(id)).toEqual([
    { lang: 'ko', cues: [[1000, 4000, '고친 줄']] },
    { lang: 'en', cues: [[1000, 4000, 'First line']] },
  ]);
  const served = await findCaption({ ...by(id, world.colleague), lang: 'en' });
  expect(served.vtt).toMatch(/^WEBVTT[\s\S]*First line/);
  await expect(findCaption({ ...by(id, world.colleague), lang: 'fr' })).rejects.toMatchObject({
    status: 404,
  });
});

test.each(['this is no caption file', '', '\0\0', vtt('x').replace('-->', '->')])(
  'refuses %j, keeping what was there',
  async (text) => {
    const { id } = await makeDraft(world);
    await putCaptions({ ...by(id), lang: 'ko', text: vtt('첫 줄') });
    await expect(putCaptions({ ...by(id), lang: 'ko', text })).rejects.toMatchObject({
      ...{ status: 400, message: expect.stringMatching(/[가-힣]/) },
    });
    expect((await findCaption({ ...by(id), lang: 'ko' })).vtt).toContain('첫 줄');
  },
);

it("a draft version's captions are for its people until it is live", async () => {
  const { id } = await makePublished(world);
  await putCaptions({ ...by(id), lang: 'ko', text: vtt('옛 줄') });
  await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author) });
  await putCaptions({ ...by(id), lang: 'ko', text: vtt('새 줄') });
  expect((await cues(id))?.[0]?.cues[0]?.[2]).toBe('옛 줄');
  expect((await findCaption({ ...by(id), lang: 'ko', working: true })).vtt).toContain('새 줄');
  const peek = findCaption({ ...by(id, world.colleague), lang: 'ko', working: true });
  await expect(peek).rejects.toMatchObject({ status: 404 });
});

it('leaves with the recording it was timed to', async () => {
  const { id } = await makeReadyDraft(world);
  await putCaptions({ ...by(id), lang: 'ko', text: vtt('첫 줄') });
  const videoId = await makeVideo(world, world.author);
  expect((await attachVideo({ ...by(id), videoId })).captions).toEqual([]);
});

it("is refused while submitted, and for another's lesson", async () => {
  const { id } = await makeReadyDraft(world);
  const change = { lang: 'ko', text: vtt('첫 줄'), type: 'vtt' as const };
  await expect(putCaptions({ ...by(id, world.colleague), ...change })).rejects.toMatchObject({ status: 404 });
  await expect(putCaptions({ ...by(id, world.hr), ...change })).rejects.toMatchObject({ status: 403 });
  await submitLesson(by(id));
  await expect(putCaptions({ ...by(id), ...change })).rejects.toMatchObject({
    status: 409,
    code: 'lesson-submitted',
  });
  expect((await findLesson(by(id))).captions).toEqual([]);
});
