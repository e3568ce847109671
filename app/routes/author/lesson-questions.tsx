/** What viewers of a lesson asked, for its makers: what waits first, and places where questions gather. */
import { Link, useLoaderData } from '@remix-run/react';
import { findQuestionDesk } from '~/knowledge/find-question-desk.server';
import { lessonAt } from '~/chat/page-path';
import { QuestionLine } from '~/chat/question-line';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { UnclearPlaces } from './unclear-places';

export const loader = pageLoader(({ context, person, params }) =>
  findQuestionDesk({ ...context, person, lessonId: params['id'] ?? '' }),
);

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.knowledge.desk.title(data.lesson.title) : words.knowledge.desk.open,
);

export default function LessonQuestions() {
  const { lesson, questions } = useLoaderData<typeof loader>();
  const { knowledge, studio } = useWords();
  const words = knowledge.desk;
  const format = useFormat();
  return (
    <Frame title={words.title(lesson.title)} back={{ to: `/studio/${lesson.id}`, label: studio.title }}>
      {questions === null ? (
        <EmptyState icon="help" title={words.notLive}>
          {words.notLiveNote}
        </EmptyState>
      ) : questions.items.length === 0 ? (
        <EmptyState icon="help" title={words.empty}>
          {words.emptyNote}
        </EmptyState>
      ) : (
        <>
          <p className="small" role="status">
            {questions.waiting > 0 ? words.waiting(questions.waiting) : words.none}
          </p>
          <UnclearPlaces lessonId={lesson.id} places={questions.places} />
          <ul className="card rows question-rows" aria-label={words.open}>
            {questions.items.map((question) => (
              <li key={question.id}>
                <Link className="row" to={lessonAt(lesson.id, question.mediaSecond)}>
                  <span className="num stamp">
                    {question.mediaSecond === null ? knowledge.talk.gone : format.clock(question.mediaSecond)}
                  </span>
                  <span className="grow">
                    <QuestionLine question={question} />
                    {question.state === 'waiting' ? <span className="small link">{words.answer}</span> : null}
                  </span>
                  <Icon name="chevron-right" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  );
}
