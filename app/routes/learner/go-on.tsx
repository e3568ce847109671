/** The one thing to do on home: the unfinished lesson, else the first new one, said as a sentence. */
import type { LessonCard } from '~/lessons/lesson-card';
import type { UnfinishedLesson } from '~/progress/list-unfinished.server';
import { LinkButton } from '~/ui/button';
import { Link } from '@remix-run/react';
import { Poster } from '~/ui/poster';
import { posterUrl } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';
import { usePerson } from '../root-data';

interface GoOnProps {
  /** False while the institute has no open lesson at all. */
  anyLessons: boolean;
  unfinished:
    | Pick<
        UnfinishedLesson,
        'lessonId' | 'title' | 'courseTitle' | 'coveredSeconds' | 'durationSeconds' | 'poster'
      >
    | undefined;
  fresh:
    | Pick<LessonCard, 'id' | 'title' | 'courseTitle' | 'instructorName' | 'durationSeconds' | 'poster'>
    | undefined;
}

export function GoOn({ unfinished, fresh, anyLessons }: GoOnProps) {
  const { home } = useWords();
  const format = useFormat();
  const { name } = usePerson();
  const lesson = unfinished
    ? { ...unfinished, id: unfinished.lessonId, note: unfinished.courseTitle ?? '' }
    : fresh && {
        ...fresh,
        coveredSeconds: 0,
        note: [fresh.courseTitle, home.instructor(fresh.instructorName)].filter(Boolean).join(' · '),
      };
  if (!lesson) {
    return (
      <div className="stack tight">
        <p className="small">{home.hello(name)}</p>
        <h1 className="display" tabIndex={-1}>
          {anyLessons ? home.allSeen : home.noLessons}
        </h1>
      </div>
    );
  }
  const left = Math.max(0, lesson.durationSeconds - lesson.coveredSeconds);
  const minutes = Math.floor(lesson.durationSeconds / 60);
  const to = `/lessons/${lesson.id}`;
  return (
    <section className="stack" aria-labelledby="today">
      <div className="stack tight">
        <p className="small">{home.hello(name)}</p>
        <h1 className="display" id="today" tabIndex={-1}>
          {left === 0
            ? home.almost
            : unfinished
              ? home.missing(format.duration(left))
              : home.whole(format.duration(left))}
          <br />
          {home.willCredit(format.minutes(minutes))}
        </h1>
      </div>
      <article className="card flush">
        <Link to={to} tabIndex={-1} aria-hidden="true">
          <Poster
            src={posterUrl(lesson.poster)}
            length={format.clock(lesson.durationSeconds)}
            play
            first
            {...(unfinished
              ? { seen: { ranges: [[0, lesson.coveredSeconds]], durationSeconds: lesson.durationSeconds } }
              : {})}
          />
        </Link>
        <div className="card stack">
          <div className="stack tight">
            <h2>{lesson.title}</h2>
            {lesson.note ? <p className="small">{lesson.note}</p> : null}
          </div>
          <LinkButton to={to} variant="primary" block icon="play" prefetch="intent">
            {unfinished ? home.resume : home.start}
          </LinkButton>
        </div>
      </article>
    </section>
  );
}
