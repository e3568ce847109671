/** The player without a session: for authors and reviewers, whose watching earns nothing. */
import { useRef, useState, type ReactNode } from 'react';
import { Player } from './player';
import { PreviewAxis } from './preview-axis';
import { cueAt, type Cue } from './transcript';
import { StreamNotice } from './stream-notice';
import { useHls } from './use-hls';
import { ratesUpTo, usePlayer } from './use-player';
import { useSystemCaptions } from './use-system-captions';

/** What stands beside the picture may read its second, play from another and hold it. */
export interface PreviewHandle {
  seconds: number;
  jumpTo(seconds: number): void;
  pause(): void;
}

interface PreviewPlayerProps {
  masterUrl: string;
  posterUrl: string;
  title: string;
  durationSeconds: number;
  cues: Cue[];
  /** BCP 47, of the cues. */
  captionsLang: string;
  /** Seconds marked on the axis. */
  marks?: number[];
  /** Fetches the page again, and with it a fresh cookie for the media; resolves once it is there. */
  onRefresh(): Promise<void>;
  children?: (player: PreviewHandle) => ReactNode;
}

const RATES = ratesUpTo(2);

export function PreviewPlayer(props: PreviewPlayerProps) {
  const { masterUrl, posterUrl, title, durationSeconds, cues, marks = [], onRefresh, children } = props;
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState(false);
  const [captionsOn, setCaptionsOn] = useState(true);
  const [state, actions] = usePlayer({
    video,
    frame,
    durationSeconds,
    frontierSeconds: Number.POSITIVE_INFINITY,
    startSeconds: 0,
  });
  const hls = useHls({ video, url: masterUrl, startSeconds: state.seconds, onForbidden: onRefresh });
  useSystemCaptions(video, captionsOn, props.captionsLang);
  const play = (from: number) => {
    const element = video.current;
    if (!element) return;
    setBegun(true);
    // A place chosen before anything was fetched can only be gone to once the length is known.
    if (element.readyState === 0)
      element.addEventListener('loadedmetadata', () => (element.currentTime = from), { once: true });
    void hls.load().then(() => element.play().catch(() => undefined));
  };
  const togglePlay = () => (video.current?.paused === false ? video.current.pause() : play(state.seconds));
  const jumpTo = (seconds: number) => {
    actions.seekTo(seconds);
    play(seconds);
  };
  const cue = cues[cueAt(cues, state.seconds)];
  return (
    <div className="preview-stage">
      <div className="stack">
        <Player
          video={video}
          frame={frame}
          posterUrl={posterUrl}
          title={title}
          state={state}
          actions={actions}
          begun={begun}
          onTogglePlay={togglePlay}
          onWarm={hls.warm}
          onRate={() => actions.setRate(RATES[(RATES.indexOf(state.rate) + 1) % RATES.length] ?? 1)}
          caption={cue && state.seconds * 1000 < cue[1] ? cue[2] : null}
          captions={{ available: cues.length > 0, on: captionsOn, toggle: () => setCaptionsOn((on) => !on) }}
        />
        <PreviewAxis
          seconds={state.seconds}
          durationSeconds={durationSeconds}
          marks={marks}
          onSeek={actions.seekTo}
        />
        <StreamNotice stream={hls} />
      </div>
      {children?.({
        seconds: state.seconds,
        jumpTo,
        pause: () => video.current?.pause(),
      })}
    </div>
  );
}
