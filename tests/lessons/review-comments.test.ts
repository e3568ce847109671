// Remarks at seconds: who may write, read and take them in; what they mean for returning, new recordings, versions.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { addReviewComment } from '~/lessons/add-review-comment.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { deleteReviewComment } from '~/lessons/delete-review-comment.server';
import { findVersionChanges } from '~/lessons/find-version-changes.server';
import { listReviewComments } from '~/lessons/list-review-comments.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { resolveReviewComment } from '~/lessons/resolve-review-comment.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { createWorld, makePublished, makeReadyDraft, makeVideo, now, type World } from './lesson-world';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

type Who = 'author' | 'colleague' | 'head' | 'otherHead' | 'hr' | 'hr2' | 'admin';
const as = (who: Who, lessonId: string) => ({ db: world.db, now, person: world[who], lessonId });
const input = { mediaMs: 42_000, body: '글자가 안 보입니다' };
const comment = (who: Who, lessonId: string, more: Partial<typeof input> = {}) =>
  addReviewComment({ ...as(who, lessonId), input: { ...input, ...more } });
const commentsOf = (lessonId: string, who: Who = 'author') => listReviewComments(as(who, lessonId));
const refused = (status: number, code?: string) =>
  expect.objectContaining({ status, ...(code ? { code } : {}) });

async function submitted() {
  const { id } = await makeReadyDraft(world);
  await submitLesson(as('author', id));
  return id;
}

describe('who', () => {
  it('lets HR and the head write; author, head and HR read along the recording', async () => {
    const id = await submitted();
    await comment('hr', id, { mediaMs: 271_000, body: '카드 번호가 보입니다' });
    await comment('head', id);
    for (const who of ['author', 'head', 'hr2'] as const) {
      expect(await commentsOf(id, who)).toMatchObject([
        {
          mediaMs: 42_000,
          body: '글자가 안 보입니다',
          authorName: '박정우',
          onThisVideo: true,
          resolvedAt: null,
        },
        { mediaMs: 271_000, body: '카드 번호가 보입니다', authorName: '이수진' },
      ]);
    }
  });

  it('is not there for strangers, and no author remarks on their own', async () => {
    const id = await submitted();
    for (const who of ['colleague', 'otherHead', 'admin'] as const) {
      await expect(comment(who, id)).rejects.toEqual(refused(404));
      await expect(commentsOf(id, who)).rejects.toEqual(refused(404));
    }
    await expect(comment('author', id)).rejects.toEqual(refused(403));
    const live = await makePublished(world);
    await expect(commentsOf(live.id, 'colleague')).rejects.toEqual(refused(404));
  });

  test.each(['draft', 'published', 'returned'])('nobody remarks on what is %s', async (state) => {
    const { id } = await makeReadyDraft(world);
    if (state !== 'draft') await submitLesson(as('author', id));
    if (state === 'published') await publishLesson(as('head', id));
    if (state === 'returned') await returnLesson({ ...as('head', id), reason: '다시' });
    await expect(comment('head', id)).rejects.toEqual(refused(409, 'not-submitted'));
  });

  it('takes back only a remark of one’s own that is on this lesson', async () => {
    const [id, other] = [await submitted(), await submitted()];
    const { id: commentId } = await comment('head', id);
    for (const [who, lessonId] of [
      ['hr', id],
      ['head', other],
    ] as const)
      await expect(deleteReviewComment({ ...as(who, lessonId), commentId })).rejects.toEqual(refused(404));
    expect(await commentsOf(id)).toHaveLength(1);
    await deleteReviewComment({ ...as('head', id), commentId });
    expect(await commentsOf(id)).toEqual([]);
  });
});

describe('what is written', () => {
  test.each([
    ['past the end', 360_401],
    ['far past it', 2_147_483_647],
  ])('%s is refused', async (_name, mediaMs) => {
    const id = await submitted();
    await expect(comment('head', id, { mediaMs })).rejects.toEqual(refused(400));
    await comment('head', id, { mediaMs: 360_400 });
    await comment('head', id, { mediaMs: 0 });
    expect(await commentsOf(id)).toHaveLength(2);
  });

  it('keeps rows no reader would believe out of the database', async () => {
    const id = await submitted();
    await comment('head', id);
    const { prisma } = world.db;
    for (const data of [
      { mediaMs: -1 },
      { body: '' },
      { body: '가'.repeat(501) },
      { resolvedAt: now, resolvedById: null },
    ])
      await expect(
        prisma.reviewComment.updateMany({ where: { lessonVersion: { lessonId: id } }, data }),
      ).rejects.toThrow(/check constraint/i);
  });
});

describe('taking it in', () => {
  it('is the author’s, after the lesson came back, and can be undone', async () => {
    const id = await submitted();
    const { id: commentId } = await comment('head', id);
    const mark = (who: Who, resolved = true, lessonId = id) =>
      resolveReviewComment({ ...as(who, lessonId), commentId, resolved });
    await expect(mark('author')).rejects.toEqual(refused(409, 'lesson-submitted'));
    await returnLesson(as('head', id));
    await expect(mark('head')).rejects.toEqual(refused(403));
    await expect(mark('colleague')).rejects.toEqual(refused(404));
    const { id: mine } = await makeReadyDraft(world);
    await expect(mark('author', true, mine)).rejects.toEqual(refused(404));
    await mark('author');
    expect(await commentsOf(id, 'head')).toMatchObject([{ resolvedAt: now }]);
    await mark('author', false);
    expect(await commentsOf(id, 'head')).toMatchObject([{ resolvedAt: null }]);
  });
});

describe('returning', () => {
  const statusOf = async (id: string) => world.db.prisma.lesson.findUniqueOrThrow({ where: { id } });

  it('needs a reason or an open remark', async () => {
    const id = await submitted();
    await expect(returnLesson(as('head', id))).rejects.toMatchObject({
      status: 400,
      detail: { fields: { reason: expect.stringContaining('의견') as string } },
    });
    expect((await statusOf(id)).status).toBe('submitted');
    const { id: commentId } = await comment('hr', id);
    await recallLesson(as('author', id));
    await resolveReviewComment({ ...as('author', id), commentId, resolved: true });
    await submitLesson(as('author', id));
    await expect(returnLesson(as('head', id))).rejects.toEqual(refused(400));
    await comment('head', id);
    const returned = await returnLesson(as('head', id));
    expect(returned).toMatchObject({
      status: 'returned',
      returnReason: expect.stringContaining('1개') as string,
    });
    const step = await world.db.prisma.approvalStep.findFirst({
      where: { status: 'returned', approval: { subjectId: id } },
    });
    expect(step?.reason).toBe(returned.returnReason);
  });

  it('says the reason as it was written where there is one', async () => {
    const id = await submitted();
    await comment('head', id);
    expect(await returnLesson({ ...as('head', id), reason: '소리가 작습니다' })).toMatchObject({
      returnReason: '소리가 작습니다',
    });
  });
});

describe('the recording they were made on', () => {
  it('is told apart after another one was attached', async () => {
    const id = await submitted();
    await comment('head', id);
    await returnLesson(as('head', id));
    await attachVideo({ ...as('author', id), videoId: await makeVideo(world, world.author) });
    await submitLesson(as('author', id));
    await comment('head', id, { mediaMs: 50_000 });
    expect(await commentsOf(id)).toMatchObject([
      { mediaMs: 42_000, onThisVideo: false },
      { mediaMs: 50_000, onThisVideo: true },
    ]);
  });

  it('leaves with a version that is thrown away', async () => {
    const id = await submitted();
    await comment('head', id);
    await returnLesson(as('head', id));
    expect(await deleteDraft(as('author', id))).toEqual({ deleted: 'lesson' });
    expect(await world.db.prisma.reviewComment.count({ where: { lessonVersion: { lessonId: id } } })).toBe(0);
  });

  it('stays with its version when a new one begins', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as('author', id));
    await comment('head', id);
    await publishLesson(as('head', id));
    await attachVideo({ ...as('author', id), videoId: await makeVideo(world, world.author) });
    expect(await commentsOf(id)).toEqual([]);
    expect(await world.db.prisma.reviewComment.count({ where: { lessonVersion: { lessonId: id } } })).toBe(1);
  });
});

describe('what changed since it was published', () => {
  const question = { text: '몇 번?', choices: ['한 번', '두 번'], correct: 1, explanation: '두 번입니다.' };
  const vtt = (text: string) => `WEBVTT\n\n00:00.000 --> 00:04.000\n${text}\n`;
  const changes = (lessonId: string, who: Who = 'head') => findVersionChanges(as(who, lessonId));

  it('is nothing for a first version, and not there for strangers', async () => {
    const id = await submitted();
    expect(await changes(id)).toBeNull();
    await expect(changes(id, 'colleague')).rejects.toEqual(refused(404));
    await expect(changes(randomUUID())).rejects.toEqual(refused(404));
  });

  it('names the video, its length, captions and questions', async () => {
    const { id } = await makeReadyDraft(world);
    await putQuestions({ ...as('author', id), questions: [question, { ...question, text: '왜?' }] });
    await putCaptions({ ...as('author', id), lang: 'ko', text: vtt('헹굽니다') });
    await putCaptions({ ...as('author', id), lang: 'en', text: vtt('Rinse') });
    await submitLesson(as('author', id));
    await publishLesson(as('head', id));
    expect(await changes(id)).toMatchObject({ since: 1, again: true, otherVideo: false });

    const videoId = await makeVideo(world, world.author, { durationMs: 400_900 });
    await attachVideo({ ...as('author', id), videoId });
    await putQuestions({
      ...as('author', id),
      questions: [
        { ...question, correct: 0 },
        { ...question, text: '언제?' },
      ],
    });
    await putCaptions({ ...as('author', id), lang: 'ko', text: vtt('세 번 헹굽니다') });
    expect(await changes(id)).toEqual({
      since: 1,
      again: false,
      otherVideo: true,
      seconds: { before: 360, after: 400 },
      captions: { added: [], changed: ['ko'], removed: ['en'] },
      questions: { added: ['언제?'], changed: ['몇 번?'], removed: ['왜?'] },
    });
  });
});
