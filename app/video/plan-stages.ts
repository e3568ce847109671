/** In which order a ladder is encoded, so that something plays early and the video is ready early. Pure. */
import { linesOf, PHONE_LINES, type Rung } from './plan-ladder';

/** What sets become ready with where the administrator says nothing else. */
export const READY_LINES = 540;
/** Bits per pixel below which encoding costs so little that reading the recording twice would show. */
const QUIET = 0.02;

/** Pixels of a second (720p at 30) above which decoding alone keeps a preview waiting. */
const HEAVY = 1280 * 720 * 30;

export interface Stages {
  /** Published at once as a preview; null where a remux plays already or the next stage is as small. */
  preview: Rung[] | null;
  /** The preview has half the frames, and nothing of it is taken over. */
  draft: boolean;
  /** With these the video is ready. */
  ready: Rung[];
  /** The whole ladder, where more follows after that; null where `ready` is all of it. */
  whole: Rung[] | null;
}

/** `rungs` from the smallest up. `readyLines`: up to which short side a video waits before it is ready. */
export function planStages(plan: {
  rungs: Rung[];
  /** A remux plays already. */
  plays: boolean;
  readyLines: number;
  /** Null where it is not known. */
  bitsPerPixel: number | null;
  /** Of the recording: how much there is to decode. */
  pixelsPerSecond: number;
}): Stages {
  const { rungs, plays, readyLines, bitsPerPixel } = plan;
  // Slides that play already are encoded in one go: decoding them is most of the work.
  const inOne = plays && bitsPerPixel !== null && bitsPerPixel < QUIET;
  const asked = inOne ? rungs : rungs.filter((rung) => linesOf(rung) <= readyLines);
  const ready = asked.length ? asked : rungs.slice(0, 1);
  const small = ready.filter((rung) => linesOf(rung) <= PHONE_LINES).at(-1) ?? ready[0]!;
  return {
    preview: plays || ready.length === 1 ? null : [small],
    draft: plan.pixelsPerSecond > HEAVY * 1.05,
    ready,
    whole: ready.length === rungs.length ? null : rungs,
  };
}
