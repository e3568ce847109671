/** What plays a lesson's working version for its people, and the cookie that fetches it. */
import { findCaption } from '~/lessons/find-caption.server';
import type { LessonView } from '~/lessons/lesson';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { findVideo } from '~/video/find-video.server';
import { lessonMasterUrlOf, masterUrlOf, posterUrl } from '~/video/media-urls';
import { posterName } from '~/video/poster-file';
import type { Cue } from '~/watch/transcript';

export interface LessonMedia {
  masterUrl: string;
  posterUrl: string;
  durationSeconds: number;
  cues: Cue[];
  /** BCP 47, of the cues. */
  captionsLang: string;
}

/** `media` is null while nothing plays; `headers` belong on the answer that carries it. */
export async function findLessonMedia(
  { context, person }: { context: RequestContext; person: Person },
  lesson: LessonView,
): Promise<{ media: LessonMedia | null; headers: Record<string, string> }> {
  const video = lesson.videoId ? await findVideo({ ...context, videoId: lesson.videoId }) : null;
  const setId = video?.renditionSetId;
  if (!setId) return { media: null, headers: {} };
  // As learners see it: Korean where there is any.
  const lang = lesson.captions.find((each) => each === 'ko') ?? lesson.captions[0];
  const caption = lang
    ? await findCaption({ ...context, person, lessonId: lesson.id, lang, working: true })
    : null;
  return {
    media: {
      masterUrl: caption ? lessonMasterUrlOf(setId, caption.lessonVersionId) : masterUrlOf(setId),
      posterUrl: posterUrl(posterName(video)),
      durationSeconds: lesson.durationSeconds ?? 0,
      cues: caption?.cues ?? [],
      captionsLang: lang ?? 'ko',
    },
    headers: { 'set-cookie': context.mediaCookie(setId) },
  };
}
