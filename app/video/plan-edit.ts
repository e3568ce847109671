/** Size, rate and filters of a video that is made of stretches of others. Pure; frames and samples are counted, not timed. */
import { partFrames, frameAt, type EditPart } from './edit-parts';
import type { SourceFacts } from './judge-probe';
import { levelSound } from './level-sound';
import { rateValue, type FrameRate } from './plan-frame-rate';
import { planVideoFilter } from './plan-video-filter';

export interface PictureSize {
  width: number;
  height: number;
}

const [LONGEST_SIDE, LONGEST_SHORT_SIDE] = [1920, 1080];
const evenDown = (pixels: number) => Math.max(2, 2 * Math.floor(pixels / 2));

/** As recorded, up to 1080 lines; the ladder offers no more. */
export function planEditSize({ width, height }: PictureSize): PictureSize {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const shrink = Math.min(1, LONGEST_SHORT_SIDE / short, LONGEST_SIDE / long);
  return { width: evenDown(width * shrink), height: evenDown(height * shrink) };
}

/** As large as it can be within a frame of another shape. */
export function fitInto({ width, height }: PictureSize, frame: PictureSize): PictureSize {
  const scale = Math.min(frame.width / width, frame.height / height);
  const fit = (pixels: number, most: number) => Math.min(most, evenDown(Math.round(pixels * scale)));
  return { width: fit(width, frame.width), height: fit(height, frame.height) };
}

/** Of what the fence lets a program write to one file (1 GiB), with room for sound, index and a late peak. */
const MOST_BYTES = 800 * 1024 * 1024;
const FULL_HD_KBPS = 16_000;

/** The encoder's cap: far above what near-lossless needs for slides and faces, and never more than the file may hold. */
export function planEditKbps({ width, height, seconds }: PictureSize & { seconds: number }): number {
  const usual = FULL_HD_KBPS * ((width * height) / (1920 * 1080)) ** 0.85;
  return Math.max(200, Math.floor(Math.min(usual, (MOST_BYTES * 8) / 1000 / Math.max(1, seconds))));
}

export const SAMPLE_RATE = 48_000;
/** Of a second: too short to be heard as a fade, long enough that the wave does not jump. */
const FADE_SECONDS = 0.005;

/** Stretches of one recording in the order of its time. `gainDb` null = the recording's own loudness. */
export function planEditFilter(work: {
  facts: Pick<SourceFacts, 'video' | 'audio'>;
  parts: EditPart[];
  frame: PictureSize;
  rate: FrameRate;
  gainDb: number | null;
}): string {
  return `${picture(work)};${sound(work)}`;
}

type Work = Parameters<typeof planEditFilter>[0];

/** Brought to the result's rate first, so that a frame's number is the one the author saw. */
function picture({ facts: { video }, parts, frame, rate }: Work): string {
  const size = fitInto(video, frame);
  const source = {
    ...{ ...video, rate, holdLastSeconds: video.lastFrameSeconds },
    lines: Math.min(video.width, video.height),
  };
  const ranges = parts.map(({ fromMs, toMs }) => [frameAt(fromMs, rate), frameAt(toMs, rate)] as const);
  const bars =
    size.width === frame.width && size.height === frame.height
      ? []
      : [`pad=${frame.width}:${frame.height}:(ow-iw)/2:(oh-ih)/2:black`, 'setsar=1'];
  const chosen = [
    `trim=end_frame=${ranges.at(-1)![1]}`,
    `select='${ranges.map(([from, to]) => `between(n,${from},${to - 1})`).join('+')}'`,
    `setpts=N*${rate.den}/${rate.num}/TB`,
    ...bars,
  ];
  return `${planVideoFilter(source, [{ name: 'edit', ...size, maxKbps: 0 }])};[v0]${chosen.join(',')}[picture]`;
}

function sound({ facts: { audio }, parts, rate, gainDb }: Work): string {
  const sampleAt = (frames: number) => Math.round((frames * SAMPLE_RATE) / rateValue(rate));
  const ranges = parts.map((part) => {
    const first = frameAt(part.fromMs, rate);
    return [sampleAt(first), sampleAt(first + partFrames(part, rate))] as const;
  });
  const end = ranges.at(-1)![1];
  const whole = [
    audio ? `[0:${audio.streamIndex}]aresample=${SAMPLE_RATE}:async=1:first_pts=0` : '[1:a]anull',
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    ...(audio && gainDb !== null ? levelSound(gainDb) : []),
    // Where the sound ends before the picture there is silence.
    `apad=whole_len=${end}`,
  ].join(',');
  const pieces = ranges.map(([from, to], i) => {
    const seconds = (to - from) / SAMPLE_RATE;
    const fade = Math.min(FADE_SECONDS, seconds / 2);
    return [
      `[s${i}]atrim=start_sample=${from}:end_sample=${to}`,
      'asetpts=PTS-STARTPTS',
      `afade=t=in:d=${fade.toFixed(6)}`,
      `afade=t=out:st=${(seconds - fade).toFixed(6)}:d=${fade.toFixed(6)}[p${i}]`,
    ].join(',');
  });
  const names = (letter: string) => ranges.map((_, i) => `[${letter}${i}]`).join('');
  const joined = `${names('p')}concat=n=${ranges.length}:v=0:a=1[sound]`;
  return [`${whole},asplit=${ranges.length}${names('s')}`, ...pieces, joined].join(';');
}
