/** How one lesson is watched: figures, where people stop, questions, departments, and names for those who may see them. */
import { useLoaderData } from '@remix-run/react';
import { findQuestionDesk } from '~/knowledge/find-question-desk.server';
import { parseInput } from '~/platform/form';
import { findLessonStats } from '~/reports/find-lesson-stats.server';
import { listLessonViewers } from '~/reports/list-lesson-viewers.server';
import { lessonStatsQuery } from '~/reports/schema';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { StatsCurve } from './stats-curve';
import { StatsDepartments } from './stats-departments';
import { StatsQuestions } from './stats-questions';
import { StatsTiles } from './stats-tiles';
import { StatsVersions } from './stats-versions';
import { StatsViewers } from './stats-viewers';
import { StatsWeeks } from './stats-weeks';
import { UnclearPlaces } from './unclear-places';
import { WaitingLink } from './waiting-link';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params, url }) => {
  const filter = parseInput(lessonStatsQuery, Object.fromEntries(url.searchParams));
  const given = { ...context, person, lessonId: params['id'] ?? '' };
  const stats = await findLessonStats({ ...given, version: filter.version });
  const versionId = stats.shown?.version.id;
  const viewers = versionId ? await listLessonViewers({ ...given, versionId, filter }) : null;
  const { questions } = await findQuestionDesk(given);
  const asked = questions && { waiting: questions.waiting, places: questions.places };
  return { ...stats, viewers, asked, filter: { query: filter.query, state: filter.state } };
});

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.stats.of(data.lesson.title) : words.stats.title,
);

export default function LessonStatsPage() {
  const { lesson, versions, shown, viewers, filter, asked } = useLoaderData<typeof loader>();
  const { stats, studio } = useWords();
  const nobody = shown?.version.began === 0;
  return (
    <Frame
      title={stats.of(lesson.title)}
      back={{ to: `/studio/${lesson.id}`, label: studio.title }}
      width="wide"
    >
      {versions.length > 1 && shown ? (
        <StatsVersions versions={versions} shown={shown.version.number} />
      ) : null}
      {asked ? (
        <>
          <WaitingLink lessonId={lesson.id} waiting={asked.waiting} />
          <UnclearPlaces lessonId={lesson.id} places={asked.places} />
        </>
      ) : null}
      {shown && !nobody ? (
        <>
          <StatsTiles version={shown.version} />
          <StatsCurve key={shown.version.id} {...shown} />
          <div className="columns">
            <div>
              <StatsQuestions questions={shown.questions} />
              <StatsWeeks weeks={shown.weeks} />
            </div>
            <div>
              <StatsDepartments departments={shown.departments} />
            </div>
          </div>
          {viewers ? <StatsViewers {...viewers} filter={filter} version={shown.version.number} /> : null}
        </>
      ) : (
        <EmptyState icon="chart" title={shown ? stats.nobody : stats.never}>
          {shown ? stats.nobodyNote : stats.neverNote}
        </EmptyState>
      )}
    </Frame>
  );
}
