/**
 * Captions of a video that is cut: they are kept by the recordings they were written on, so that what is cut out has its
 * captions again when it is restored, and corrections made since are not lost. Pure.
 */
import { LEAST_CUE_MS } from './caption-edit';
import { isUnchecked, retimeCue, type Cue } from './captions';
import { mapBetween, wholeVideo, type LaidPart, type TimeMap } from './edit-parts';

/** Cues by the id of the recording, in its own time. */
export type CueStock = Record<string, Cue[]>;

const FAR_MS = 24 * 3600 * 1000;

/** Each cue where the map leads, cut at its edges, in order; not yet joined. */
const moveCues = (cues: Cue[], map: TimeMap): Cue[] =>
  cues
    .flatMap((cue) =>
      map.flatMap(([from, to, newFrom]): Cue[] => {
        const [a, b] = [Math.max(cue[0], from), Math.min(cue[1], to)];
        return a < b ? [retimeCue(cue, a - from + newFrom, b - from + newFrom)] : [];
      }),
    )
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);

/** One caption that a cut ran through is one again where its two sides meet; what flashes is left out. */
function joinCues(cues: Cue[]): Cue[] {
  const joined: Cue[] = [];
  for (const cue of cues) {
    const last = joined.findLast((before) => before[1] >= cue[0] - 1 && before[1] <= cue[0] + 1);
    if (last && last[2] === cue[2] && isUnchecked(last) === isUnchecked(cue)) last[1] = cue[1];
    else joined.push([...cue]);
  }
  return joined.filter(([start, end]) => end - start >= LEAST_CUE_MS);
}

/** The captions of a result from those of its recordings. */
export function pickCues(stock: CueStock, parts: LaidPart[]): Cue[] {
  const moved = Object.entries(stock).flatMap(([videoId, cues]) =>
    moveCues(cues, mapBetween(wholeVideo(videoId, FAR_MS), parts)),
  );
  return joinCues(moved.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

/** The other way: what is shown now, by recording, and for what is cut out the captions that were kept of it. */
export function stockCues(shown: Cue[], parts: LaidPart[], kept: CueStock): CueStock {
  const ids = new Set([...Object.keys(kept), ...parts.map(({ videoId }) => videoId)]);
  return Object.fromEntries(
    [...ids].map((videoId) => {
      const own = parts.filter((part) => part.videoId === videoId).sort((a, b) => a.fromMs - b.fromMs);
      const written = moveCues(shown, mapBetween(own, wholeVideo(videoId, FAR_MS)));
      const edges = [0, ...own.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), FAR_MS];
      const away = edges.flatMap((from, i): TimeMap => (i % 2 === 0 ? [[from, edges[i + 1]!, from]] : []));
      const hidden = moveCues(
        kept[videoId] ?? [],
        away.filter(([from, to]) => from < to),
      );
      return [videoId, joinCues([...written, ...hidden].sort((a, b) => a[0] - b[0] || a[1] - b[1]))];
    }),
  );
}
