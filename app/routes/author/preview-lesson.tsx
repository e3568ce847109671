/** A lesson as its people see it before learners do: plays, counts nothing. The reviewer decides from here. */
import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCaption } from '~/lessons/find-caption.server';
import { findLesson } from '~/lessons/find-lesson.server';
import { notFound } from '~/platform/errors';
import { findVideo } from '~/video/find-video.server';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { masterUrlOf, posterUrl } from '~/video/media-urls';
import { PreviewPlayer } from '~/watch/preview-player';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';

export const loader = pageLoader(async ({ context, person, params }) => {
  const lesson = await findLesson({ ...context, person, lessonId: params['id'] ?? '' });
  if (lesson.questions === null) throw notFound();
  const video = lesson.videoId ? await findVideo({ ...context, videoId: lesson.videoId }) : null;
  const setId = video?.renditionSetId ?? null;
  const [lang] = lesson.captions;
  const caption = lang
    ? await findCaption({ ...context, person, lessonId: lesson.id, lang, working: true })
    : null;
  return data(
    {
      lesson,
      mine: lesson.authorId === person.id,
      media: setId && { masterUrl: masterUrlOf(setId), posterUrl: posterUrl(setId) },
      cues: caption?.cues ?? [],
    },
    setId ? { headers: { 'set-cookie': context.mediaCookie(setId) } } : {},
  );
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.lesson.title ?? '강의'} 미리 보기 | e-교육연수원` },
];

export default function PreviewLesson() {
  const { lesson, mine, media, cues } = useLoaderData<typeof loader>();
  const { studio, common, watch } = useWords();
  const format = useFormat();
  return (
    <Frame
      title={lesson.title}
      back={
        mine
          ? { to: `/studio/${lesson.id}`, label: studio.title }
          : { to: '/approvals', label: common.nav.approvals }
      }
    >
      {media ? (
        <PreviewPlayer
          masterUrl={media.masterUrl}
          posterUrl={media.posterUrl}
          title={lesson.title}
          cues={cues}
        />
      ) : (
        <EmptyState icon="lesson" title={watch.live.preparing} />
      )}
      <Card label={lesson.title}>
        {lesson.summary ? <p>{lesson.summary}</p> : null}
        <Facts
          facts={[
            { label: studio.preview.author, value: `${lesson.authorName} · ${lesson.authorDepartment}` },
            {
              label: studio.preview.length,
              value:
                lesson.durationSeconds === null ? common.state.none : format.duration(lesson.durationSeconds),
            },
            { label: studio.captions.title, value: lesson.captions.join(', ') || common.state.none },
            { label: studio.about.course, value: lesson.courseTitle ?? studio.about.noCourse },
            {
              label: studio.about.manual,
              value:
                lesson.sections.map((s) => `${s.manualTitle} ${s.number}`).join(', ') || common.state.none,
            },
          ]}
        />
      </Card>
      {(lesson.questions ?? []).map((question, index) => (
        <Card key={question.id} title={`${index + 1}. ${question.text}`}>
          <ol className="answers">
            {question.choices.map((choice, at) => (
              <li key={choice.id} className={at === question.correct ? 'good' : ''}>
                {choice.text}
                {at === question.correct ? ` (${studio.quiz.correct})` : ''}
              </li>
            ))}
          </ol>
          <p className="small">{question.explanation}</p>
        </Card>
      ))}
      {mine ? null : (
        <LinkButton to="/approvals" variant="primary" block>
          {studio.preview.decide}
        </LinkButton>
      )}
    </Frame>
  );
}
