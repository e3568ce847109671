import { listQueued } from '../support/queued-videos';
// Cutting a lesson's video as a use case: who may, what is made, and where captions, remarks and seen seconds go.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCoAuthor } from '~/lessons/add-co-author.server';
import { addReviewComment } from '~/lessons/add-review-comment.server';
import { applyEdit } from '~/lessons/apply-edit.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { findTrimPage } from '~/lessons/find-trim-page.server';
import { listReviewComments } from '~/lessons/list-review-comments.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { revertEdit } from '~/lessons/revert-edit.server';
import { splitLesson } from '~/lessons/split-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { sweepEdits } from '~/lessons/sweep-edits.server';
import { versionMapSchema } from '~/lessons/version-map';
import { carry } from '~/progress/version-map';
import type { Person } from '~/people/person';
import type { Cue } from '~/video/captions';
import { formatVtt } from '~/video/captions';
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

const roomy = { space: () => Promise.resolve({ totalBytes: 1e12, freeBytes: 1e12 }) };
function by(lessonId: string, person: Person = world.author, freeBytes?: number) {
  const space =
    freeBytes === undefined ? roomy : { space: () => Promise.resolve({ totalBytes: 1e12, freeBytes }) };
  return {
    ...{ db: world.db, now, person, lessonId, storage: space as never },
    editLimits: { quotaBytes: 1e10, reserveBytes: 1e9 },
  };
}
const versionsOf = (lessonId: string) =>
  world.db.prisma.lessonVersion.findMany({
    where: { lessonId },
    orderBy: { number: 'asc' },
    include: { captions: true, questions: true },
  });
const cues: Cue[] = [
  [1000, 3000, '하나'],
  [100_000, 110_000, '둘'],
  [300_000, 304_000, '셋'],
];
const caption = async (lessonId: string) => {
  const lessonVersionId = (await versionsOf(lessonId)).at(-1)!.id;
  await world.db.prisma.caption.create({ data: { lessonVersionId, lang: 'ko', cues, vtt: formatVtt(cues) } });
};
const part = (videoId: string, fromMs: number, toMs: number) => ({ videoId, fromMs, toMs });

describe('cutting a draft', () => {
  it('gives it a video that waits to be made, and leaves the recording alone', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await caption(id);
    const before = await world.db.prisma.video.findUniqueOrThrow({ where: { id: videoId! } });
    const given = by(id);
    const parts = [part(videoId!, 2000, 105_000), part(videoId!, 200_000, 350_000)];
    const view = await applyEdit({ ...given, videoId: videoId!, parts });
    expect(view).toMatchObject({ status: 'draft', version: 1, videoStatus: 'probing' });
    const made = await world.db.prisma.video.findUniqueOrThrow({ where: { id: view.videoId! } });
    expect(made).toMatchObject({ ownerId: world.author.id, sourceKey: null, filename: before.filename });
    expect(made.edit).toEqual({ of: videoId, rate: { num: 30, den: 1 }, parts });
    expect(await listQueued(world.db)).toMatchObject({ [made.id]: 'cut' });
    expect(await world.db.prisma.video.findUniqueOrThrow({ where: { id: videoId! } })).toEqual(before);
    expect((await versionsOf(id))[0]!.captions[0]!.cues).toEqual([
      [0, 1000, '하나'],
      [98_000, 103_000, '둘'],
      [203_000, 207_000, '셋'],
    ]);
  });

  it('brings the recording back with all its captions, and corrections made since', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await caption(id);
    await applyEdit({ ...by(id), videoId: videoId!, parts: [part(videoId!, 0, 105_000)] });
    const [version] = await versionsOf(id);
    const corrected: Cue[] = [
      [1000, 3000, '첫째'],
      [100_000, 105_000, '둘'],
    ];
    await world.db.prisma.caption.updateMany({
      where: { lessonVersionId: version!.id },
      data: { cues: corrected },
    });
    const back = await revertEdit(by(id));
    expect(back.videoId).toBe(videoId);
    expect((await versionsOf(id))[0]!.captions[0]!.cues).toEqual([[1000, 3000, '첫째'], cues[1], cues[2]]);
    await expect(revertEdit(by(id))).rejects.toMatchObject({ status: 409, code: 'not-cut' });
  });

  it('cuts anew from the recording: what was cut out may come back', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await caption(id);
    const first = await applyEdit({ ...by(id), videoId: videoId!, parts: [part(videoId!, 0, 105_000)] });
    const second = await applyEdit({
      ...by(id),
      videoId: first.videoId!,
      parts: [part(videoId!, 50_000, 320_000)],
    });
    const made = await world.db.prisma.video.findUniqueOrThrow({ where: { id: second.videoId! } });
    expect(made.edit).toMatchObject({ of: videoId, parts: [part(videoId!, 50_000, 320_000)] });
    expect((await versionsOf(id))[0]!.captions[0]!.cues).toEqual([
      [50_000, 60_000, '둘'],
      [250_000, 254_000, '셋'],
    ]);
    const whole = [part(videoId!, 0, 999_000)];
    expect((await applyEdit({ ...by(id), videoId: second.videoId!, parts: whole })).videoId).toBe(videoId);
    expect((await versionsOf(id))[0]!.captions[0]!.cues).toEqual(cues);
  });

  it('lets a co-author cut what the author recorded, again, and bring it back; no other recording of theirs', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const { colleague, author, db } = world;
    const timeZone = 'Asia/Seoul';
    await addCoAuthor({ db, now, timeZone, person: author, lessonId: id, personId: colleague.id });
    const cut = (present: string, from: string, toMs: number) =>
      applyEdit({ ...by(id, colleague), videoId: present, parts: [part(from, 0, toMs)] });
    const first = await cut(videoId!, videoId!, 320_000);
    const second = await cut(first.videoId!, videoId!, 310_000);
    const others = await makeVideo(world, author);
    await expect(cut(second.videoId!, others, 310_000)).rejects.toMatchObject({ code: 'edit-source' });
    expect((await revertEdit(by(id, colleague))).videoId).toBe(videoId);
  });

  it('takes the reviewer’s remarks along, but for those on what is cut out', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await submitLesson(by(id));
    for (const mediaMs of [10_000, 150_000])
      await addReviewComment({ ...by(id, world.head), input: { mediaMs, body: '의견' } });
    await returnLesson({ ...by(id, world.head), reason: '줄여 주세요' });
    await applyEdit({ ...by(id), videoId: videoId!, parts: [part(videoId!, 4000, 100_000)] });
    const remarks = await listReviewComments(by(id));
    expect(remarks.map(({ mediaMs, onThisVideo }) => [mediaMs, onThisVideo])).toEqual([
      [6000, true],
      [150_000, false],
    ]);
  });
});

describe('cutting a published lesson', () => {
  it('begins a new version whose map carries what learners have seen', async () => {
    const { id, videoId } = await makePublished(world);
    await caption(id);
    const parts = [part(videoId!, 10_000, 100_000), part(videoId!, 130_000, 350_000)];
    const view = await applyEdit({ ...by(id), videoId: videoId!, parts });
    expect(view).toMatchObject({ status: 'draft', version: 2, liveVersion: 1 });
    const [live, next] = await versionsOf(id);
    expect(live!.captions[0]!.cues).toEqual(cues);
    expect(live!.videoId).toBe(videoId);
    const map = versionMapSchema.parse(next!.versionMap);
    expect(map).toEqual([
      [10_000, 100_000, 0],
      [130_000, 350_000, 90_000],
    ]);
    expect(carry([[0, 360_000]], map, 310_000)).toEqual([[0, 310_000]]);
    expect(carry([[0, 20_000]], map, 310_000)).toEqual([[0, 10_000]]);
  });

  it('keeps the map true when the draft is cut again, reverted, or gets another recording', async () => {
    const { id, videoId } = await makePublished(world);
    const mapNow = async () => (await versionsOf(id)).at(-1)!.versionMap;
    const first = await applyEdit({ ...by(id), videoId: videoId!, parts: [part(videoId!, 10_000, 200_000)] });
    await applyEdit({ ...by(id), videoId: first.videoId!, parts: [part(videoId!, 20_000, 300_000)] });
    expect(await mapNow()).toEqual([[20_000, 300_000, 0]]);
    await revertEdit(by(id));
    expect(await mapNow()).toEqual([[0, 360_400, 0]]);
    await attachVideo({ ...by(id), videoId: await makeVideo(world, world.author) });
    expect(await mapNow()).toEqual([]);
    expect(await versionsOf(id)).toHaveLength(2);
  });
});

describe('joining', () => {
  it('puts the author’s own ready recordings one after the other, with their captions where they go', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    await caption(id);
    const other = await makeVideo(world, world.author, { durationMs: 90_000 });
    const parts = [part(other, 0, 90_000), part(videoId!, 0, 120_000)];
    const view = await applyEdit({ ...by(id), videoId: videoId!, parts });
    const made = await world.db.prisma.video.findUniqueOrThrow({ where: { id: view.videoId! } });
    expect(made.edit).toMatchObject({ of: videoId, parts });
    expect((await versionsOf(id))[0]!.captions[0]!.cues).toEqual([
      [91_000, 93_000, '하나'],
      [190_000, 200_000, '둘'],
    ]);
  });

  it.each([
    ['somebody else’s', () => makeVideo(world, world.colleague)],
    ['one that is not ready', () => makeVideo(world, world.author, { status: 'transcoding' })],
    ['one that is not there', () => Promise.resolve('00000000-0000-4000-8000-000000000000')],
  ])('refuses %s recording', async (_name, find) => {
    const { id, videoId } = await makeReadyDraft(world);
    const other = await find();
    const parts = [part(videoId!, 0, 60_000), part(other, 0, 60_000)];
    await expect(applyEdit({ ...by(id), videoId: videoId!, parts })).rejects.toMatchObject({
      ...{ status: 400, code: 'edit-source' },
    });
    expect((await versionsOf(id))[0]!.videoId).toBe(videoId);
  });
});

describe('dividing', () => {
  const divide = async (id: string, videoId: string, more: object = {}) => {
    const given = by(id);
    const lessons = [
      { title: '염소 재기 (1/2)', parts: [part(videoId, 0, 150_000)] },
      { title: '염소 재기 (2/2)', parts: [part(videoId, 150_000, 200_000), part(videoId, 220_000, 360_400)] },
    ];
    return {
      ids: await splitLesson({ ...given, videoId, lessons, ...more }),
      queued: await listQueued(world.db),
    };
  };

  it('makes drafts of the same course, field and sections, each with its video and its captions', async () => {
    const { id: courseId } = await world.db.prisma.course.create({
      data: { slug: 'split', title: '수질', createdAt: now, updatedAt: now },
    });
    const { id, videoId } = await makeReadyDraft(world, { courseId, jobField: '체육시설', summary: '한 줄' });
    await caption(id);
    const { ids, queued } = await divide(id, videoId!);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(id);
    const lessons = await world.db.prisma.lesson.findMany({
      where: { id: { in: ids } },
      orderBy: { title: 'asc' },
    });
    for (const lesson of lessons) {
      const version = (await versionsOf(lesson.id)).at(-1)!;
      expect(queued).toMatchObject({ [version.videoId!]: 'cut' });
      expect(lesson).toMatchObject({ status: 'draft', courseId, jobField: '체육시설', summary: '한 줄' });
    }
    expect(lessons.map(({ title, courseOrder }) => [title, courseOrder])).toEqual([
      ['염소 재기 (1/2)', 1],
      ['염소 재기 (2/2)', 2],
    ]);
    const [first] = await versionsOf(ids[0]!);
    const [second] = await versionsOf(ids[1]!);
    expect(first!.captions[0]!.cues).toEqual(cues.slice(0, 2));
    expect(second!.captions[0]!.cues).toEqual([[130_000, 134_000, '셋']]);
    expect(new Set([videoId, first!.videoId, second!.videoId]).size).toBe(3);
    // The second lesson too can go back to the whole recording, with all captions.
    await revertEdit(by(ids[1]!));
    expect((await versionsOf(ids[1]!))[0]!.captions[0]!.cues).toEqual(cues);
  });

  it('leaves the title of a lesson that learners see, and gives it its part as a new version', async () => {
    const { id, videoId, title } = await makePublished(world);
    await divide(id, videoId!);
    const lesson = await world.db.prisma.lesson.findUniqueOrThrow({ where: { id } });
    expect(lesson).toMatchObject({ title, status: 'draft' });
    expect((await versionsOf(id)).map(({ number, versionMap }) => [number, versionMap])).toEqual([
      [1, []],
      [2, [[0, 150_000, 0]]],
    ]);
  });

  it('makes nothing at all where one part is refused', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const before = await world.db.prisma.lesson.count();
    const lessons = [
      { title: 'a', parts: [part(videoId!, 0, 150_000)] },
      { title: 'b', parts: [part(await makeVideo(world, world.colleague), 0, 60_000)] },
    ];
    await expect(divide(id, videoId!, { lessons })).rejects.toMatchObject({ code: 'edit-source' });
    expect(await world.db.prisma.lesson.count()).toBe(before);
    expect((await versionsOf(id))[0]!.videoId).toBe(videoId);
  });
});

describe('refusals leave everything as it was', () => {
  it.each([
    ['a colleague', () => world.colleague, 404],
    ['the head', () => world.head, 403],
    ['HR', () => world.hr, 403],
  ])('%s', async (_name, who, status) => {
    const { id, videoId } = await makeReadyDraft(world);
    const parts = [part(videoId!, 0, 60_000)];
    await expect(applyEdit({ ...by(id, who()), videoId: videoId!, parts })).rejects.toMatchObject({ status });
    await expect(revertEdit(by(id, who()))).rejects.toMatchObject({ status });
  });

  it('under review, on another video than the page showed, without cuts, with nothing left', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const parts = [part(videoId!, 0, 60_000)];
    const tryIt = (more: object) => applyEdit({ ...by(id), videoId: videoId!, parts, ...more });
    await expect(tryIt({ videoId: await makeVideo(world, world.author) })).rejects.toMatchObject({
      ...{ status: 409, code: 'trim-stale' },
    });
    await expect(tryIt({ parts: [part(videoId!, 0, 360_400)] })).rejects.toMatchObject({
      code: 'nothing-cut',
    });
    await expect(tryIt({ parts: [part(videoId!, 0, 500)] })).rejects.toMatchObject({ code: 'edit-empty' });
    await expect(tryIt({ parts: [part(videoId!, 400_000, 500_000)] })).rejects.toMatchObject({
      code: 'edit-empty',
    });
    await submitLesson(by(id));
    await expect(tryIt({})).rejects.toMatchObject({ status: 409, code: 'lesson-submitted' });
    expect((await versionsOf(id))[0]!.videoId).toBe(videoId);
    const ofIt = { edit: { path: ['of'], equals: videoId! } };
    expect(await world.db.prisma.video.count({ where: ofIt })).toBe(0);
  });

  it('of a recording whose original was not kept, and the page says why', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const asked = { db: world.db, person: world.author, lessonId: id };
    expect(await findTrimPage(asked)).toMatchObject({ originalGone: false, sources: [{ videoId }] });
    await world.db.prisma.video.update({ where: { id: videoId! }, data: { sourceKey: null } });
    const parts = [part(videoId!, 0, 60_000)];
    await expect(applyEdit({ ...by(id), videoId: videoId!, parts })).rejects.toMatchObject({
      code: 'edit-source',
    });
    expect(await findTrimPage(asked)).toMatchObject({ originalGone: true, sources: [] });
  });

  it('on a full disk and beyond one’s share', async () => {
    const { id, videoId } = await makeReadyDraft(world);
    const parts = [part(videoId!, 0, 60_000)];
    const full = applyEdit({ ...by(id, world.author, 5e8), videoId: videoId!, parts });
    await expect(full).rejects.toMatchObject({ status: 507, code: 'disk-full' });
    const limits = { quotaBytes: 10, reserveBytes: 0 };
    const much = applyEdit({ ...by(id), editLimits: limits, videoId: videoId!, parts });
    await expect(much).rejects.toMatchObject({ status: 413, code: 'upload-quota' });
    expect((await versionsOf(id))[0]!.videoId).toBe(videoId);
  });
});

it('sweeps cut videos that no lesson has any more, never a recording', async () => {
  const { id } = await makeDraft(world);
  const videoId = await makeVideo(world, world.author);
  await attachVideo({ ...by(id), videoId });
  const cut = (await applyEdit({ ...by(id), videoId, parts: [part(videoId, 0, 60_000)] })).videoId!;
  await deleteDraft(by(id));
  const removed: string[] = [];
  const storage = { remove: (key: string) => Promise.resolve(void removed.push(key)) } as never;
  await sweepEdits({ db: world.db, now, storage });
  expect(await world.db.prisma.video.count({ where: { id: cut } })).toBe(1);
  await sweepEdits({ db: world.db, now: new Date(now.getTime() + 3 * 3_600_000), storage });
  expect(await world.db.prisma.video.count({ where: { id: cut } })).toBe(0);
  expect(removed).toContain(`originals/${cut}`);
  expect(await world.db.prisma.video.count({ where: { id: videoId } })).toBe(1);
});
