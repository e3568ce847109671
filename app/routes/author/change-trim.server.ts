/** What the trim page may post. Applying leads back to the lesson, where the new video shows how far it is. */
import { redirect } from '@remix-run/node';
import { applyEdit } from '~/lessons/apply-edit.server';
import { listenToSources, type HeardSource } from '~/lessons/listen-to-sources.server';
import { applyEditInput, listenInput, splitLessonInput } from '~/lessons/schema';
import { splitLesson } from '~/lessons/split-lesson.server';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { invalid } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';

interface Change {
  context: RequestContext;
  person: Person;
  lessonId: string;
  form: FormData;
}

export async function changeTrim({
  context,
  person,
  lessonId,
  form,
}: Change): Promise<{ heard: HeardSource[] }> {
  const given = { ...context, person, lessonId };
  switch (form.get('intent')) {
    case 'apply':
      await applyEdit({ ...given, ...parseInput(applyEditInput, formToObject(form)) });
      throw redirect(`/studio/${lessonId}`);
    case 'split':
      await splitLesson({ ...given, ...parseInput(splitLessonInput, formToObject(form)) });
      throw redirect('/studio');
    case 'listen':
      return { heard: await listenToSources({ ...given, ...parseInput(listenInput, formToObject(form)) }) };
    default:
      throw invalid('intent', '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.');
  }
}
