/** One lesson of the studio's list: the whole card opens it, the acts below are those its state allows. */
import { Link } from '@remix-run/react';
import type { MyLesson } from '~/lessons/list-my-lessons.server';
import type { ViewerCount } from '~/progress/count-viewers.server';
import { Badge, type Tone } from '~/ui/badge';
import { Card } from '~/ui/card';
import { Poster } from '~/ui/poster';
import { posterUrl } from '~/video/media-urls';
import { useFormat, useWords } from '~/words/words';
import { StudioActs } from './studio-acts';

type ShownLesson = Omit<MyLesson, 'updatedAt'> & {
  updatedAt: Date | string;
  watched: ViewerCount | null;
};

const tones: Record<string, Tone> = { submitted: 'info', returned: 'bad', published: 'good' };

/** What the lesson waits for, in one sentence; null where it waits for nothing. */
function useNote(lesson: ShownLesson): string | null {
  const { studio, desk } = useWords();
  const { status, videoStatus, videoPercent, failures, returnReason, withdrawReason } = lesson;
  if (status === 'withdrawn') return withdrawReason && desk.withdrawn(withdrawReason);
  if (status !== 'draft' && status !== 'returned') return null;
  if (status === 'returned' && returnReason) return returnReason;
  if (videoStatus === 'transcoding') return studio.video.transcodingNoTime(videoPercent ?? 0);
  if (videoStatus === 'receiving') return studio.video.arrived(videoPercent ?? 0);
  return failures[0]?.message ?? null;
}

export function StudioLesson({ lesson }: { lesson: ShownLesson }) {
  const { studio, desk } = useWords();
  const format = useFormat();
  const note = useNote(lesson);
  const { id, title, status, own, authorName, courseTitle, durationSeconds, failures, openRemarks } = lesson;
  const lacking = status === 'draft' || status === 'returned' ? failures.length : 0;
  const facts = [
    own ? null : desk.with(authorName),
    courseTitle ?? studio.about.noCourse,
    lesson.watched
      ? desk.watched(format.number(lesson.watched.began), format.number(lesson.watched.completed))
      : null,
  ];
  return (
    <Card as="article" label={title}>
      <Link to={`/studio/${id}`} className="lesson">
        <Poster
          src={posterUrl(lesson.poster)}
          {...(durationSeconds === null ? {} : { length: format.clock(durationSeconds) })}
        />
        <span className="stack tight">
          <h2 className="clip2 lesson-title">{title}</h2>
          <span className="line wrap">
            <Badge tone={tones[status] ?? 'warn'}>{studio.states[status]}</Badge>
            {lacking > 0 ? <Badge tone="warn">{desk.lacking(lacking)}</Badge> : null}
            {openRemarks > 0 ? <Badge tone="warn">{desk.remarks(openRemarks)}</Badge> : null}
          </span>
          <span className="small">{facts.filter(Boolean).join(' · ')}</span>
          {note ? <span className="small clip2">{note}</span> : null}
        </span>
      </Link>
      <StudioActs lesson={lesson} />
    </Card>
  );
}
