/** Asking colleagues to watch a lesson together: which lesson, when, where, and who. */
import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { findDaysOff } from '~/people/days-off.server';
import { forbidden } from '~/platform/errors';
import { formToObject, parseInput } from '~/platform/form';
import { dateIn } from '~/platform/zone';
import { listAudiences, listLessonsToShow, mayShow } from '~/screenings/pick-lesson.server';
import { proposeStart } from '~/screenings/propose-start';
import { requireLiveLesson, scheduleScreening } from '~/screenings/schedule-screening.server';
import { pickQuery, scheduleInput } from '~/screenings/schema';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader, type ActionError } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { SearchLine } from '../search-line';
import { ScreeningForm } from './screening-form';

export const loader = pageLoader(async ({ context, person, url }) => {
  const { db, now, timeZone } = context;
  const { lesson: lessonId, query } = parseInput(pickQuery, Object.fromEntries(url.searchParams));
  if (!lessonId) return { lesson: null, query, lessons: await listLessonsToShow({ db, person, query }) };
  const { lesson, subject } = await requireLiveLesson(db.sql, lessonId);
  if (!mayShow(person, subject))
    throw forbidden('forbidden', '이 강의를 만든 사람과 부서장, 교육담당자가 상영을 예약할 수 있습니다.');
  const asked = await listAudiences({ db, person, makers: subject });
  const start = proposeStart(now, timeZone, await findDaysOff(db.sql));
  return { lesson, query, lessons: [], ...asked, start, today: dateIn(now, timeZone) };
});

export const action = pageAction(async ({ context, person }, form) => {
  const given = parseInput(scheduleInput, formToObject(form));
  const { id } = await scheduleScreening({ ...context, person, given });
  return redirect(`/screenings/${id}`);
});

export const meta = pageTitle((words) => words.screenings.form.title);

export default function NewScreening() {
  const page = useLoaderData<typeof loader>();
  const error = useActionData<ActionError>()?.error;
  const { screenings } = useWords();
  const format = useFormat();
  const back = { to: '/screenings', label: screenings.title };
  if (page.lesson)
    return (
      <Frame title={screenings.form.title} back={back} width="narrow">
        <section className="card stack">
          <p>
            <span className="small quiet">{screenings.form.lesson}</span>
            <br />
            <b>{page.lesson.title}</b> ({format.duration(page.lesson.durationMs / 1000)})
          </p>
          <Link className="text-button" to="/screenings/new">
            {screenings.form.other}
          </Link>
          <ScreeningForm {...page} lesson={page.lesson} error={error} />
        </section>
      </Frame>
    );
  return (
    <Frame title={screenings.form.title} back={back} width="narrow">
      <Section title={screenings.form.pick}>
        <SearchLine
          name="query"
          value={page.query}
          label={screenings.form.pick}
          placeholder={screenings.form.pickHint}
          maxLength={60}
        />
        {page.lessons.length === 0 ? (
          <EmptyState icon="lesson" title={page.query ? screenings.form.noMatch : screenings.form.pickEmpty}>
            {screenings.form.pickEmptyNote}
          </EmptyState>
        ) : (
          <div className="card rows">
            {page.lessons.map((lesson) => (
              <Row
                key={lesson.id}
                icon="lesson"
                to={`/screenings/new?lesson=${lesson.id}`}
                title={lesson.title}
                note={`${lesson.instructorName} · ${format.duration(lesson.durationSeconds)}`}
              />
            ))}
          </div>
        )}
      </Section>
    </Frame>
  );
}
