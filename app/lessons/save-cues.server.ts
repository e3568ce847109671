/** Saving the editor's whole list, against what it started from. */
import { AppError, conflict, invalid } from '~/platform/errors';
import { CAPTIONS_MAX_BYTES, formatVtt, type Cue } from '~/video/captions';
import { formatCueClock } from '~/video/caption-clock';
import { stripTags, tidyLines } from '~/video/plain-caption';
import { captionMark } from './caption-mark.server';
import { editLesson, type LessonChange } from './edit-lesson.server';

export interface SavedCues {
  cues: Cue[];
  mark: string;
}

/** Plain text in order of time. Throws `captions-empty-cue` where a cue has no words. */
function cleanCues(cues: Cue[]): Cue[] {
  const clean = cues.map(([start, end, text, ...mark]): Cue => [
    start,
    end,
    tidyLines(stripTags(text.normalize('NFC'))),
    ...mark,
  ]);
  clean.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const empty = clean.find(([, , text]) => !text);
  if (empty) {
    throw invalid(
      'captions-empty-cue',
      `${formatCueClock(empty[0])} 자막에 글이 없습니다. 글을 적거나 지운 뒤 저장해 주세요.`,
    );
  }
  return clean;
}

/**
 * Replaces one language's captions of the working version; an empty list removes them. Throws `conflict`
 * `captions-stale` with `saved` (what is there) when the captions or the version are no longer those of `mark` and
 * `version`, `invalid` for a cue without words, 413 above the size of an uploaded file,
 * `conflict` `captions-required` for removing what keeps a live lesson publishable.
 */
export async function saveCues({
  lang,
  version,
  mark,
  cues: given,
  ...change
}: LessonChange & { lang: string; version: number; mark: string; cues: Cue[] }): Promise<SavedCues> {
  let saved: SavedCues | undefined;
  await editLesson(change, async (tx, { lesson, working }) => {
    const where = { lessonVersionId_lang: { lessonVersionId: working.id, lang } };
    const stored = await tx.caption.findUnique({ where });
    if (working.number !== version) {
      throw conflict(
        'captions-new-version',
        '그사이 이 강의에 새 영상이 붙었습니다. 고친 자막은 이 화면에 그대로 있으니, 새로 고쳐 새 영상의 자막을 만들어 주세요.',
      );
    }
    if (captionMark(stored) !== mark) {
      throw conflict(
        'captions-stale',
        '그사이 다른 창이나 다른 기기에서 이 자막을 저장했습니다. 여기서 고친 것은 그대로 있습니다. 저장된 것을 불러오거나 내 것으로 저장해 주세요.',
        { saved: { cues: (stored?.cues ?? []) as Cue[], mark: captionMark(stored) } },
      );
    }
    const cues = cleanCues(given);
    const vtt = formatVtt(cues);
    if (Buffer.byteLength(vtt) > CAPTIONS_MAX_BYTES) {
      throw new AppError(
        'too-large',
        'captions-too-large',
        '자막이 512 kB를 넘습니다. 줄인 뒤 저장해 주세요.',
      );
    }
    if (cues.length === 0) {
      if (lang === 'ko' && lesson.course?.captionsRequired && lesson.liveVersionId === working.id) {
        throw conflict(
          'captions-required',
          '한국어 자막이 있어야 하는 강좌의 열린 강의라 자막을 모두 지울 수 없습니다. 고쳐서 저장하거나 먼저 강의를 내려 주세요.',
        );
      }
      await tx.caption.deleteMany({ where: { lessonVersionId: working.id, lang } });
      saved = { cues, mark: '' };
      return;
    }
    await tx.caption.upsert({
      where,
      create: { lessonVersionId: working.id, lang, vtt, cues },
      update: { vtt, cues },
    });
    saved = { cues, mark: captionMark({ vtt, cues }) };
  });
  return saved!;
}
