/**
 * Plays an HLS master on a <video>: hls.js where there is Media Source, the browser's own HLS elsewhere. hls.js and the
 * master are fetched while the page is idle; segments only once playback is wanted.
 */
import type Hls from 'hls.js';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** The browser's own HLS begins at zero unless it is told otherwise once it knows the length. */
function playNatively(element: HTMLVideoElement, masterUrl: string, startSeconds: () => number) {
  const begin = () => void (element.currentTime = startSeconds());
  element.addEventListener('loadedmetadata', begin, { once: true });
  element.src = masterUrl;
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window
    ? window.requestIdleCallback(work, { timeout: 3000 })
    : setTimeout(work, 300);

interface UseHls {
  video: RefObject<HTMLVideoElement>;
  masterUrl: string;
  /** Where playback begins that was never begun: the place to resume at, or where the person went since. */
  startSeconds: number;
  /** The cookie for the media ran out: fetch a new one; playback goes on afterwards. */
  onForbidden(): Promise<void> | void;
}

export type MediaProblem = 'network' | 'unplayable';

export function useHls({ video, masterUrl, startSeconds, onForbidden }: UseHls) {
  const [problem, setProblem] = useState<MediaProblem | null>(null);
  const hls = useRef<Hls | null>(null);
  const loading = useRef<Promise<void> | null>(null);
  const wanted = useRef(false);
  const started = useRef<Hls | null>(null);
  const latest = useRef({ startSeconds, onForbidden });
  latest.current = { startSeconds, onForbidden };

  /** What was fetched while idle and failed is nobody's trouble yet: the press on play tries afresh. */
  const giveUpQuietly = useCallback(() => {
    hls.current?.destroy();
    hls.current = null;
    loading.current = null;
  }, []);

  const prepare = useCallback(() => {
    loading.current ??= (async () => {
      const element = video.current;
      if (!element) return;
      const { default: HlsClass } = await import('hls.js');
      if (!HlsClass.isSupported()) {
        playNatively(element, masterUrl, () => latest.current.startSeconds);
        return;
      }
      const player = new HlsClass({
        autoStartLoad: false,
        // Long enough to ride out a tunnel; bounded by size, so a phone does not fill its memory.
        maxBufferLength: 240,
        maxBufferSize: 40 * 1000 * 1000,
        backBufferLength: 60,
        capLevelToPlayerSize: true,
      });
      hls.current = player;
      player.on(HlsClass.Events.ERROR, (_event, detail) => {
        const status = detail.response?.code;
        if (status === 401 || status === 403) {
          void Promise.resolve(latest.current.onForbidden()).then(() => player.startLoad());
          return;
        }
        if (!detail.fatal) return;
        if (!wanted.current) return giveUpQuietly();
        if (detail.type === HlsClass.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
        else setProblem(detail.type === HlsClass.ErrorTypes.NETWORK_ERROR ? 'network' : 'unplayable');
      });
      player.on(HlsClass.Events.FRAG_LOADED, () => setProblem(null));
      player.loadSource(masterUrl);
      player.attachMedia(element);
    })();
    return loading.current;
  }, [masterUrl, video, giveUpQuietly]);

  useEffect(() => {
    const canDoItself = !('MediaSource' in window) && !('ManagedMediaSource' in window);
    if (canDoItself && video.current)
      playNatively(video.current, masterUrl, () => latest.current.startSeconds);
    else whenIdle(() => void prepare());
    return giveUpQuietly;
  }, [masterUrl, prepare, video, giveUpQuietly]);

  /** Starts to fetch segments; called inside the play gesture. */
  const load = useCallback(async () => {
    wanted.current = true;
    await prepare();
    const player = hls.current;
    if (!player) return;
    // hls.js takes −1 for "where it was", and that is zero before the first time.
    player.startLoad(started.current === player ? -1 : latest.current.startSeconds);
    started.current = player;
  }, [prepare]);

  const retry = useCallback(() => {
    setProblem(null);
    hls.current?.startLoad();
  }, []);

  return { load, retry, problem };
}
