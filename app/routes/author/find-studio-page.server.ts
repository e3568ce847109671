/** What the desk of one lesson shows, and the cookie that fetches its media. */
import { countWaiting } from '~/knowledge/count-waiting.server';
import type { LessonView } from '~/lessons/lesson';
import { listCourses } from '~/lessons/list-courses.server';
import { listReviewComments } from '~/lessons/list-review-comments.server';
import { listManuals } from '~/manuals/list-manuals.server';
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { RequestContext } from '~/people/request-context';
import { findWork } from '~/video/find-queue.server';
import { findSpeechDraft } from '~/video/find-speech-draft.server';
import { findVideo, viewVideo } from '~/video/find-video.server';
import { posterName } from '~/video/poster-file';
import { findLessonMedia } from './lesson-media.server';

/** The caller has asked whether this person may edit the lesson. */
export async function findStudioPage(
  { context, person }: { context: RequestContext; person: Person },
  lesson: LessonView,
) {
  const [courses, manuals, video, comments, speech, waiting] = await Promise.all([
    listCourses({ ...context, person }),
    listManuals(context),
    lesson.videoId ? findVideo({ ...context, videoId: lesson.videoId }) : null,
    listReviewComments({ ...context, person, lessonId: lesson.id }),
    context.recognises ? findSpeechDraft({ ...context, videoId: lesson.videoId, lang: 'ko' }) : undefined,
    countWaiting({ ...context, lessonId: lesson.id }),
  ]);
  const { media, headers } =
    comments.length > 0 ? await findLessonMedia({ context, person }, lesson) : { media: null, headers: {} };
  const page = {
    lesson,
    manages: may(person, 'lesson.manage', { ownerId: lesson.authorId }),
    video: video && {
      ...viewVideo(video, await findWork(context.db, video)),
      filename: video.filename,
      ...{ poster: posterName(video), posterMs: video.posterMs },
      uploadId: video.ownerId === person.id ? video.uploadId : null,
      moreFollows: video.followUp === 'higher' && video.followUpFailedAt === null,
      comesBack: video.notBefore !== null,
      cut: video.edit ? (video.sourceKey ? ('made' as const) : ('making' as const)) : null,
    },
    speech: speech && { ...speech, cues: [] },
    waiting,
    maxBytes: context.uploadMaxBytes,
    review: { comments, media, now: context.now },
    courses: courses.map(({ id, title }) => ({ id, title })),
    manuals: manuals.map(({ id, title, sections }) => ({
      id,
      title,
      sections: sections
        .flatMap((section) => [section, ...section.children])
        .map(({ id, number, title }) => ({ id, number, title })),
    })),
  };
  // Also for the scenes that are offered as a poster.
  const cookie: Record<string, string> = video?.renditionSetId
    ? { 'set-cookie': context.mediaCookie(video.renditionSetId) }
    : headers;
  return { page, headers: cookie };
}
