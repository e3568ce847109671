/** Over the picture while it does not play: how long it takes, the touch that browsers want, a pause, the end. */
import type { Place } from '~/screenings/position';
import type { ScreeningLive } from '~/screenings/screening-connection';
import { Button, LinkButton } from '~/ui/button';
import { useFormat, useWords } from '~/words/words';
import type { Readiness } from './use-ready';

interface CurtainProps {
  live: ScreeningLive;
  place: Place;
  readiness: Readiness;
  about: { id: string; lessonId: string };
  onReady(): void;
}

const DAY_SECONDS = 24 * 3600;

export function ScreeningCurtain({ live, place, readiness, about, onReady }: CurtainProps) {
  const { wait, watch, over } = useWords().screenings;
  const ready = readiness === 'ready';
  const getting = readiness === 'getting';
  if (place.phase === 'waiting')
    return (
      <div className="curtain">
        <CountDown seconds={Math.ceil(place.untilStartMs / 1000)} />
        {ready ? (
          <p className="small" role="status">
            {wait.isReady}
          </p>
        ) : (
          <>
            <Button variant="primary" icon="check" busy={getting} onClick={onReady}>
              {wait.ready}
            </Button>
            <p className="small">{wait.readyNote}</p>
          </>
        )}
      </div>
    );
  if (place.phase === 'ended' || place.phase === 'cancelled') {
    const { endReason, cancelReason } = live.state;
    const changed = endReason === 'lesson-changed';
    const cancelled = place.phase === 'cancelled';
    const ended = changed ? over.lessonChanged : endReason === 'host' ? over.endedByHost : over.ended;
    return (
      <div className="curtain" role="status">
        <p className="strong">{cancelled ? over.cancelled : ended}</p>
        <p className="small">
          {cancelled ? over.reason(cancelReason) : changed ? over.lessonChangedNote : over.note}
        </p>
        <p className="line wrap">
          {cancelled ? null : (
            <LinkButton to={`/screenings/${about.id}`} reloadDocument>
              {over.toSummary}
            </LinkButton>
          )}
          <LinkButton to={`/lessons/${about.lessonId}`}>{over.toLesson}</LinkButton>
        </p>
      </div>
    );
  }
  if (!ready)
    return (
      <div className="curtain">
        <Button variant="primary" icon="play" busy={getting} onClick={onReady}>
          {readiness === 'refused' ? watch.again : watch.join}
        </Button>
        <p className="small">{readiness === 'refused' ? watch.againNote : watch.joinNote}</p>
      </div>
    );
  if (place.phase === 'paused')
    return (
      <div className="curtain thin" role="status">
        <p className="strong">{watch.paused}</p>
        <p className="small">{watch.pausedNote}</p>
      </div>
    );
  return null;
}

function CountDown({ seconds }: { seconds: number }) {
  const { wait } = useWords().screenings;
  const format = useFormat();
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = format.clock(seconds % DAY_SECONDS);
  return (
    <p className="count-down" role="timer">
      <span className="small">{wait.until}</span>
      <b>{days > 0 ? `${wait.days(days)} ${rest}` : rest}</b>
    </p>
  );
}
