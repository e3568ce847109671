/** Which picture stands for a video: what names it in an address, and where a chosen one lies. */

/** Storage key of the picture at `ms`, a whole millisecond of the video. It never means another picture. */
export const posterKey = (videoId: string, ms: number) => `${posterFolder(videoId)}/${ms}.jpg`;
/** Everything that was ever chosen for the video; it outlives its rendition sets. */
export const posterFolder = (videoId: string) => `posters/${videoId}`;

interface Row {
  id: string;
  renditionSetId: string | null;
  posterMs: number | null;
}

/** For `posterUrl`: the chosen moment, else the set's own picture; null where nothing plays yet. */
export const posterName = ({ id, renditionSetId, posterMs }: Row): string | null =>
  renditionSetId !== null && posterMs !== null ? `${id}-${posterMs}` : renditionSetId;
