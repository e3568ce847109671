/** The browser's own HLS: it fetches nothing before the play gesture, and does not tell why it fails. */
import { createRenewal, type MediaStream, type StreamOptions } from './media-stream';

/** MediaError.MEDIA_ERR_DECODE. */
const DECODE = 3;

export function createNativeStream(options: StreamOptions): MediaStream {
  const { element, url, onProblem } = options;
  const listen = new AbortController();
  const { signal } = listen;
  const renewed = createRenewal(options.renew);
  let begun = false;
  let wanted = false;

  /** The browser begins at zero unless it is told otherwise once it knows the length; the place may change till then. */
  const begin = () => {
    begun = true;
    const go = () => {
      const at = options.startSeconds();
      if (at > 0) element.currentTime = at;
    };
    element.addEventListener('loadedmetadata', go, { once: true, signal });
    element.src = url;
  };
  const again = () => {
    begin();
    void element.play().catch(() => undefined);
  };
  const fail = async () => {
    if (!wanted) return;
    const decodes = element.error?.code !== DECODE;
    // It may be the cookie: a fresh one, and once more from the same place.
    if (decodes && (await renewed())) {
      if (!signal.aborted) again();
    } else onProblem(decodes ? 'network' : 'unplayable');
  };
  element.addEventListener('error', () => void fail(), { signal });
  element.addEventListener('playing', () => onProblem(null), { signal });

  const prepare = () => {
    if (!begun) begin();
    return Promise.resolve();
  };
  return {
    prepare,
    load() {
      wanted = true;
      return prepare();
    },
    retry() {
      onProblem(null);
      again();
    },
    destroy() {
      listen.abort();
      element.removeAttribute('src');
      element.load();
    },
  };
}
