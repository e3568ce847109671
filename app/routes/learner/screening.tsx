/** A screening at its one address: the waiting room, the picture that everybody sees, and afterwards what was. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { formToObject, parseInput } from '~/platform/form';
import { dateIn } from '~/platform/zone';
import { searchColleagues } from '~/people/search-colleagues.server';
import { findLessonProgress } from '~/progress/find-lesson-progress.server';
import { cancelScreening, changeScreening } from '~/screenings/change-screening.server';
import { findScreening } from '~/screenings/find-screening.server';
import { invitePerson, listInvitees, uninvitePerson } from '~/screenings/invite-people.server';
import { cancelInput, changeInput, colleagueQuery, personInput } from '~/screenings/schema';
import { timeIn } from '~/screenings/wall-clock';
import { posterUrl } from '~/video/media-urls';
import { pageAction, pageLoader, type Visit } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { ScreeningOver } from './screening-over';
import { ScreeningStage } from './screening-stage';

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

export const loader = pageLoader(async (visit) => {
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
  return data(
    { about, state, phase, host, summary, stage, serverNow: now.toISOString(), readerId: person.id },
    { headers: stage ? { 'set-cookie': stage.cookie } : {} },
  );
});

/** Carries the cookie that fetches the lesson's media. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(async ({ context, person, params }, form) => {
  const act = { ...context, person, screeningId: params['id'] ?? '' };
  const given = formToObject(form);
  if (given['intent'] === 'change') {
    await changeScreening({ ...act, given: parseInput(changeInput, given) });
    return { done: 'change' as const };
  }
  if (given['intent'] === 'cancel') {
    await cancelScreening({ ...act, ...parseInput(cancelInput, given) });
    return { done: 'cancel' as const };
  }
  const { intent, personId } = parseInput(personInput, given);
  await { invite: invitePerson, uninvite: uninvitePerson }[intent]({ ...act, personId });
  return { done: intent };
});

export const meta = pageTitle<typeof loader>((words, page) =>
  page ? words.screenings.of(page.about.title) : words.screenings.title,
);

export type ScreeningPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Screening() {
  const page = useLoaderData<typeof loader>();
  if (!page.stage) return <ScreeningOver page={page} />;
  return (
    <Frame width="full" dock={false} className="watch">
      <ScreeningStage key={page.about.id} page={page} stage={page.stage} />
    </Frame>
  );
}
