/** What led up to the picture, asked for while the scripts that show it still load. */
import { fetchLatest, latestAddress } from './fetch-chat';

export interface FirstLook {
  to: number;
  page: ReturnType<typeof fetchLatest>;
}

/** The second behind the one where the picture stands. */
const behind = (second: number) => Math.max(0, Math.floor(second)) + 1;

export const lookAddress = (lessonId: string, second: number) => latestAddress(lessonId, behind(second));

export function lookAt(lessonId: string, second: number): FirstLook {
  const to = behind(second);
  const page = fetchLatest(lessonId, to);
  // Whoever takes it hears of the failure; where nobody comes for it there is nobody to tell.
  page.catch(() => undefined);
  return { to, page };
}
