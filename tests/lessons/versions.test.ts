// A new video is a new version: learners keep the old one until the new one is published.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { attachVideo } from '~/lessons/attach-video.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { findQuiz } from '~/lessons/find-quiz.server';
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import { presets } from '~/lessons/watching-policy';
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
const watchable = (lessonId: string) => findWatchableLesson({ db: world.db, lessonId });
const question = {
  text: '몇 번 헹굽니까?',
  choices: ['한 번', '세 번'],
  correct: 1,
  explanation: '매뉴얼 3.2',
};

async function publishedWithQuestion() {
  const { id } = await makeReadyDraft(world);
  await putQuestions({ ...by(id), questions: [question] });
  await submitLesson(by(id));
  await publishLesson(by(id, world.head));
  return id;
}

describe('a new video on a published lesson', () => {
  it('begins version 2 as a draft with the questions and without the captions; learners keep version 1', async () => {
    const id = await publishedWithQuestion();
    const { lessonVersionId } = (await watchable(id))!;
    await world.db.prisma.caption.create({
      data: {
        lessonVersionId,
        lang: 'ko',
        vtt: 'WEBVTT\n',
        cues: [[0, 1000, '첫 줄']],
      },
    });
    const first = (await watchable(id))!;
    const videoId = await makeVideo(world, world.author, { durationMs: 400_900 });
    const draft = await attachVideo({ ...by(id), videoId });
    expect(draft).toMatchObject({
      status: 'draft',
      version: 2,
      liveVersion: 1,
      captions: [],
      durationSeconds: 400,
      videoId,
    });
    expect(draft.questions).toMatchObject([{ text: question.text, correct: 1 }]);
    expect(await watchable(id)).toEqual(first);
    expect(await findLesson(by(id, world.colleague))).toMatchObject({
      ...{ status: 'published', version: 1, durationSeconds: 360, captions: ['ko'] },
    });

    await submitLesson(by(id));
    expect((await watchable(id))?.versionNumber).toBe(1);
    await publishLesson(by(id, world.hr));
    const second = (await watchable(id))!;
    expect(second).toMatchObject({ versionNumber: 2, durationMs: 400_000, versionMap: [], hasQuiz: true });
    expect(second.versionMaps).toEqual([
      { number: 1, map: [] },
      { number: 2, map: [] },
    ]);
    expect(second.renditionSetId).not.toBe(first.renditionSetId);
    const old = await world.db.prisma.lessonVersion.findUniqueOrThrow({
      where: { id: first.lessonVersionId },
    });
    expect(old.durationMs).toBe(360_000);
  });

  it('carries every second when it is the same recording', async () => {
    const id = await publishedWithQuestion();
    const { videoId } = await findLesson(by(id));
    expect(await attachVideo({ ...by(id), videoId: videoId! })).toMatchObject({
      version: 2,
      status: 'draft',
    });
    await putQuestions({ ...by(id), questions: [] });
    await submitLesson(by(id));
    await publishLesson(by(id, world.head));
    expect(await watchable(id)).toMatchObject({ versionMap: [[0, 360_000, 0]], hasQuiz: false });
  });

  it('replaces the video of a draft version instead of piling up versions', async () => {
    const { id } = await makePublished(world);
    for (const durationMs of [300_000, 310_000, 320_000]) {
      await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author, { durationMs }) });
    }
    expect(await findLesson(by(id))).toMatchObject({ version: 2, durationSeconds: 320 });
  });

  it('can be thrown away: the lesson is the published one again', async () => {
    const { id } = await makePublished(world);
    await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author) });
    expect(await deleteDraft(by(id))).toEqual({ deleted: 'version' });
    expect(await findLesson(by(id))).toMatchObject({ status: 'published', version: 1, liveVersion: 1 });
  });

  it('two attached at once give one new version', async () => {
    const { id } = await makePublished(world);
    const videos = await Promise.all([makeVideo(world, world.author), makeVideo(world, world.author)]);
    await Promise.all(videos.map((videoId) => attachVideo({ ...by(id), videoId })));
    expect((await findLesson(by(id))).version).toBe(2);
  });
});

describe('which videos', () => {
  it("takes one's own that is still in the works", async () => {
    const { id } = await makeDraft(world);
    const videoId = await makeVideo(world, world.author, { status: 'transcoding' });
    expect(await attachVideo({ ...by(id), videoId })).toMatchObject({ videoId, videoStatus: 'transcoding' });
  });

  test.each(['rejected', 'failed'])('refuses a %s one, saying why', async (status) => {
    const { id } = await makeDraft(world);
    const reason = '화면이 없는 소리 파일입니다.';
    const videoId = await makeVideo(world, world.author, { status, reason });
    const refusal = attachVideo({ ...by(id), videoId });
    await expect(refusal).rejects.toMatchObject({ status: 409, message: expect.stringContaining(reason) });
  });

  it("refuses another's like one that is not there", async () => {
    const { id } = await makeDraft(world);
    const theirs = await makeVideo(world, world.colleague);
    const none = '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11';
    for (const videoId of [theirs, none]) {
      const refusal = { status: 400, detail: { fields: { videoId: expect.stringContaining('없습니다') } } };
      await expect(attachVideo({ ...by(id), videoId })).rejects.toMatchObject(refusal);
    }
  });
});

describe('questions and words', () => {
  it('may not be changed under learners', async () => {
    const id = await publishedWithQuestion();
    const change = putQuestions({ ...by(id), questions: [] });
    await expect(change).rejects.toMatchObject({ status: 409, code: 'questions-live' });
    expect((await findQuiz({ db: world.db, lessonId: id }))?.questions).toHaveLength(1);
  });

  it('retires replaced ones, so that attempts still find them', async () => {
    const { id } = await makeReadyDraft(world);
    await putQuestions({ ...by(id), questions: [question, question] });
    await putQuestions({ ...by(id), questions: [{ ...question, text: '다른 문제' }] });
    expect((await findLesson(by(id))).questions).toMatchObject([{ text: '다른 문제' }]);
    const all = await world.db.prisma.question.findMany({ where: { lessonVersion: { lessonId: id } } });
    expect(all.filter(({ retiredAt }) => retiredAt)).toHaveLength(2);
  });

  it('shows mended words at once, but does not move a live lesson between courses', async () => {
    const { id } = await makePublished(world);
    await updateLesson({ ...by(id), input: { title: '새 제목', summary: '새 소개' } });
    expect(await findLesson(by(id, world.colleague))).toMatchObject({ title: '새 제목', summary: '새 소개' });
    const data = { slug: 'elsewhere', title: '다른 강좌', createdAt: now, updatedAt: now };
    const course = await world.db.prisma.course.create({ data });
    const move = updateLesson({ ...by(id), input: { courseId: course.id } });
    await expect(move).rejects.toMatchObject({ status: 409, code: 'course-fixed' });
  });

  it('refuses a course or section that is not there, and writes nothing', async () => {
    const { id } = await makeDraft(world);
    const none = '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11';
    for (const input of [
      { courseId: none },
      { manualSectionIds: [none] },
      { manualSectionIds: ['nothing#1.1'] },
    ]) {
      await expect(
        updateLesson({ ...by(id), input: { title: '바뀐 제목', ...input } }),
      ).rejects.toMatchObject({ status: 400 });
    }
    expect((await findLesson(by(id))).title).toBe('수영장 수질 관리');
  });
});

it('gives watching and the page what they need, in one row each', async () => {
  const id = await publishedWithQuestion();
  const found = (await watchable(id))!;
  expect(found).toMatchObject({
    ...{ lessonId: id, title: '수영장 수질 관리', courseId: null, courseTitle: null, recurrence: 'once' },
    ...{ durationMs: 360_000, hasQuiz: true, rule: presets.own, policyVersion: 1 },
    masterUrl: `/media/${found.renditionSetId}/lesson-${found.lessonVersionId}.m3u8`,
  });
  const page = (await findLessonPage({ db: world.db, lessonId: id }))!;
  expect(page).toMatchObject({ ...found, instructorName: '윤서하', next: null, captions: [], sections: [] });
  expect(page.questions).toEqual([
    {
      id: page.questions[0]!.id,
      text: question.text,
      choices: [
        { id: 'c1', text: '한 번' },
        { id: 'c2', text: '세 번' },
      ],
    },
  ]);
  expect(await watchable('x')).toBeNull();
  expect(await findLessonPage({ db: world.db, lessonId: (await makeDraft(world)).id })).toBeNull();
});
