/** A pasted script becomes captions: its sentences are laid over the speech of the lesson's video. Nothing is stored. */
import { requireLesson } from '~/lessons/require-lesson.server';
import type { Person } from '~/people/person';
import type { WorkContext } from '~/platform/context';
import { conflict, invalid } from '~/platform/errors';
import { alignTexts } from '~/video/align-texts';
import { readingLength } from '~/video/caption-rules';
import type { Cue } from '~/video/captions';
import { detectSpeech } from '~/video/detect-speech.server';
import { stripTags, tidyLines } from '~/video/plain-caption';
import { splitCueTexts } from '~/video/split-cue-texts';
import { splitSentences } from './split-sentences';

/**
 * Returns cues for the editor. Throws `video-not-ready` (409) until the video plays, `no-speech` (400) where its sound
 * is silence, `script-too-long` (400) where nobody could say so much in that time.
 */
export async function alignScript({
  db,
  storage,
  person,
  lessonId,
  script,
}: Pick<WorkContext, 'db' | 'storage'> & {
  person: Person;
  lessonId: string;
  script: string;
}): Promise<Cue[]> {
  const { working } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  const video = working.videoId
    ? await db.prisma.video.findUnique({ where: { id: working.videoId }, include: { renditionSets: true } })
    : null;
  const set = video?.renditionSets.find(({ id }) => id === video.renditionSetId);
  if (!set || !video?.durationMs) {
    throw conflict(
      'video-not-ready',
      '영상이 아직 준비되지 않았습니다. 재생할 수 있게 되면 다시 눌러 주세요.',
    );
  }
  const { durationMs } = video;
  const sentences = splitSentences(tidyLines(stripTags(script.normalize('NFC'))));
  const spans = await detectSpeech({ storage, prefix: set.prefix, durationMs });
  const spokenSeconds = spans.reduce((sum, [from, to]) => sum + to - from, 0) / 1000;
  if (spokenSeconds < 1) {
    throw invalid(
      'no-speech',
      '영상에서 말소리를 찾지 못했습니다. 소리가 들리는 영상인지 확인하거나, 자막을 하나씩 추가해 주세요.',
    );
  }
  const charactersASecond = sentences.reduce((sum, text) => sum + readingLength(text), 0) / spokenSeconds;
  if (charactersASecond > FASTEST_SPEECH) {
    throw invalid(
      'script-too-long',
      `대본이 말소리(${Math.round(spokenSeconds)}초)에 견주어 너무 깁니다. 이 영상에서 말한 부분만 붙여 넣어 주세요.`,
    );
  }
  return alignTexts(splitCueTexts(sentences, charactersASecond), spans, durationMs);
}

/** Characters a second that nobody speaks: the script belongs to another recording. */
const FASTEST_SPEECH = 25;
