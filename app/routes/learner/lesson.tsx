/** Watching a lesson. The loader makes two round trips (lesson, progress) besides finding the person. */
import { data, type HeadersFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { lookAddress } from '~/chat/first-look';
import { secondOf } from '~/chat/page-path';
import { useLessonChat } from '~/chat/use-lesson-chat';
import { findLessonPage } from '~/lessons/find-lesson-page.server';
import { notFound } from '~/platform/errors';
import { findLessonProgress } from '~/progress/find-lesson-progress.server';
import { LessonCard } from '~/ui/lesson-card';
import { startSecondsOf } from '~/watch/start-seconds';
import { Theatre } from '~/watch/theatre';
import { posterUrl, soundUrlOf } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePerson } from '../root-data';
import { useRefresh } from '../use-refresh';
import { pageTitle } from '../page-title';
import { LessonMaterial } from './lesson-material';
import { LessonScreening } from './lesson-screening';

export const loader = pageLoader(async ({ context, person, params, request }) => {
  const lesson = await findLessonPage({ ...context, lessonId: params['id'] ?? '' });
  if (!lesson) throw notFound('이 강의는 없거나 지금은 볼 수 없습니다. 강의 목록에서 다시 골라 주세요.');
  const progress = await findLessonProgress({ ...context, person, lesson });
  const { title, summary, courseTitle, courseSlug, instructorName, sections, questions, next, masterUrl } =
    lesson;
  const seekAhead = progress.completed || lesson.rule.seekAhead;
  const durationSeconds = lesson.durationMs / 1000;
  const second = startSecondsOf({ durationSeconds, seekAhead }, progress, secondOf(request.url));
  return data(
    {
      about: { summary, courseTitle, courseSlug, instructorName },
      sections,
      readerId: person.id,
      lesson: {
        id: lesson.lessonId,
        title,
        durationSeconds,
        masterUrl,
        soundUrl: soundUrlOf(lesson.renditionSetId),
        instructorName,
        posterUrl: posterUrl(lesson.poster),
        cues: lesson.captions[0]?.cues ?? [],
        captionsLang: lesson.captions[0]?.lang ?? 'ko',
        questions,
        required: progress.required,
        maxRate: progress.completed ? 2 : lesson.rule.maxRate,
        seekAhead,
        next,
      },
      progress,
      // What the player and the talk ask for first, fetched beside their scripts.
      ahead:
        request.headers.get('save-data') === 'on'
          ? []
          : [masterUrl, soundUrlOf(lesson.renditionSetId), lookAddress(lesson.lessonId, second)],
    },
    { headers: { 'set-cookie': context.mediaCookie(lesson.renditionSetId) } },
  );
});

/** Carries the cookie that fetches the lesson's media. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

const title = pageTitle<typeof loader>((words, data) => data?.lesson.title ?? words.lessons.title);
export const meta: typeof title = (page) => [
  ...(title(page) ?? []),
  ...(page.data?.ahead ?? []).map((href) => ({
    ...{ tagName: 'link', rel: 'preload', as: 'fetch', href, crossOrigin: 'anonymous' },
  })),
];

export default function Lesson() {
  const { lesson, progress, about, sections, readerId } = useLoaderData<typeof loader>();
  const person = usePerson();
  const words = useWords();
  const format = useFormat();
  const refresh = useRefresh();
  const { search } = useLocation();
  const talk = useLessonChat({ lessonId: lesson.id, readerId, durationSeconds: lesson.durationSeconds });
  const { watch } = words;
  const course = about.courseSlug
    ? { to: `/courses/${about.courseSlug}`, title: about.courseTitle ?? '' }
    : null;
  return (
    <Frame width="full" dock={false} className="watch">
      <Theatre
        key={lesson.id}
        lesson={lesson}
        progress={progress}
        employeeNo={person.employeeNo}
        startAt={secondOf(search)}
        back={
          course
            ? { to: course.to, label: watch.controls.backTo(course.title) }
            : { to: '/courses', label: words.common.nav.lessons }
        }
        about={
          <div className="stack tight">
            <h1 tabIndex={-1}>{lesson.title}</h1>
            <p className="small">
              {course ? (
                <>
                  <Link className="link" to={course.to}>
                    {course.title}
                  </Link>
                  {' · '}
                </>
              ) : null}
              {words.home.instructor(about.instructorName)}
            </p>
            {about.summary ? <p className="small">{about.summary}</p> : null}
            <LessonScreening lessonId={lesson.id} />
          </div>
        }
        materialCount={sections.length}
        material={<LessonMaterial sections={sections} />}
        following={
          lesson.next ? (
            <section className="stack">
              <h2>{watch.tabs.next}</h2>
              <LessonCard
                to={`/lessons/${lesson.next.id}`}
                title={lesson.next.title}
                meta={format.duration(lesson.next.durationSeconds)}
                poster={{ src: posterUrl(null), length: format.clock(lesson.next.durationSeconds) }}
              />
            </section>
          ) : null
        }
        talk={talk}
        onRefresh={refresh}
      />
    </Frame>
  );
}
