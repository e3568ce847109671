/** What the desk of a lesson may post: one intent a form, each one call of the domain. */
import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { reasonInput } from '~/approvals/schema';
import { attachVideo } from '~/lessons/attach-video.server';
import { choosePoster } from '~/lessons/choose-poster.server';
import { deleteDraft } from '~/lessons/delete-draft.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { putQuestions } from '~/lessons/put-questions.server';
import { recallLesson } from '~/lessons/recall-lesson.server';
import { retryLessonVideo } from '~/lessons/retry-lesson-video.server';
import { resolveReviewComment } from '~/lessons/resolve-review-comment.server';
import { revertEdit } from '~/lessons/revert-edit.server';
import {
  attachVideoInput,
  captionLang,
  markInput,
  posterInput,
  putQuestionsInput,
  resolveCommentInput,
  updateLessonInput,
} from '~/lessons/schema';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { updateLesson } from '~/lessons/update-lesson.server';
import { withdrawLesson } from '~/lessons/withdraw-lesson.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { invalid } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';

const intents = [
  'about',
  'video',
  'retry',
  'revert',
  'poster',
  'captions',
  'questions',
  'comment',
  'submit',
  'recall',
  'withdraw',
  'delete',
] as const;
const intentInput = z.object({
  intent: z.enum(intents, '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.'),
});

/** A form's questions: `text-0`, `choice-0` (several), `correct-0`, `explanation-0`. Empty choices fall out. */
export function questionsFromForm(form: FormData): unknown[] {
  const found: unknown[] = [];
  for (let i = 0; form.has(`text-${i}`); i++) {
    const marked = form.getAll(`choice-${i}`).map((text, index) => ({ text: String(text), index }));
    const choices = marked.filter(({ text }) => text.trim() !== '');
    const correct = choices.findIndex(({ index }) => String(index) === form.get(`correct-${i}`));
    found.push({
      text: form.get(`text-${i}`),
      choices: choices.map(({ text }) => text),
      correct,
      explanation: form.get(`explanation-${i}`),
    });
  }
  return found;
}

async function readCaptions(form: FormData) {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) {
    const sentence = '자막 파일을 골라 주세요. VTT, SRT, SMI 파일입니다.';
    throw invalid('captions-missing', sentence, { file: sentence });
  }
  return new Uint8Array(await file.arrayBuffer());
}

interface Changed {
  intent: (typeof intents)[number];
  mark?: string | undefined;
}

interface Change {
  context: RequestContext;
  person: Person;
  lessonId: string;
  form: FormData;
}

/** Returns the intent that was done, and the mark of what a form saved; throws AppErrors, and redirects where the lesson is gone afterwards. */
export async function changeLesson({ context, person, lessonId, form }: Change): Promise<Changed> {
  const { intent } = parseInput(intentInput, { intent: form.get('intent') });
  const given = { ...context, person, lessonId };
  const mark = parseInput(markInput, form.get('mark') ?? undefined);
  switch (intent) {
    case 'about': {
      const fields = { ...formToObject(form), manualSectionIds: form.getAll('manualSectionIds').map(String) };
      const { marks } = await updateLesson({ ...given, mark, input: parseInput(updateLessonInput, fields) });
      return { intent, mark: marks?.about };
    }
    case 'video':
      await attachVideo({ ...given, ...parseInput(attachVideoInput, formToObject(form)) });
      break;
    case 'retry':
      await retryLessonVideo({ ...context, person, ...parseInput(attachVideoInput, formToObject(form)) });
      break;
    case 'revert':
      await revertEdit(given);
      break;
    case 'poster':
      await choosePoster({ ...given, ip: context.ip, ...parseInput(posterInput, formToObject(form)) });
      break;
    case 'captions': {
      const lang = parseInput(captionLang, form.get('lang') ?? 'ko');
      await putCaptions({ ...given, lang, text: await readCaptions(form) });
      break;
    }
    case 'questions': {
      const questions = parseInput(putQuestionsInput, questionsFromForm(form));
      return { intent, mark: (await putQuestions({ ...given, mark, questions })).marks?.questions };
    }
    case 'comment':
      await resolveReviewComment({ ...given, ...parseInput(resolveCommentInput, formToObject(form)) });
      break;
    case 'submit':
      await submitLesson({
        ...given,
        askIfUnchanged: form.get('unchanged') !== 'yes',
        askIfUnchecked: form.get('unchecked') !== 'yes',
      });
      break;
    case 'recall':
      await recallLesson(given);
      break;
    case 'withdraw':
      await withdrawLesson({ ...given, ip: context.ip, ...parseInput(reasonInput, formToObject(form)) });
      break;
    case 'delete':
      if ((await deleteDraft(given)).deleted === 'lesson') throw redirect('/studio');
  }
  return { intent };
}
