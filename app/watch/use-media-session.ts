/** What the system shows of the player while the page is out of sight: title, picture and buttons on the lock screen. */
import { useEffect, useRef } from 'react';
import type { PlayerState } from './use-player';

interface UseMediaSession {
  title: string;
  artist: string;
  posterUrl: string;
  durationSeconds: number;
  /** False before the first play: the system's buttons are another page's until then. */
  active: boolean;
  state: PlayerState;
  act: {
    play(): void;
    pause(): void;
    nudge(seconds: number): void;
    seekTo(seconds: number): void;
  };
}

const STEP_SECONDS = 10;
const ACTIONS = ['play', 'pause', 'seekbackward', 'seekforward', 'seekto'] as const;

/** Some browsers know the session and not every one of its buttons. */
function handle(action: (typeof ACTIONS)[number], handler: MediaSessionActionHandler | null) {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // That button is missing, the others work.
  }
}

export function useMediaSession(options: UseMediaSession) {
  const { title, artist, posterUrl, durationSeconds, active, state } = options;
  const act = useRef(options.act);
  act.current = options.act;

  useEffect(() => {
    if (!active || !('mediaSession' in navigator)) return;
    const artwork = [{ src: new URL(posterUrl, location.href).href, type: 'image/jpeg' }];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork });
    handle('play', () => act.current.play());
    handle('pause', () => act.current.pause());
    handle('seekbackward', ({ seekOffset }) => act.current.nudge(-(seekOffset ?? STEP_SECONDS)));
    handle('seekforward', ({ seekOffset }) => act.current.nudge(seekOffset ?? STEP_SECONDS));
    handle('seekto', ({ seekTime }) => seekTime != null && act.current.seekTo(seekTime));
    return () => {
      for (const action of ACTIONS) handle(action, null);
      navigator.mediaSession.metadata = null;
      navigator.mediaSession.playbackState = 'none';
    };
  }, [active, title, artist, posterUrl]);

  useEffect(() => {
    if (!active || !('mediaSession' in navigator)) return;
    navigator.mediaSession.playbackState = state.paused ? 'paused' : 'playing';
    // Refused where the length is not known yet.
    if (!(durationSeconds > 0) || !navigator.mediaSession.setPositionState) return;
    navigator.mediaSession.setPositionState({
      duration: durationSeconds,
      playbackRate: state.rate,
      position: Math.min(state.seconds, durationSeconds),
    });
  }, [active, durationSeconds, state.paused, state.rate, state.seconds]);
}
