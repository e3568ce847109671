/**
 * hls.js on one <video>. While the page is idle the library, the playlists and the first piece of picture and sound are
 * fetched (not the piece where the person saves data), so that a tap on play finds them; the rest once it is wanted.
 */
import type Hls from 'hls.js';
import type { ErrorData, HlsConfig } from 'hls.js';
import { savesData } from '~/ui/saves-data';
import { createRenewal, type MediaStream, type StreamOptions } from './media-stream';
import { createNativeStream } from './native-stream';
import { pickStartLevel, recallBandwidth, rememberBandwidth } from './start-level';
import { warmMedia } from './warm-media';

type HlsModule = typeof import('hls.js');

/** Long enough to ride out a tunnel; bounded by size, so a phone does not fill its memory. */
const WATCHING = { maxBufferLength: 240, maxBufferSize: 40 * 1000 * 1000 };
/** One piece, then nothing more. */
const WAITING = { maxBufferLength: 1, maxBufferSize: 0 };

const configure = (estimate: number): Partial<HlsConfig> => ({
  autoStartLoad: false,
  ...WAITING,
  // Our pieces need no repackaging, and a worker takes a while to come.
  enableWorker: false,
  backBufferLength: 60,
  capLevelToPlayerSize: true,
  abrEwmaDefaultEstimate: estimate,
  // A piece fetched only to measure is thrown away, and the first picture waits for it.
  testBandwidth: false,
  // The page draws the captions; the playlist's are for players that draw their own.
  ...{ subtitleTrackController: undefined, subtitleStreamController: undefined },
  ...{ timelineController: undefined },
  // Nothing comes between the parts of a lesson, and nothing is encrypted.
  ...{ interstitialsController: undefined, emeController: undefined },
});

/**
 * Some browsers want a touch for every playback, and forget it after seconds. On a slow network the stream comes later, so
 * that the element is told at once, while it has nothing that loading anew would lose.
 */
function keepGesture(element: HTMLMediaElement): void {
  if (element.networkState === HTMLMediaElement.NETWORK_EMPTY) element.load();
}

export function createHlsStream(options: StreamOptions): MediaStream {
  const { element, url, onProblem } = options;
  const renewed = createRenewal(options.renew);
  let hls: Hls | null = null;
  let instead: MediaStream | null = null;
  let opening: Promise<void> | null = null;
  let wanted = false;
  let begun = false;
  let halted = false;
  const leaving = new AbortController();

  /** What was fetched while idle and failed is nobody's trouble yet: the press on play tries afresh. */
  const giveUp = () => {
    hls?.destroy();
    hls = null;
    opening = null;
    begun = halted = false;
  };
  /** −1 is hls.js's word for "where it was", and that is zero before the first time. */
  const start = () => {
    if (!hls) return;
    if (hls.levels.length === 0) return hls.loadSource(url);
    const at = begun && element.readyState > 0 ? -1 : options.startSeconds();
    begun = true;
    halted = false;
    hls.startLoad(at);
  };
  const fail = (module: HlsModule, player: Hls, detail: ErrorData) => {
    const { code } = detail.response ?? {};
    if (code === 401 || code === 403) {
      player.stopLoad();
      halted = true;
      void renewed().then((fresh) => {
        if (player !== hls) return;
        if (fresh) start();
        else if (wanted) onProblem('network');
      });
      return;
    }
    if (!detail.fatal) return;
    if (!wanted) return giveUp();
    // Not there: asking again would not bring it.
    if (code === 404 && player.levels.length === 0) return onProblem('unplayable');
    if (detail.type === module.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
    else onProblem(detail.type === module.ErrorTypes.NETWORK_ERROR ? 'network' : 'unplayable');
  };

  async function open() {
    const estimate = recallBandwidth();
    const arriving = import('hls.js');
    if (wanted || !savesData())
      void warmMedia({
        url,
        startSeconds: options.startSeconds(),
        bitsPerSecond: estimate,
        signal: leaving.signal,
      });
    const module = await arriving;
    if (leaving.signal.aborted) return;
    if (!module.default.isSupported()) {
      instead = createNativeStream(options);
      return instead.prepare();
    }
    const player = new module.default(configure(estimate));
    hls = player;
    player.on(module.Events.ERROR, (_event, detail) => fail(module, player, detail));
    player.on(module.Events.FRAG_LOADED, () => onProblem(null));
    player.on(module.Events.FRAG_BUFFERED, () => {
      // Pieces of sound alone are too small to tell how fast the network is.
      if (wanted && player.levels.some(({ height }) => height > 0))
        rememberBandwidth(player.bandwidthEstimate);
    });
    player.on(module.Events.MANIFEST_PARSED, () => {
      player.startLevel = pickStartLevel(
        player.levels.map(({ averageBitrate, bitrate }) => averageBitrate || bitrate),
        estimate,
      );
      if (wanted || !savesData()) start();
    });
    player.attachMedia(element);
    player.loadSource(url);
  }
  const prepare = () => (opening ??= open());

  return {
    prepare,
    async load() {
      wanted = true;
      keepGesture(element);
      await prepare();
      if (instead) return instead.load();
      if (!hls) return;
      Object.assign(hls.config, WATCHING);
      if (halted || (!begun && hls.levels.length > 0)) return start();
      // What was fetched while idle may be of another place than the person chose since.
      const at = options.startSeconds();
      const unplayed = element.readyState > 0 && element.played.length === 0;
      if (unplayed && Math.abs(element.currentTime - at) > 1) element.currentTime = at;
    },
    retry() {
      onProblem(null);
      if (instead) instead.retry();
      else if (hls) start();
      else void prepare();
    },
    destroy() {
      leaving.abort();
      instead?.destroy();
      giveUp();
    },
  };
}
