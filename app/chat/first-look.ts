/** What led up to the picture, asked for while the scripts that show it still load. */
import { fetchLatest } from './fetch-chat';

export interface FirstLook {
  /** The second behind the one where the picture stands. */
  to: number;
  page: ReturnType<typeof fetchLatest>;
}

export function lookAt(lessonId: string, second: number): FirstLook {
  const to = Math.max(0, Math.floor(second)) + 1;
  const page = fetchLatest(lessonId, to);
  // Whoever takes it hears of the failure; where nobody comes for it there is nobody to tell.
  page.catch(() => undefined);
  return { to, page };
}
