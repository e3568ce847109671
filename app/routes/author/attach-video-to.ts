/** Gives a lesson its video from the browser, on whichever page the upload ends. */
import type { Attach } from '~/video/upload-queue';

/** Null when done, the server's sentence when it refuses for good; throws when to try again later. */
export const attachVideoTo =
  (lessonId: string): Attach =>
  async (videoId) => {
    const answer = await fetch(`/api/v1/lessons/${lessonId}/video`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ videoId }),
    });
    if (answer.ok) return null;
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500)
      throw new Error(`attach: ${answer.status}`);
    const { error } = (await answer.json()) as { error: { message: string } };
    return error.message;
  };
