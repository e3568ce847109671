/**
 * What a cut video is made of: stretches of other videos in order, snapped to frames. Where time goes when one such list
 * takes the place of another is all that captions, remarks and seen seconds need. Pure.
 */
import { rateValue, type FrameRate } from './plan-frame-rate';

/** Whole milliseconds of the video's picture, from included, to excluded. */
export interface EditPart {
  videoId: string;
  fromMs: number;
  toMs: number;
}

export interface LaidPart extends EditPart {
  /** Where it begins in the result. */
  newFromMs: number;
}

/** `[[oldFromMs, oldToMs, newFromMs]]`, as a lesson's version keeps it. */
export type TimeMap = [oldFromMs: number, oldToMs: number, newFromMs: number][];

export const frameAt = (ms: number, rate: FrameRate) => Math.round((ms * rateValue(rate)) / 1000);
export const msOfFrame = (frame: number, rate: FrameRate) => Math.round((frame * 1000) / rateValue(rate));
/** The nearest moment at which a picture begins. */
export const snapMs = (ms: number, rate: FrameRate) => msOfFrame(frameAt(ms, rate), rate);

export const partFrames = ({ fromMs, toMs }: EditPart, rate: FrameRate) =>
  frameAt(toMs, rate) - frameAt(fromMs, rate);
export const countFrames = (parts: EditPart[], rate: FrameRate) =>
  parts.reduce((sum, part) => sum + partFrames(part, rate), 0);
export const partsMs = (parts: EditPart[], rate: FrameRate) => msOfFrame(countFrames(parts, rate), rate);

/** Counted in frames, because the rounding of many parts would add up. */
export function layParts(parts: EditPart[], rate: FrameRate): LaidPart[] {
  let frames = 0;
  return parts.map((part) => {
    const newFromMs = msOfFrame(frames, rate);
    frames += partFrames(part, rate);
    return { ...part, newFromMs };
  });
}

/** A video that was not cut, as a list of parts. */
export const wholeVideo = (videoId: string, durationMs: number): LaidPart[] => [
  { videoId, fromMs: 0, toMs: durationMs, newFromMs: 0 },
];

/** Where the time of one list lies in another; what only one of them has is not named. In order of the old time. */
export function mapBetween(old: LaidPart[], next: LaidPart[]): TimeMap {
  return old
    .flatMap((before) =>
      next.flatMap((after): TimeMap => {
        const from = Math.max(before.fromMs, after.fromMs);
        const to = Math.min(before.toMs, after.toMs);
        if (before.videoId !== after.videoId || from >= to) return [];
        const oldFrom = before.newFromMs + from - before.fromMs;
        return [[oldFrom, oldFrom + to - from, after.newFromMs + from - after.fromMs]];
      }),
    )
    .sort((a, b) => a[0] - b[0]);
}

/** Where one moment lies; null where it is gone. */
export function mapMoment(ms: number, map: TimeMap): number | null {
  const piece = map.find(([from, to]) => ms >= from && ms < to);
  return piece ? ms - piece[0] + piece[2] : null;
}
