/** The screening of a page: what is shown, by the server's time, anew four times a second. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { openSocket } from '~/chat/chat-socket';
import { placeAt, type Place } from './position';
import type { ScreeningState } from './screening';
import { ScreeningConnection, type ScreeningLive } from './screening-connection';

export const LOOK_MS = 250;

export interface Screening {
  connection: ScreeningConnection;
  live: ScreeningLive;
  place: Place;
}

/** `loadedAt` is the server's time when the page was made, used until the socket has told it better. */
export function useScreening(initial: ScreeningState, loadedAt: string): Screening {
  const { screeningId } = initial;
  const connection = useMemo(
    () => new ScreeningConnection({ initial, openSocket }),
    // What comes later comes over the socket.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [screeningId],
  );
  useEffect(() => connection.start(), [connection]);
  const live = useSyncExternalStore(connection.subscribe, connection.getState, connection.getState);
  const [now, setNow] = useState(() => Date.parse(loadedAt));
  useEffect(() => {
    const loaded = Date.parse(loadedAt) - performance.now();
    const look = () => setNow(connection.serverNow() ?? loaded + performance.now());
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [connection, loadedAt]);
  return { connection, live, place: placeAt(live.state, now) };
}
