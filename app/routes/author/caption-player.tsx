/** The lesson's picture beside the caption editor, with the caption of the moment as it is being written. */
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Cue } from '~/video/captions';
import { Player } from '~/watch/player';
import { StreamNotice } from '~/watch/stream-notice';
import { cueAt } from '~/watch/transcript';
import { useHls } from '~/watch/use-hls';
import { ratesUpTo, usePlayer } from '~/watch/use-player';
import { useWords } from '~/words/words';

export interface CaptionPlayerHandle {
  /** Milliseconds of the playhead. */
  now(): number;
  playFrom(ms: number): void;
  toggle(): void;
  nudge(seconds: number): void;
}

interface CaptionPlayerProps {
  lessonId: string;
  title: string;
  media: { masterUrl: string; posterUrl: string };
  cues: Cue[];
  onMoment(ms: number): void;
}

const RATES = ratesUpTo(2);

export const CaptionPlayer = forwardRef<CaptionPlayerHandle, CaptionPlayerProps>(
  function CaptionPlayer(props, ref) {
    const { media, cues } = props;
    const { common } = useWords();
    const video = useRef<HTMLVideoElement>(null);
    const frame = useRef<HTMLDivElement>(null);
    const [begun, setBegun] = useState(false);
    const [shown, setShown] = useState(true);
    const [state, actions] = usePlayer({
      ...{ video, frame, startSeconds: 0 },
      ...{ durationSeconds: Number.POSITIVE_INFINITY, frontierSeconds: Number.POSITIVE_INFINITY },
    });
    const hls = useHls({
      ...{ video, url: media.masterUrl, startSeconds: state.seconds },
      // The page is not loaded anew under somebody's unsaved captions; its answer brings the cookie all the same.
      onForbidden: async () => void (await fetch(location.href, { cache: 'no-store' })),
    });
    const play = async (fromMs?: number) => {
      const element = video.current;
      if (!element) return;
      setBegun(true);
      await hls.load();
      if (fromMs !== undefined) {
        if (element.readyState === 0)
          await new Promise((ready) => element.addEventListener('loadedmetadata', ready, { once: true }));
        element.currentTime = fromMs / 1000;
      }
      // Refused where the browser wants a fresh touch: the play button stays and the next press works.
      await element.play().catch(() => undefined);
    };
    const toggle = () => (video.current?.paused === false ? video.current.pause() : void play());
    useImperativeHandle(ref, () => ({
      now: () => Math.round((video.current?.currentTime ?? 0) * 1000),
      playFrom: (ms) => void play(ms),
      toggle,
      nudge: actions.nudge,
    }));
    const { onMoment } = props;
    useEffect(() => onMoment(state.seconds * 1000), [onMoment, state.seconds]);
    const cue = cues[cueAt(cues, state.seconds)];
    return (
      <>
        <Player
          {...{ video, frame, begun, actions, state }}
          posterUrl={media.posterUrl}
          title={props.title}
          back={{ to: `/studio/${props.lessonId}`, label: common.act.back }}
          onTogglePlay={toggle}
          onWarm={hls.warm}
          onRate={() => actions.setRate(RATES[(RATES.indexOf(state.rate) + 1) % RATES.length] ?? 1)}
          caption={cue && state.seconds * 1000 < cue[1] ? cue[2] : null}
          captions={{ available: true, on: shown, toggle: () => setShown((on) => !on) }}
        />
        <StreamNotice stream={hls} />
      </>
    );
  },
);
