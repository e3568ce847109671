/** On a lesson's page: when colleagues watch it together, asked for once the browser has nothing better to do. */
import { useEffect, useState } from 'react';
import type { ScreeningItem } from '~/screenings/screening';
import { TextLink } from '~/ui/button';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';

interface Found {
  screening: ScreeningItem | null;
  maySchedule: boolean;
}

const IDLE_MS = 4_000;

function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(act, { timeout: IDLE_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, 1_000);
  return () => clearTimeout(timer);
}

export function LessonScreening({ lessonId }: { lessonId: string }) {
  const { screenings, common } = useWords();
  const { lesson: words } = screenings;
  const format = useFormat();
  const whenOf = (at: string) => {
    const day = format.date(at);
    return `${day === format.date(new Date()) ? common.state.today : day} ${format.time(at)}`;
  };
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const idle = whenIdle(() => {
      fetch(`/api/v1/lessons/${lessonId}/screening`, { signal: leaving.signal })
        .then((response) => (response.ok ? (response.json() as Promise<Found>) : null))
        // The lesson is whole without it.
        .then(setFound, () => undefined);
    });
    return () => {
      idle();
      leaving.abort();
    };
  }, [lessonId]);
  if (!found) return null;
  const { screening, maySchedule } = found;
  return (
    <>
      {screening ? (
        <Row
          icon="people"
          tone="info"
          to={`/screenings/${screening.id}`}
          title={screening.running ? words.now : words.at(whenOf(screening.startsAt))}
          note={[screening.roomName, screening.departmentName].filter(Boolean).join(' · ') || screening.title}
        />
      ) : null}
      {maySchedule ? (
        <TextLink icon="calendar" to={`/screenings/new?lesson=${lessonId}`}>
          {words.schedule}
        </TextLink>
      ) : null}
    </>
  );
}
