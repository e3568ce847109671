/** What the player shows and can do, read from the <video> itself so that there is one truth. */
import { useCallback, useEffect, useState, type RefObject } from 'react';

export interface PlayerState {
  paused: boolean;
  waiting: boolean;
  seconds: number;
  rate: number;
  fullscreen: boolean;
}

const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** The speeds a policy allows, slowest first. */
export const ratesUpTo = (maxRate: number) => RATES.filter((rate) => rate <= maxRate);

export interface PlayerActions {
  seekTo(seconds: number): void;
  nudge(seconds: number): void;
  setRate(rate: number): void;
  /** Takes over where the element is to the millisecond, not to its last report. */
  noteSeconds(): void;
  toggleFullscreen(): void;
}

interface UsePlayer {
  video: RefObject<HTMLVideoElement>;
  /** The box that goes full screen, controls and captions included. */
  frame: RefObject<HTMLElement>;
  durationSeconds: number;
  /** Furthest second that may be sought to; Infinity where seeking is free. */
  frontierSeconds: number;
  startSeconds: number;
}

export function usePlayer(options: UsePlayer): [PlayerState, PlayerActions] {
  const { video, frame, durationSeconds, frontierSeconds, startSeconds } = options;
  const [state, setState] = useState<PlayerState>({
    paused: true,
    waiting: false,
    seconds: startSeconds,
    rate: 1,
    fullscreen: false,
  });

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const listen = new AbortController();
    const set = (change: Partial<PlayerState>) => setState((before) => ({ ...before, ...change }));
    const on = (name: string, handle: () => void) =>
      element.addEventListener(name, handle, { signal: listen.signal });
    // An element that was just given another stream is at zero and tells so, but nobody went there.
    on('timeupdate', () => element.readyState > 0 && set({ seconds: element.currentTime }));
    on('emptied', () => set({ paused: element.paused, waiting: false }));
    on('seeking', () => set({ seconds: element.currentTime }));
    on('play', () => set({ paused: false }));
    on('pause', () => set({ paused: true, waiting: false }));
    on('waiting', () => set({ waiting: true }));
    on('playing', () => set({ waiting: false, paused: false }));
    on('seeked', () => set({ waiting: false }));
    on('ended', () => set({ paused: true }));
    on('ratechange', () => set({ rate: element.playbackRate }));
    document.addEventListener(
      'fullscreenchange',
      () => set({ fullscreen: document.fullscreenElement !== null }),
      {
        signal: listen.signal,
      },
    );
    return () => listen.abort();
  }, [video]);

  const seekTo = useCallback(
    (seconds: number) => {
      const element = video.current;
      if (!element) return;
      const to = Math.max(0, Math.min(seconds, durationSeconds, frontierSeconds));
      if (element.readyState > 0) element.currentTime = to;
      setState((before) => ({ ...before, seconds: to }));
    },
    [video, durationSeconds, frontierSeconds],
  );
  const nudge = useCallback(
    (seconds: number) => seekTo((video.current?.currentTime ?? 0) + seconds),
    [seekTo, video],
  );
  const setRate = useCallback(
    (rate: number) => {
      // The default too, which is what the element goes back to with another stream.
      if (video.current) video.current.defaultPlaybackRate = video.current.playbackRate = rate;
    },
    [video],
  );
  const noteSeconds = useCallback(() => {
    const element = video.current;
    if (element && element.readyState > 0)
      setState((before) => ({ ...before, seconds: element.currentTime }));
  }, [video]);
  const toggleFullscreen = useCallback(() => {
    if (document.fullscreenElement) return void document.exitFullscreen();
    if (frame.current?.requestFullscreen)
      return void frame.current.requestFullscreen().catch(() => undefined);
    // iPhones open only the video itself, with their own controls.
    (
      video.current as (HTMLVideoElement & { webkitEnterFullscreen?(): void }) | null
    )?.webkitEnterFullscreen?.();
  }, [frame, video]);

  return [state, { seekTo, nudge, setRate, noteSeconds, toggleFullscreen }];
}
