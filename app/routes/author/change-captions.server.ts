/** What the caption editor may post: saving its list, a script to be laid over the speech, or having the speech heard. */
import { askForCaptionDraft } from '~/lessons/ask-for-caption-draft.server';
import { dropCaptionDraft } from '~/lessons/drop-caption-draft.server';
import { saveCues, type SavedCues } from '~/lessons/save-cues.server';
import { alignScriptInput, captionLang, saveCuesInput } from '~/lessons/schema';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { invalid } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';
import { alignScript } from '~/studio/align-script.server';
import type { Cue } from '~/video/captions';

interface Change {
  context: RequestContext;
  person: Person;
  lessonId: string;
  form: FormData;
}

export type CaptionAnswer = { saved: SavedCues } | { made: Cue[] } | { draft: 'asked' | 'dropped' };

export async function changeCaptions({ context, person, lessonId, form }: Change): Promise<CaptionAnswer> {
  const given = { ...context, person, lessonId };
  switch (form.get('intent')) {
    case 'save':
      return { saved: await saveCues({ ...given, ...parseInput(saveCuesInput, formToObject(form)) }) };
    case 'align':
      return { made: await alignScript({ ...given, ...parseInput(alignScriptInput, formToObject(form)) }) };
    case 'recognise':
      await askForCaptionDraft({ ...given, lang: parseInput(captionLang, form.get('lang') ?? 'ko') });
      return { draft: 'asked' };
    case 'drop-draft':
      await dropCaptionDraft({ ...given, lang: parseInput(captionLang, form.get('lang') ?? 'ko') });
      return { draft: 'dropped' };
    default:
      throw invalid('intent', '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.');
  }
}
