/** What an institute decides about its videos; given from above, because settings are not this folder's. */
import { READY_LINES } from './plan-stages';

export interface VideoPolicy {
  /** Up to which short side the rungs stand before a video is ready; higher ones follow. */
  readyLines: number;
  /** Whether the original stays after its whole ladder is published. */
  keepOriginals: boolean;
}

export const usualPolicy: VideoPolicy = { readyLines: READY_LINES, keepOriginals: true };
