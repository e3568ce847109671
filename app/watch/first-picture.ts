/** Resolves once an element could show its first picture, or when waiting for it has taken long enough. */
const PATIENCE_MS = 10_000;

export function firstPicture(element: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    element.addEventListener('canplay', done, { once: true, signal });
    signal.addEventListener('abort', done);
  });
}
