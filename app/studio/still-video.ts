/**
 * A video of still pictures without encoding every frame: each picture is encoded once as a closed group of frames
 * that begins with an IDR, and the groups are then repeated by copying. Pure: the lists that ffmpeg's concat reads.
 */
export const FRAMES_A_SECOND = 10;
/** One group; also the distance of IDRs that segments are cut at. */
export const GROUP_SECONDS = 2;
const GROUP_FRAMES = FRAMES_A_SECOND * GROUP_SECONDS;

/** Each picture for one group. The last one stands twice, or concat drops its length. */
export const groupList = (pictures: string[]): string =>
  [
    ...pictures.map((picture) => `file '${picture}'\nduration ${GROUP_SECONDS}`),
    `file '${pictures.at(-1)!}'`,
  ].join('\n');

const frameOf = (ms: number) => Math.round((ms * FRAMES_A_SECOND) / 1000);

/**
 * The groups of `file` (picture n at n × GROUP_SECONDS) repeated so that picture n shows from `startMs[n]` on and the
 * whole lasts `durationMs`, both to the nearest frame; a picture's last group may be cut short.
 */
export function repeatList(
  file: string,
  { startMs, durationMs }: { startMs: number[]; durationMs: number },
): string {
  const entries = startMs.flatMap((start, picture) => {
    const frames = frameOf(startMs[picture + 1] ?? durationMs) - frameOf(start);
    const inpoint = picture * GROUP_SECONDS;
    const groups = Array.from({ length: Math.ceil(frames / GROUP_FRAMES) }, (_, group) =>
      Math.min(GROUP_FRAMES, frames - group * GROUP_FRAMES),
    );
    return groups.map((length) => {
      const seconds = length / FRAMES_A_SECOND;
      // Half a frame early: the next group's first frame must not slip in by rounding.
      const outpoint = inpoint + seconds - 0.5 / FRAMES_A_SECOND;
      return `file '${file}'\ninpoint ${inpoint}\noutpoint ${outpoint.toFixed(3)}\nduration ${seconds.toFixed(3)}`;
    });
  });
  return entries.join('\n');
}
