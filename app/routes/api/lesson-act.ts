import { z } from 'zod';
import { reasonInput } from '~/approvals/schema';
import { publishLesson } from '~/lessons/publish-lesson.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { returnLesson } from '~/lessons/return-lesson.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import { notFound } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { apiAction, type ApiCall, takesOnly } from './door.server';

const act = z.enum(['submit', 'publish', 'return', 'recall', 'withdraw']);
const reasonOf = async (call: ApiCall) => parseInput(reasonInput, await call.json()).reason;

/** POST /lessons/:id/{submit|publish|return|recall|withdraw} */
export const loader = takesOnly('POST');
export const action = apiAction({
  POST: async (call) => {
    const named = act.safeParse(call.params['act']);
    if (!named.success) throw notFound('이 주소에는 아무것도 없습니다. 주소를 다시 확인해 주세요.');
    const given = { ...call.context, person: call.person, lessonId: call.id };
    switch (named.data) {
      case 'submit':
        return submitLesson(given);
      case 'publish':
        return publishLesson(given);
      case 'recall':
        return recallLesson(given);
      case 'return':
        return returnLesson({ ...given, reason: await reasonOf(call) });
      case 'withdraw':
        return withdrawLesson({ ...given, ip: call.context.ip, reason: await reasonOf(call) });
    }
  },
});
