/** My lessons with their state and what each still needs. */
import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listMyLessons } from '~/lessons/list-my-lessons.server';
import { Badge, type Tone } from '~/ui/badge';
import { LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Poster } from '~/ui/poster';
import { posterUrl } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';

export const loader = pageLoader(async ({ context, person }) => ({
  lessons: await listMyLessons({ ...context, person }),
}));

export const meta: MetaFunction = () => [{ title: '강의 만들기 | e-교육연수원' }];

const tones: Record<string, Tone> = { submitted: 'info', returned: 'bad', published: 'good' };

export default function Studio() {
  const { lessons } = useLoaderData<typeof loader>();
  const { studio } = useWords();
  const format = useFormat();
  return (
    <Frame
      title={studio.mine}
      titleActions={
        <LinkButton to="/studio/new" variant="primary" icon="plus" compact>
          {studio.create}
        </LinkButton>
      }
    >
      {lessons.length === 0 ? (
        <EmptyState
          icon="lesson"
          title={studio.empty}
          action={<LinkButton to="/studio/new">{studio.create}</LinkButton>}
        >
          {studio.emptyNote}
        </EmptyState>
      ) : (
        <div className="lesson-grid">
          {lessons.map((lesson) => {
            const { durationSeconds, videoStatus, videoPercent, failures } = lesson;
            const length = durationSeconds === null ? undefined : format.clock(durationSeconds);
            const [failure] = failures;
            const note =
              lesson.returnReason ??
              (videoStatus === 'transcoding'
                ? studio.video.transcodingNoTime(videoPercent ?? 0)
                : videoStatus === 'receiving'
                  ? studio.video.arrived(videoPercent ?? 0)
                  : failure?.message);
            return (
              <Link key={lesson.id} to={`/studio/${lesson.id}`} className="lesson">
                <Poster src={posterUrl(lesson.renditionSetId)} {...(length ? { length } : {})} />
                <span className="stack tight">
                  <h2 className="clip2 lesson-title">{lesson.title}</h2>
                  <span className="line wrap">
                    <Badge tone={tones[lesson.status] ?? 'warn'}>{studio.states[lesson.status]}</Badge>
                    <span className="small">{lesson.courseTitle ?? studio.about.noCourse}</span>
                  </span>
                  {note && (lesson.status === 'draft' || lesson.status === 'returned') ? (
                    <span className="small clip2">{note}</span>
                  ) : null}
                </span>
              </Link>
            );
          })}
        </div>
      )}
    </Frame>
  );
}
