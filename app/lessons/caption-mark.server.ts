import { createHash } from 'node:crypto';
import { isUnchecked, type Cue } from '~/video/captions';

interface StoredCaption {
  vtt: string;
  cues: unknown;
}

/**
 * Names the content of stored captions, with the lines that nobody has checked: whoever saves says with it what they
 * started from. Empty = there are none.
 */
export function captionMark(caption: StoredCaption | null | undefined): string {
  if (!caption) return '';
  const unchecked = (caption.cues as Cue[]).flatMap((cue, at) => (isUnchecked(cue) ? [at] : []));
  const hash = createHash('sha256').update(caption.vtt);
  if (unchecked.length > 0) hash.update(unchecked.join());
  return hash.digest('hex').slice(0, 32);
}
