/** Home: the lesson to go on with, the year, what is new for one's job, and for heads what waits for them. */
import { useLoaderData } from '@remix-run/react';
import { countWaitingApprovals } from '~/approvals/list-approvals.server';
import { findYearTotal } from '~/credits/find-year-total.server';
import { listNewForJobField } from '~/lessons/list-new-for-job-field.server';
import { listUnfinished } from '~/progress/list-unfinished.server';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { yearIn } from '~/platform/zone';
import { findScreeningOfToday } from '~/screenings/list-screenings.server';
import { TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useWords } from '~/words/words';
import { findDemoProgress } from '~/studio/demo-progress.server';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePerson } from '../root-data';
import { DemoNotice } from './demo-notice';
import { GoOn } from './go-on';
import { HomeScreening } from './home-screening';
import { LessonItem } from './lesson-item';
import { YearCard } from './year-card';
import { pageTitle } from '../page-title';

const NEW_LESSONS = 5;

export const loader = pageLoader(async ({ context, person }) => {
  const { now, timeZone } = context;
  const [unfinished, fresh, year, waiting, screening, demo] = await Promise.all([
    listUnfinished({ ...context, person, take: 3 }),
    listNewForJobField({ ...context, jobField: person.jobField, take: NEW_LESSONS }),
    findYearTotal({ ...context, personId: person.id, year: yearIn(now, timeZone) }),
    countWaitingApprovals({ ...context, person }),
    findScreeningOfToday({ ...context, person }),
    context.mode === 'demo' ? findDemoProgress(context) : null,
  ]);
  // Somebody whose job has nothing new still finds something to watch.
  const lessons =
    fresh.length > 0 ? fresh : await listNewForJobField({ ...context, jobField: '', take: NEW_LESSONS });
  const mine = await listLessonProgress({ ...context, person, lessonIds: lessons.map(({ id }) => id) });
  return {
    unfinished,
    lessons: lessons.map((lesson) => ({ ...lesson, mine: mine.get(lesson.id) })),
    ownField: fresh.length > 0,
    year,
    waiting,
    screening,
    demo,
  };
});

export const meta = pageTitle((words) => words.home.title);

export default function Home() {
  const { unfinished, lessons, ownField, year, waiting, screening, demo } = useLoaderData<typeof loader>();
  const { home, common } = useWords();
  const person = usePerson();
  const [current, ...others] = unfinished;
  const first = lessons.find(({ mine }) => !mine?.completed);
  const shown = current?.lessonId ?? first?.id;
  const rest = lessons.filter(({ id }) => id !== shown);
  return (
    <Frame approvalsWaiting={waiting} className="home">
      <div className="columns">
        <div className="stack wide">
          <GoOn unfinished={current} fresh={first} anyLessons={lessons.length > 0} />
          {screening ? <HomeScreening screening={screening} /> : null}
          {demo ? <DemoNotice progress={demo} /> : null}
          {others.length > 0 ? (
            <Section title={home.goOnToo}>
              <div>
                {others.map((lesson) => (
                  <LessonItem
                    key={lesson.lessonId}
                    lesson={{ ...lesson, id: lesson.lessonId, instructorName: '' }}
                    mine={{ coveredSeconds: lesson.coveredSeconds, completed: false }}
                    meta={lesson.courseTitle ?? ''}
                  />
                ))}
              </div>
            </Section>
          ) : null}
          <Section
            title={ownField && person.jobField ? home.fresh(person.jobField) : home.freshAll}
            action={
              <TextLink to="/courses" forward>
                {common.act.seeAll}
              </TextLink>
            }
          >
            {rest.length > 0 ? (
              <div>
                {rest.map((lesson) => (
                  <LessonItem key={lesson.id} lesson={lesson} mine={lesson.mine} />
                ))}
              </div>
            ) : (
              <EmptyState icon="lesson" title={home.freshEmpty}>
                {home.freshEmptyNote}
              </EmptyState>
            )}
          </Section>
        </div>
        <div className="stack wide">
          {waiting > 0 ? (
            <Row
              tone="warn"
              icon="check-circle"
              to="/approvals"
              title={home.approvalsWaiting(waiting)}
              note={home.approvalsNote}
            />
          ) : null}
          <YearCard year={year} />
          <div className="card rows">
            <Row icon="help" to="/knowledge" title={home.knowledge} note={home.asked} />
          </div>
        </div>
      </div>
    </Frame>
  );
}
