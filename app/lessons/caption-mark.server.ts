import { createHash } from 'node:crypto';

/** Names the content of stored captions: whoever saves says with it what they started from. Empty = there are none. */
export const captionMark = (vtt: string | undefined): string =>
  vtt === undefined ? '' : createHash('sha256').update(vtt).digest('hex').slice(0, 32);
