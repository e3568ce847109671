/** Under the picture: where everybody is, who is here, the way out, and the host's buttons. */
import type { Place } from '~/screenings/position';
import type { ScreeningConnection, ScreeningLive } from '~/screenings/screening-connection';
import { LinkButton } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { SeenBar } from '~/ui/seen-bar';
import { useFormat, useWords } from '~/words/words';
import { ScreeningHost } from './screening-host';

interface ScreeningHeadProps {
  about: { title: string; lessonId: string };
  connection: ScreeningConnection;
  live: ScreeningLive;
  place: Place;
  seen: [number, number][];
  durationSeconds: number;
  hosts: boolean;
}

export function ScreeningHead(props: ScreeningHeadProps) {
  const { about, connection, live, place, seen, durationSeconds, hosts } = props;
  const { screenings } = useWords();
  const format = useFormat();
  const over = place.phase === 'ended' || place.phase === 'cancelled';
  const { startsAt, title } = live.state;
  const at = format.clock(place.positionMs / 1000);
  return (
    <>
      <div className="stack tight">
        <SeenBar ranges={seen} durationSeconds={durationSeconds} />
        <p className="split small num">
          <span>{screenings.watch.position(at, format.clock(durationSeconds))}</span>
          {live.here === null ? null : (
            <span className="present">
              <Icon name="people" size="mini" />
              {screenings.wait.here(live.here)}
            </span>
          )}
        </p>
      </div>
      {live.connection === 'away' ? (
        <p className="chat-away tiny" role="status">
          <Icon name="offline" size="mini" />
          {screenings.watch.away}
        </p>
      ) : null}
      <div className="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <p className="small">{format.dateTime(startsAt)}</p>
      </div>
      {hosts && !over ? <ScreeningHost connection={connection} phase={place.phase} /> : null}
      {over || place.phase === 'waiting' ? null : (
        <div className="stack tight">
          <div>
            <LinkButton to={`/lessons/${about.lessonId}`} variant="outline" icon="exit">
              {screenings.watch.alone}
            </LinkButton>
          </div>
          <p className="small quiet">{screenings.watch.aloneNote}</p>
        </div>
      )}
    </>
  );
}
