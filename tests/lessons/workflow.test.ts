// Draft → review → learners → taken down, with who may do what on the way.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { findOpenApproval } from '~/approvals/find-open-approval.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { createLesson } from '~/lessons/create-lesson.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import type { Person } from '~/people/person';
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

type Who = 'author' | 'colleague' | 'head' | 'otherHead' | 'hr' | 'hr2' | 'admin';
const as = (who: Who, lessonId: string) => ({ db: world.db, now, person: world[who], lessonId });
const status = (who: Who, lessonId: string) => findLesson(as(who, lessonId)).then((lesson) => lesson.status);
const refused = (status: number, code?: string) =>
  expect.objectContaining({ status, ...(code ? { code } : {}) });
const reason = '값이 매뉴얼과 다릅니다';
const question = {
  text: '몇 번 헹굽니까?',
  choices: ['한 번', '두 번', '세 번'],
  correct: 2,
  explanation: '매뉴얼 3.2',
};

const acts: Record<string, (change: ReturnType<typeof as>) => Promise<unknown>> = {
  find: findLesson,
  update: (change) => updateLesson({ ...change, input: { title: '남의 제목' } }),
  attach: (change) => attachVideo({ ...change, videoId: change.lessonId }),
  questions: (change) => putQuestions({ ...change, questions: [question] }),
  submit: submitLesson,
  recall: recallLesson,
  publish: publishLesson,
  return: (change) => returnLesson({ ...change, reason }),
  withdraw: (change) => withdrawLesson({ ...change, reason }),
  delete: deleteDraft,
};
const everyAct = Object.keys(acts);

describe('who sees and who may', () => {
  test.each(everyAct)("another's draft is not there for %s", async (act) => {
    const { id } = await makeReadyDraft(world);
    for (const who of ['colleague', 'otherHead', 'admin'] as const) {
      await expect(acts[act]!(as(who, id))).rejects.toEqual(refused(404, 'not-found'));
    }
    expect(await status('author', id)).toBe('draft');
  });

  test.each(everyAct)('an id that is none is not there for %s', async (act) => {
    for (const id of ['x', "' OR 1=1 --", '6b1f6a3e-6f0e-4f4e-9a51-0e6b0b8e5a11']) {
      await expect(acts[act]!(as('hr', id))).rejects.toEqual(refused(404));
    }
  });

  test.each(['update', 'attach', 'questions', 'submit', 'recall', 'delete'])(
    'a reviewer may not %s',
    async (act) => {
      const { id } = await makeReadyDraft(world);
      // HR clears away a draft whose author is gone; nobody else does.
      for (const who of act === 'delete' ? (['head'] as const) : (['head', 'hr'] as const))
        await expect(acts[act]!(as(who, id))).rejects.toEqual(refused(403));
    },
  );

  it('lets HR delete a draft, and writes down who did', async () => {
    const { id } = await makeReadyDraft(world);
    expect(await deleteDraft(as('hr', id))).toEqual({ deleted: 'lesson' });
    const log = await world.db.prisma.accessLog.findFirst({
      where: { action: 'lesson.delete', subject: id },
    });
    expect(log).toMatchObject({ actorId: world.hr.id, detail: { title: '수영장 수질 관리' } });
  });

  it('shows a draft to author, head and HR', async () => {
    const { id } = await makeDraft(world);
    for (const who of ['author', 'head', 'hr'] as const) expect(await status(who, id)).toBe('draft');
  });

  it('lets no author publish or return, and nobody but HR and the head', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as('author', id));
    await expect(publishLesson(as('author', id))).rejects.toEqual(refused(403));
    await expect(returnLesson({ ...as('author', id), reason })).rejects.toEqual(refused(403));
    for (const who of ['colleague', 'otherHead', 'admin'] as const) {
      await expect(publishLesson(as(who, id))).rejects.toEqual(refused(404));
    }
    expect(await status('hr', id)).toBe('submitted');
  });

  test.each([
    ['HR', 'hr' as const, 'hr2' as const],
    ['a head', 'head' as const, 'hr' as const],
  ])('%s does not publish their own, another reviewer does', async (_, self, other) => {
    const person: Person = world[self];
    const { id } = await createLesson({ db: world.db, now, person, input: { title: '내 강의' } });
    await attachVideo({ ...as(self, id), videoId: await makeVideo(world, person) });
    await submitLesson(as(self, id));
    await expect(publishLesson(as(self, id))).rejects.toEqual(refused(403));
    expect((await publishLesson(as(other, id))).status).toBe('published');
  });

  it('hides answers and doubts from learners', async () => {
    const { id } = await makeReadyDraft(world);
    await putQuestions({ ...as('author', id), questions: [question] });
    await submitLesson(as('author', id));
    await publishLesson(as('head', id));
    const seen = await findLesson(as('colleague', id));
    expect(JSON.stringify(seen)).not.toMatch(/correct|세 번|explanation/);
    expect(seen).toMatchObject({
      status: 'published',
      version: 1,
      durationSeconds: 360,
      failures: [],
      questions: null,
    });
    expect((await findLesson(as('author', id))).questions?.[0]).toMatchObject({
      correct: 2,
      choices: [{}, {}, {}],
    });
    expect((await findLesson({ ...as('author', id), as: 'learner' })).questions).toBeNull();
  });
});

describe('submitting', () => {
  it('names every rule that fails', async () => {
    const { id, failures } = await makeDraft(world);
    expect(failures.map(({ code }) => code)).toEqual(['video-missing']);
    await expect(submitLesson(as('author', id))).rejects.toMatchObject({
      status: 409,
      code: 'video-missing',
      detail: { extra: { failures: [{ code: 'video-missing' }] } },
    });
    expect(await findOpenApproval({ db: world.db, kind: 'lesson-publish', subjectId: id })).toBeNull();
  });

  test.each([
    ['too short', { durationMs: 100_000 }, 'too-short'],
    ['too long', { durationMs: 700_000 }, 'too-long'],
    ['still in the works', { status: 'transcoding' }, 'video-not-ready'],
    ['provisional', { provisional: true }, 'video-not-ready'],
  ])('refuses a video that is %s', async (_, video, code) => {
    const { id } = await makeDraft(world);
    await attachVideo({ ...as('author', id), videoId: await makeVideo(world, world.author, video) });
    await expect(submitLesson(as('author', id))).rejects.toEqual(refused(409, code));
  });

  it('takes other limits from the settings', async () => {
    const { id } = await makeDraft(world);
    await attachVideo({
      ...as('author', id),
      videoId: await makeVideo(world, world.author, { durationMs: 65_000 }),
    });
    const value = { minSeconds: 60, maxSeconds: 600, graceSeconds: 0 };
    await world.db.prisma.setting.create({ data: { key: 'publishing-limits', value, updatedAt: now } });
    expect((await submitLesson(as('author', id))).status).toBe('submitted');
    await world.db.prisma.setting.delete({ where: { key: 'publishing-limits' } });
    await expect(publishLesson(as('head', id))).rejects.toEqual(refused(409, 'too-short'));
    expect(await status('author', id)).toBe('submitted');
  });

  test.each(['update', 'attach', 'questions', 'submit', 'delete'])('no %s while submitted', async (act) => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as('author', id));
    await expect(acts[act]!(as('author', id))).rejects.toEqual(refused(409));
  });

  it('goes back by recall, and may be submitted again', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as('author', id));
    expect((await recallLesson(as('author', id))).status).toBe('draft');
    await expect(recallLesson(as('author', id))).rejects.toEqual(refused(409));
    await expect(publishLesson(as('head', id))).rejects.toEqual(refused(409, 'not-submitted'));
    expect((await submitLesson(as('author', id))).status).toBe('submitted');
  });

  it('comes back with a reason, is mended and published', async () => {
    const { id } = await makeReadyDraft(world);
    await expect(publishLesson(as('head', id))).rejects.toEqual(refused(409, 'not-submitted'));
    await submitLesson(as('author', id));
    await expect(returnLesson({ ...as('hr', id), reason: ' ' })).rejects.toEqual(refused(400));
    expect(await returnLesson({ ...as('hr', id), reason })).toMatchObject({
      status: 'returned',
      returnReason: reason,
    });
    await updateLesson({ ...as('author', id), input: { summary: '고쳤습니다' } });
    expect(await submitLesson(as('author', id))).toMatchObject({ status: 'submitted', returnReason: null });
    expect((await publishLesson(as('hr', id))).status).toBe('published');
    await expect(submitLesson(as('author', id))).rejects.toEqual(refused(409, 'already-published'));
  });
});

describe('two at once', () => {
  it('one of two publishers wins', async () => {
    const { id } = await makeReadyDraft(world);
    await submitLesson(as('author', id));
    const results = await Promise.allSettled([publishLesson(as('head', id)), publishLesson(as('hr', id))]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { status: 409 } });
    const steps = await world.db.prisma.approvalStep.findMany({ where: { approval: { subjectId: id } } });
    expect(steps).toMatchObject([{ status: 'approved' }]);
  });

  it('publish or return or recall, never two of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeReadyDraft(world);
      await submitLesson(as('author', id));
      const results = await Promise.allSettled([
        publishLesson(as('head', id)),
        returnLesson({ ...as('hr', id), reason }),
        recallLesson(as('author', id)),
      ]);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const lesson = await findLesson(as('author', id));
      expect(lesson.liveVersion === null).toBe(lesson.status !== 'published');
      expect(await findOpenApproval({ db: world.db, kind: 'lesson-publish', subjectId: id })).toBeNull();
    }
  });

  it('two submits leave one open approval', async () => {
    const { id } = await makeReadyDraft(world);
    const results = await Promise.allSettled([
      submitLesson(as('author', id)),
      submitLesson(as('author', id)),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await world.db.prisma.approval.count({ where: { subjectId: id, status: 'pending' } })).toBe(1);
  });
});

describe('taking down', () => {
  test.each(['author', 'head', 'hr', 'admin'] as const)(
    '%s takes a published lesson down at once',
    async (who) => {
      const { id } = await makePublished(world);
      expect(await findWatchableLesson({ db: world.db, lessonId: id })).not.toBeNull();
      expect(await withdrawLesson({ ...as(who, id), reason })).toMatchObject({
        status: 'withdrawn',
        withdrawReason: reason,
      });
      expect(await findWatchableLesson({ db: world.db, lessonId: id })).toBeNull();
      await expect(findLesson(as('colleague', id))).rejects.toEqual(refused(404));
      const log = await world.db.prisma.accessLog.findFirst({
        where: { action: 'lesson.withdraw', subject: id },
      });
      expect(log).toMatchObject({ actorId: world[who].id, reason });
    },
  );

  it('is not for colleagues or other heads, and not for drafts', async () => {
    const { id } = await makePublished(world);
    for (const who of ['colleague', 'otherHead'] as const) {
      await expect(withdrawLesson({ ...as(who, id), reason })).rejects.toEqual(refused(403));
    }
    const draft = await makeDraft(world);
    await expect(withdrawLesson({ ...as('hr', draft.id), reason })).rejects.toEqual(
      refused(409, 'not-published'),
    );
  });

  it('a withdrawn lesson is mended, submitted and published again', async () => {
    const { id } = await makePublished(world);
    await withdrawLesson({ ...as('hr', id), reason });
    await putQuestions({ ...as('author', id), questions: [question] });
    await submitLesson(as('author', id));
    expect(await publishLesson(as('head', id))).toMatchObject({
      status: 'published',
      version: 1,
      withdrawReason: null,
    });
  });

  it('also ends a review that was waiting', async () => {
    const { id } = await makePublished(world);
    await attachVideo({ ...as('author', id), videoId: await makeVideo(world, world.author) });
    await submitLesson(as('author', id));
    await withdrawLesson({ ...as('hr', id), reason });
    expect(await findOpenApproval({ db: world.db, kind: 'lesson-publish', subjectId: id })).toBeNull();
    await expect(publishLesson(as('head', id))).rejects.toEqual(refused(409));
  });
});

describe('deleting', () => {
  it('removes a draft that never was published, whole', async () => {
    const { id } = await makeReadyDraft(world);
    await putQuestions({ ...as('author', id), questions: [question] });
    expect(await deleteDraft(as('author', id))).toEqual({ deleted: 'lesson' });
    await expect(findLesson(as('author', id))).rejects.toEqual(refused(404));
    expect(await world.db.prisma.lessonVersion.count({ where: { lessonId: id } })).toBe(0);
  });

  it('keeps what was published', async () => {
    const { id } = await makePublished(world);
    await expect(deleteDraft(as('author', id))).rejects.toEqual(refused(409, 'was-published'));
    await withdrawLesson({ ...as('author', id), reason });
    await expect(deleteDraft(as('author', id))).rejects.toEqual(refused(409, 'was-published'));
  });
});
