/** Which sizes a picture is offered in: by its short side, never larger than it was recorded. */

export interface Rung {
  /** Folder and label, for example `360p`. */
  name: string;
  width: number;
  height: number;
  /** The encoder's cap in kilobits a second; quiet slides stay far below it under constant quality. */
  maxKbps: number;
}

const SHORT_SIDES = [240, 360, 540, 720];
/** A panorama's long side is bounded too. */
const LONGEST_SIDE = 1920;
/** A rung of the source's own size is added where it is this much larger than the rung below. */
const WORTH_A_RUNG = 1.15;
const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
const evenDown = (pixels: number) => Math.max(2, 2 * Math.floor(pixels / 2));

/** About 390, 770, 1530 and 2500 kb/s for 16:9 at 240, 360, 540 and 720 lines; small pictures need more per pixel. */
export function capKbps(width: number, height: number): number {
  return Math.max(100, Math.round((2500 * ((width * height) / (1280 * 720)) ** 0.85) / 10) * 10);
}

/**
 * Returns the rungs from the smallest up; at least one. `width` and `height` are of the upright picture with square
 * pixels. `maxRungs` keeps the lowest so many.
 */
export function planLadder(picture: {
  width: number;
  height: number;
  maxRungs?: number | undefined;
}): Rung[] {
  const { width, height, maxRungs = SHORT_SIDES.length } = picture;
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const top = Math.min(short, SHORT_SIDES.at(-1)!, (short * LONGEST_SIDE) / long);
  const sides = SHORT_SIDES.filter((side) => side <= top);
  const highest = sides.at(-1) ?? 0;
  if (top > highest * WORTH_A_RUNG) sides.push(evenDown(top));
  return sides.slice(0, maxRungs).map((side) => {
    const shorter = evenDown(side);
    const longer = side === short ? evenDown(long) : Math.min(even((long * shorter) / short), evenDown(long));
    const [w, h] = width >= height ? [longer, shorter] : [shorter, longer];
    return { name: `${shorter}p`, width: w, height: h, maxKbps: capKbps(w, h) };
  });
}
