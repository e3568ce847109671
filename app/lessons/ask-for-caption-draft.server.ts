import type { WorkContext } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { askForSpeechDraft } from '~/video/ask-for-speech-draft.server';
import { refuseState, type LessonChange } from './edit-lesson.server';
import { requireLesson } from './require-lesson.server';

/**
 * Has what is said in the working version's video turned into a draft, which its maker then loads into the editor: no
 * captions change by it. Throws `forbidden`, `conflict` under review, without a recogniser, or until the video plays.
 */
export async function askForCaptionDraft({
  db,
  now,
  enqueue,
  person,
  lessonId,
  lang,
  recognises,
}: LessonChange & Pick<WorkContext, 'enqueue'> & { lang: string; recognises: boolean }): Promise<void> {
  const { lesson, working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  if (lesson.status === 'submitted') refuseState(lesson.status);
  if (!recognises) {
    throw conflict(
      'no-recogniser',
      '이 서버에는 음성 인식이 설정되어 있지 않습니다. 대본을 붙여 넣거나 자막 파일을 올려 주세요.',
    );
  }
  await askForSpeechDraft({ db, now, enqueue, videoId: working.videoId, lang });
}
