/** Which sizes a picture is offered in, by its size, its frame rate and how busy it is. Never larger than recorded. */

export interface Rung {
  /** Folder and label, for example `360p`. */
  name: string;
  width: number;
  height: number;
  /** The encoder's cap in kilobits a second; quiet slides stay far below it under constant quality. */
  maxKbps: number;
}

/** What a picture of 360 lines costs at the ladder's quality, in bits for each pixel of each frame. */
export interface Complexity {
  bitsPerPixel: number;
  /** Of the busiest part that was looked at. */
  busiest: number;
}

const SHORT_SIDES = [240, 360, 540, 720, 1080];
/** A panorama's long side is bounded too. */
const LONGEST_SIDE = 1920;
/** A rung of the source's own size is added where it is this much larger than the rung below. */
const WORTH_A_RUNG = 1.15;
const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
const evenDown = (pixels: number) => Math.max(2, 2 * Math.floor(pixels / 2));

const USUAL_RATE = 30;
/** What every rung costs besides its picture. */
const SOUND_KBPS = 96;
/** A rung below another saves at least this share of what the other costs, or nobody needs it. */
const WORTH_SAVING = 0.75;
/** Room over what the busiest part needs, for parts that were not looked at. */
const HEADROOM = 3;
/** However quiet the parts that were looked at, a film in the middle of slides stays watchable. */
const LOWEST_SHARE = 0.4;
const REFERENCE_PIXELS = 640 * 360;
/** Readable on a phone, and light for any network and any decoder. */
export const PHONE_LINES = 360;

export const linesOf = ({ width, height }: Pick<Rung, 'width' | 'height'>) => Math.min(width, height);

/**
 * About 390, 770, 1530, 2500 and 4980 kb/s for 16:9 at 240, 360, 540, 720 and 1080 lines; small pictures need more per
 * pixel, and half the frames need more than half.
 */
export function capKbps(width: number, height: number, framesPerSecond = USUAL_RATE): number {
  const rate = Math.min(1, framesPerSecond / USUAL_RATE) ** 0.5;
  return Math.max(100, Math.round((2500 * ((width * height) / (1280 * 720)) ** 0.85 * rate) / 10) * 10);
}

/** A picture of twice the pixels costs less than twice the bits. */
function estimateKbps(bitsPerPixel: number, { width, height }: Rung, framesPerSecond: number): number {
  const pixels = width * height;
  return (bitsPerPixel * (REFERENCE_PIXELS / pixels) ** 0.25 * pixels * framesPerSecond) / 1000;
}

/**
 * Returns the rungs from the smallest up; at least one. `width` and `height` are of the upright picture with square
 * pixels, `framesPerSecond` is the rate it is brought to. `maxRungs` keeps the lowest so many of the whole ladder.
 * Without `complexity` the picture counts as busy.
 */
export function planLadder(picture: {
  width: number;
  height: number;
  framesPerSecond?: number | undefined;
  complexity?: Complexity | null | undefined;
  maxRungs?: number | undefined;
}): Rung[] {
  const { framesPerSecond = USUAL_RATE, complexity } = picture;
  const whole = listSizes(picture).map((size) => ({
    ...size,
    maxKbps: capKbps(size.width, size.height, framesPerSecond),
  }));
  const asked = whole.slice(0, picture.maxRungs);
  if (!complexity) return asked;
  const lowered = asked.map((rung) => {
    const needed = HEADROOM * estimateKbps(complexity.busiest, rung, framesPerSecond);
    const maxKbps = Math.max(rung.maxKbps * LOWEST_SHARE, Math.min(rung.maxKbps, needed));
    return { ...rung, maxKbps: Math.ceil(maxKbps / 10) * 10 };
  });
  const costs = (rung: Rung) =>
    SOUND_KBPS + Math.min(rung.maxKbps, estimateKbps(complexity.bitsPerPixel, rung, framesPerSecond));
  return dropNeighbours(lowered, costs);
}

/**
 * The largest stays, and the largest that suits a phone, which need not decode more than it shows. Of the others those
 * that cost clearly less than the next one kept above, and clearly more than that one for phones.
 */
function dropNeighbours(rungs: Rung[], costs: (rung: Rung) => number): Rung[] {
  const small = rungs.filter((rung) => linesOf(rung) <= PHONE_LINES).at(-1) ?? rungs[0]!;
  return rungs.reduceRight<Rung[]>((kept, rung) => {
    const above = kept[0];
    if (!above || rung === small) return [rung, ...kept];
    const saves = costs(rung) <= WORTH_SAVING * costs(above);
    const adds = rung.height < small.height || costs(small) <= WORTH_SAVING * costs(rung);
    return saves && adds ? [rung, ...kept] : kept;
  }, []);
}

function listSizes({ width, height }: { width: number; height: number }): Omit<Rung, 'maxKbps'>[] {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const top = Math.min(short, SHORT_SIDES.at(-1)!, (short * LONGEST_SIDE) / long);
  const sides = SHORT_SIDES.filter((side) => side <= top);
  const highest = sides.at(-1) ?? 0;
  if (top > highest * WORTH_A_RUNG) sides.push(evenDown(top));
  return sides.map((side) => {
    const shorter = evenDown(side);
    const longer = side === short ? evenDown(long) : Math.min(even((long * shorter) / short), evenDown(long));
    const [w, h] = width >= height ? [longer, shorter] : [shorter, longer];
    return { name: `${shorter}p`, width: w, height: h };
  });
}
