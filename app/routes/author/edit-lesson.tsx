/** The desk of one lesson: video, words, captions, questions, and what is left before review. */
import { data, redirect, type HeadersFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findLesson } from '~/lessons/find-lesson.server';
import { mayEditLesson } from '~/lessons/may-edit-lesson';
import { notFound } from '~/platform/errors';
import { Badge } from '~/ui/badge';
import { Notice } from '~/ui/notice';
import { useUploads } from '~/video/use-uploads';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { usePerson } from '../root-data';
import { changeLesson } from './change-lesson.server';
import { findStudioPage } from './find-studio-page.server';
import { StudioAbout } from './studio-about';
import { StudioCaptions } from './studio-captions';
import { StudioLinks } from './studio-links';
import { StudioQuestions } from './studio-questions';
import { StudioReview } from './studio-review';
import { StudioSubmit } from './studio-submit';
import { StudioTrim } from './studio-trim';
import { StudioVideo } from './studio-video';
import { StudioVideoPoster } from './studio-video-poster';
import { useStudioAnswer } from './use-studio-answer';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params }) => {
  const lesson = await findLesson({ ...context, person, lessonId: params['id'] ?? '' });
  if (!mayEditLesson(person, lesson)) {
    if (lesson.questions === null) throw notFound();
    throw redirect(`/studio/${lesson.id}/preview`);
  }
  const { page, headers } = await findStudioPage({ context, person }, lesson);
  return data(page, { headers });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(async ({ context, person, params }, form) =>
  changeLesson({ context, person, lessonId: params['id'] ?? '', form }),
);

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.studio.of(data.lesson.title) : words.studio.title,
);

export default function EditLesson() {
  const { lesson, manages, video, courses, manuals, maxBytes, review, speech, waiting } =
    useLoaderData<typeof loader>();
  const { errorOf, errorBeside, savedBy, done } = useStudioAnswer(useActionData<typeof action>());
  const error = errorBeside('captions', 'questions');
  const { studio, common } = useWords();
  const locked = lesson.status === 'submitted';
  const uploading = useUploading(lesson.id);
  // The server knows nothing yet of what this browser still sends.
  const failures = lesson.failures.map((one) =>
    uploading && one.code === 'video-missing' ? { ...one, message: studio.submit.uploading } : one,
  );
  return (
    <Frame
      title={lesson.title}
      back={{ to: '/studio', label: studio.mine }}
      titleActions={<Badge>{studio.states[lesson.status]}</Badge>}
      dock={<StudioSubmit lesson={{ ...lesson, failures }} manages={manages} />}
    >
      {lesson.returnReason && lesson.status === 'returned' ? (
        <Notice tone="bad" title={studio.submit.returned}>
          {lesson.returnReason}
        </Notice>
      ) : null}
      {error ? (
        <Notice tone="bad" live="alert" title={error.message} />
      ) : done ? (
        <Notice tone="good" live="status" title={common.state.saved} />
      ) : null}
      {review.comments.length > 0 ? <StudioReview title={lesson.title} locked={locked} {...review} /> : null}
      <div className="columns">
        <div className="stack wide">
          <StudioVideo lessonId={lesson.id} video={video} locked={locked} maxBytes={maxBytes}>
            {video ? <StudioVideoPoster lessonId={lesson.id} video={video} /> : null}
            {video ? <StudioTrim lesson={lesson} video={video} locked={locked} /> : null}
          </StudioVideo>
          <StudioCaptions
            lessonId={lesson.id}
            captions={lesson.captions}
            hasVideo={video !== null}
            plays={video?.playable ?? false}
            speech={speech}
            locked={locked}
            error={errorOf('captions')?.message}
            lacking={lesson.failures.some(({ code }) => code === 'captions-required')}
          />
          <StudioQuestions
            key={lesson.version}
            lessonId={lesson.id}
            questions={lesson.questions ?? []}
            saved={savedBy('questions')}
            error={errorOf('questions')}
            mark={lesson.marks?.questions}
            locked={locked || (lesson.liveVersion === lesson.version && lesson.status === 'published')}
          />
        </div>
        <div className="stack wide">
          <StudioAbout
            lesson={lesson}
            courses={courses}
            manuals={manuals}
            error={errorOf('about')}
            saved={savedBy('about')}
            locked={locked}
          />
          <StudioLinks lesson={lesson} waiting={waiting} />
        </div>
      </div>
    </Frame>
  );
}

function useUploading(lessonId: string): boolean {
  const { employeeNo } = usePerson();
  return useUploads(employeeNo).tasks.some(({ place, phase }) => place === lessonId && phase !== 'done');
}
