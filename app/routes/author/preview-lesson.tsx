/** A lesson as its people see it before learners do: plays, counts nothing. The reviewer decides from here. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findLesson } from '~/lessons/find-lesson.server';
import { mayEditLesson } from '~/lessons/may-edit-lesson';
import { notFound } from '~/platform/errors';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { PreviewPlayer } from '~/watch/preview-player';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { useRefresh } from '../use-refresh';
import { LessonAnswers } from './lesson-answers';
import { PreviewPoster } from './preview-poster';
import { StudioLinks } from './studio-links';
import { findLessonMedia } from './lesson-media.server';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params }) => {
  const lesson = await findLesson({ ...context, person, lessonId: params['id'] ?? '' });
  if (lesson.questions === null) throw notFound();
  const { media, headers } = await findLessonMedia({ context, person }, lesson);
  return data({ lesson, mine: mayEditLesson(person, lesson), media }, { headers });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.studio.previewOf(data.lesson.title) : words.studio.title,
);

export default function PreviewLesson() {
  const { lesson, mine, media } = useLoaderData<typeof loader>();
  const { studio, common, watch } = useWords();
  const { languages }: { languages: Record<string, string> } = studio.captions;
  const format = useFormat();
  const refresh = useRefresh();
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
        <PreviewPlayer {...media} title={lesson.title} onRefresh={refresh}>
          {({ seconds }) => (mine ? <PreviewPoster lessonId={lesson.id} seconds={seconds} /> : null)}
        </PreviewPlayer>
      ) : lesson.videoId ? (
        <EmptyState icon="lesson" title={watch.live.preparing} />
      ) : (
        <EmptyState icon="lesson" title={studio.preview.noVideo}>
          {studio.preview.noVideoNote}
        </EmptyState>
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
            {
              label: studio.captions.title,
              value: lesson.captions.map((lang) => languages[lang] ?? lang).join(', ') || common.state.none,
            },
            { label: studio.about.course, value: lesson.courseTitle ?? studio.about.noCourse },
            {
              label: studio.about.manual,
              value:
                lesson.sections.map((s) => `${s.manualTitle} ${s.number}`).join(', ') || common.state.none,
            },
          ]}
        />
      </Card>
      <LessonAnswers questions={lesson.questions ?? []} />
      {mine ? null : <StudioLinks lesson={lesson} here="preview" />}
      {mine ? null : (
        <LinkButton to="/approvals" variant="primary" block>
          {studio.preview.decide}
        </LinkButton>
      )}
    </Frame>
  );
}
