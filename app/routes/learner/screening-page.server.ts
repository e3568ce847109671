/** What the page of a screening shows to this person. */
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { searchColleagues } from '~/people/search-colleagues.server';
import { parseInput } from '~/platform/form';
import { dateIn } from '~/platform/zone';
import { findLessonProgress } from '~/progress/find-lesson-progress.server';
import { findScreening } from '~/screenings/find-screening.server';
import { listInvitees } from '~/screenings/invite-people.server';
import { colleagueQuery } from '~/screenings/schema';
import { timeIn } from '~/screenings/wall-clock';
import { posterUrl } from '~/video/media-urls';
import type { Visit } from '../door.server';

/** What is shown and what this person has seen of it, with the cookie that fetches it; null where learners may not see it. */
async function findStage({ context, person }: Visit, lessonId: string) {
  const lesson = await findLessonPage({ ...context, lessonId });
  if (!lesson) return null;
  const progress = await findLessonProgress({ ...context, person, lesson });
  const captions = lesson.captions[0];
  return {
    progress,
    cookie: context.mediaCookie(lesson.renditionSetId),
    lesson: {
      ...{ id: lesson.lessonId, title: lesson.title, masterUrl: lesson.masterUrl, next: lesson.next },
      ...{ durationSeconds: lesson.durationMs / 1000, posterUrl: posterUrl(lesson.poster) },
      ...{ cues: captions?.cues ?? [], captionsLang: captions?.lang ?? 'ko' },
      maxRate: progress.completed ? 2 : lesson.rule.maxRate,
      seekAhead: progress.completed || lesson.rule.seekAhead,
    },
  };
}

/** Throws `not-found` where there is none, or none for this person. */
export async function findScreeningPage(visit: Visit) {
  const { context, person, params, url } = visit;
  const { now, timeZone } = context;
  const { row, state, phase, hosts, summary } = await findScreening({
    ...{ ...context, person, screeningId: params['id'] ?? '' },
  });
  const over = phase === 'ended' || phase === 'cancelled';
  const { query } = parseInput(colleagueQuery, Object.fromEntries(url.searchParams));
  const host = hosts
    ? {
        invitees: over ? [] : await listInvitees({ ...context, person, screeningId: row.id }),
        found: over ? [] : await searchColleagues({ ...context, query, exceptIds: [person.id] }),
        query,
        start: { day: dateIn(row.startsAt, timeZone), time: timeIn(row.startsAt, timeZone) },
        today: dateIn(now, timeZone),
      }
    : null;
  const stage = over ? null : await findStage(visit, row.lessonId);
  const about = {
    ...{ id: row.id, title: row.title, note: row.note, audience: row.audience, roomName: row.roomName },
    ...{ departmentName: row.departmentName, hostName: row.hostName, lessonId: row.lessonId },
    ...{ lessonTitle: row.lessonTitle, lessonLive: row.liveVersionId !== null },
    url: `${context.origin}/screenings/${row.id}`,
  };
  const page = { about, state, phase, host, summary, stage, serverNow: now.toISOString() };
  return { ...page, readerId: person.id };
}

export type ScreeningPage = Awaited<ReturnType<typeof findScreeningPage>>;
