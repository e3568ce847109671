import { z } from 'zod';
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import { notFound } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { openSession } from '~/progress/open-session.server';
import { apiAction, takesOnly } from './door.server';

const input = z.object({ lessonId: z.uuid('강의 번호(lessonId)가 올바르지 않습니다.') });

/** Opened by a play gesture; the answer also carries the cookie for the lesson's media. */
export const loader = takesOnly('POST');
export const action = apiAction({
  POST: async ({ context, person, json }) => {
    const { lessonId } = parseInput(input, await json());
    const lesson = await findWatchableLesson({ ...context, lessonId });
    if (!lesson) throw notFound('이 강의는 없거나 지금은 볼 수 없습니다.');
    const session = await openSession({ ...context, person, lesson });
    return Response.json(
      { ...session, masterUrl: lesson.masterUrl },
      {
        status: 201,
        headers: { 'set-cookie': context.mediaCookie(lesson.renditionSetId), 'cache-control': 'no-store' },
      },
    );
  },
});
