/** When an element needs the network less than the rest of the page does. */

/** Seconds fetched ahead with which playing rides out what else is fetched. */
const AMPLE_SECONDS = 20;
/** For an element that nothing comes for: an error, or no network. */
const PATIENCE_MS = 10_000;

/** Seconds that lie ready from the present place on. */
function ahead({ buffered, currentTime }: HTMLVideoElement): number {
  for (let i = 0; i < buffered.length; i++)
    if (buffered.start(i) <= currentTime + 0.1 && buffered.end(i) > currentTime)
      return buffered.end(i) - currentTime;
  return 0;
}

function isAtEase(element: HTMLVideoElement): boolean {
  if (element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return false;
  const left = element.duration - element.currentTime;
  return element.paused || ahead(element) >= Math.min(AMPLE_SECONDS, left - 0.5);
}

/** Resolves once it could play, and while it plays only with enough ahead: a halt is worse than anything that waits. */
export function whenAtEase(element: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => element.paused && resolve(), PATIENCE_MS);
    const look = () => isAtEase(element) && resolve();
    for (const name of ['canplay', 'progress', 'pause', 'ended'])
      element.addEventListener(name, look, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
