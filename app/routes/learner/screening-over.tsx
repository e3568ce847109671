/** A screening that cannot be watched together: over, called off, or of a lesson that is not published now. */
import { LinkButton } from '~/ui/button';
import { Facts } from '~/ui/facts';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import { Frame } from '../frame';
import type { ScreeningPage } from './screening-page.server';
import { ScreeningFacts } from './screening-about';

export function ScreeningOver({ page }: { page: ScreeningPage }) {
  const { about, state, phase, summary, host } = page;
  const { screenings } = useWords();
  const { over } = screenings;
  const format = useFormat();
  return (
    <Frame title={state.title} back={{ to: '/screenings', label: screenings.title }} width="narrow">
      <OverNotice state={state} phase={phase} />
      {summary ? (
        <section className="card stack" aria-label={over.summary}>
          <Facts
            facts={[
              { label: over.people, value: over.countPeople(summary.people) },
              { label: over.messages, value: over.countMessages(summary.messages) },
              { label: over.mine, value: format.duration(summary.mySeconds) },
            ]}
          />
          <p className="small">{over.note}</p>
          <div className="line wrap">
            {about.lessonLive ? (
              <LinkButton to={`/lessons/${about.lessonId}`} variant="primary" icon="play">
                {over.toLesson}
              </LinkButton>
            ) : null}
            {host ? (
              <LinkButton to={`/screenings/${about.id}/attendance`} icon="people">
                {screenings.attendance.open}
              </LinkButton>
            ) : null}
          </div>
        </section>
      ) : null}
      <section className="card stack">
        <ScreeningFacts about={about} state={state} />
        {summary || !about.lessonLive ? null : (
          <div>
            <LinkButton to={`/lessons/${about.lessonId}`} icon="play">
              {over.toLesson}
            </LinkButton>
          </div>
        )}
      </section>
    </Frame>
  );
}

function OverNotice({ state, phase }: Pick<ScreeningPage, 'state' | 'phase'>) {
  const { over } = useWords().screenings;
  if (phase === 'cancelled')
    return (
      <Notice tone="bad" title={over.cancelled}>
        {over.reason(state.cancelReason)}
      </Notice>
    );
  if (phase !== 'ended')
    return (
      <Notice tone="warn" title={over.gone}>
        {over.goneNote}
      </Notice>
    );
  const changed = state.endReason === 'lesson-changed';
  return (
    <Notice
      tone={changed ? 'warn' : 'good'}
      title={changed ? over.lessonChanged : state.endReason === 'host' ? over.endedByHost : over.ended}
    >
      {changed ? over.lessonChangedNote : null}
    </Notice>
  );
}
