/** The player without a session: for authors and reviewers, whose watching earns nothing. */
import { useRef, useState } from 'react';
import { Player } from './player';
import { cueAt, type Cue } from './transcript';
import { useHls } from './use-hls';
import { ratesUpTo, usePlayer } from './use-player';
import { useWords } from '~/words/words';

interface PreviewPlayerProps {
  masterUrl: string;
  posterUrl: string;
  title: string;
  cues: Cue[];
}

const RATES = ratesUpTo(2);

export function PreviewPlayer({ masterUrl, posterUrl, title, cues }: PreviewPlayerProps) {
  const { common } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState(false);
  const [captionsOn, setCaptionsOn] = useState(true);
  const [state, actions] = usePlayer({
    video,
    frame,
    durationSeconds: Number.POSITIVE_INFINITY,
    frontierSeconds: Number.POSITIVE_INFINITY,
    startSeconds: 0,
  });
  const hls = useHls({ video, masterUrl, startSeconds: 0, onForbidden: () => undefined });
  const togglePlay = () => {
    const element = video.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    setBegun(true);
    void hls.load().then(() => element.play().catch(() => undefined));
  };
  const cue = cues[cueAt(cues, state.seconds)];
  return (
    <Player
      video={video}
      frame={frame}
      posterUrl={posterUrl}
      title={title}
      back={{ to: '..', label: common.act.back }}
      state={state}
      actions={actions}
      begun={begun}
      onTogglePlay={togglePlay}
      onRate={() => actions.setRate(RATES[(RATES.indexOf(state.rate) + 1) % RATES.length] ?? 1)}
      caption={cue && state.seconds * 1000 < cue[1] ? cue[2] : null}
      captions={{ available: cues.length > 0, on: captionsOn, toggle: () => setCaptionsOn((on) => !on) }}
    />
  );
}
