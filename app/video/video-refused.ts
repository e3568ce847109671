import type { Refusal } from './judge-probe';

/** Thrown where a recording cannot become a lesson whatever is tried; carries the sentence for its owner. */
export class VideoRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'VideoRefused';
  }
}
