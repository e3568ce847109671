/** One recording beside the trim: shows the frame that is worked on, and plays over what is cut when asked to. */
import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { rateValue, type FrameRate } from '~/video/plan-frame-rate';
import type { Span } from '~/video/video-edit';
import { Player } from '~/watch/player';
import { StreamNotice } from '~/watch/stream-notice';
import { useHls } from '~/watch/use-hls';
import { ratesUpTo, usePlayer } from '~/watch/use-player';
import { useRefresh } from '../use-refresh';
import type { TrimMedia } from './trim-types';

export interface TrimPlayerHandle {
  /** Shows the frame of this millisecond of the recording. */
  show(ms: number): void;
  playFrom(ms: number): void;
  toggle(): void;
}

interface TrimPlayerProps {
  title: string;
  media: TrimMedia;
  rate: FrameRate;
  /** Of this recording; skipped while `skipping`. */
  cuts: Span[];
  skipping: boolean;
  /** Where it begins, and whether by itself: the recording before it has just ended. */
  begin: { ms: number; play: boolean };
  onMoment(ms: number): void;
  onEnd(): void;
}

const RATES = ratesUpTo(2);

export const TrimPlayer = forwardRef<TrimPlayerHandle, TrimPlayerProps>(function TrimPlayer(props, ref) {
  const { media, cuts, skipping, rate, begin } = props;
  const refresh = useRefresh();
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState(begin.play);
  const [state, actions] = usePlayer({
    ...{ video, frame, startSeconds: begin.ms / 1000 },
    ...{ durationSeconds: Number.POSITIVE_INFINITY, frontierSeconds: Number.POSITIVE_INFINITY },
  });
  const wanted = useRef(begin.ms);
  const hls = useHls({
    ...{ video, url: media.masterUrl, startSeconds: begin.ms / 1000 },
    onForbidden: refresh,
  });
  /** Within the frame, not on its edge: what rounding leaves before it would show the one before. */
  const within = (ms: number) => ms / 1000 + 0.25 / rateValue(rate);
  const show = async (ms: number) => {
    const element = video.current;
    if (!element) return;
    wanted.current = ms;
    setBegun(true);
    await hls.load();
    if (element.readyState === 0)
      await new Promise((ready) => element.addEventListener('loadedmetadata', ready, { once: true }));
    // Several moments may have been asked for meanwhile.
    element.currentTime = within(wanted.current);
  };
  const play = async (fromMs?: number) => {
    const element = video.current;
    if (!element) return;
    if (fromMs !== undefined || !begun) await show(fromMs ?? wanted.current);
    // Refused where the browser wants a fresh touch: the play button stays and the next press works.
    await element.play().catch(() => undefined);
  };
  const toggle = () => (video.current?.paused === false ? video.current.pause() : void play());
  useImperativeHandle(ref, () => ({
    show: (ms) => void show(ms),
    playFrom: (ms) => void play(ms),
    toggle,
  }));

  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (begin.play) void play(begin.ms);
    // Once, when this recording's turn has come.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const { paused } = state;
  useEffect(() => {
    const element = video.current;
    if (paused || !element) return;
    let next = 0;
    const look = () => {
      const ms = element.currentTime * 1000;
      const now = latest.current;
      const cut =
        now.skipping && !element.seeking && now.cuts.find(([from, to]) => ms >= from && ms < to - 1);
      if (cut && cut[1] >= now.media.durationMs) {
        element.pause();
        now.onEnd();
      } else if (cut) element.currentTime = within(cut[1]);
      now.onMoment(ms);
      next = requestAnimationFrame(look);
    };
    next = requestAnimationFrame(look);
    return () => cancelAnimationFrame(next);
    // `within` depends on the rate alone, which stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [paused, skipping, cuts]);
  useEffect(() => {
    const element = video.current;
    const ended = () => latest.current.onEnd();
    const seeked = () => element?.paused && latest.current.onMoment(element.currentTime * 1000);
    element?.addEventListener('ended', ended);
    element?.addEventListener('seeked', seeked);
    return () => {
      element?.removeEventListener('ended', ended);
      element?.removeEventListener('seeked', seeked);
    };
  }, []);
  return (
    <>
      <Player
        {...{ video, frame, begun, actions, state }}
        posterUrl={media.posterUrl}
        title={props.title}
        onTogglePlay={toggle}
        onRate={() => actions.setRate(RATES[(RATES.indexOf(state.rate) + 1) % RATES.length] ?? 1)}
        caption={null}
        captions={{ available: false, on: false, toggle: () => undefined }}
      />
      <StreamNotice stream={hls} />
    </>
  );
});
