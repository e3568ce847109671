/** What the trim page may post. Applying leads back to the lesson, where the new video shows how far it is. */
import { redirect } from '@remix-run/node';
import { applyEdit } from '~/lessons/apply-edit.server';
import { applyEditInput } from '~/lessons/schema';
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

export async function changeTrim({ context, person, lessonId, form }: Change) {
  const given = { ...context, person, lessonId };
  switch (form.get('intent')) {
    case 'apply':
      await applyEdit({ ...given, ...parseInput(applyEditInput, formToObject(form)) });
      throw redirect(`/studio/${lessonId}`);
    default:
      throw invalid('intent', '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.');
  }
}
