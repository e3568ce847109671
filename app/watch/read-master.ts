/** What the page itself reads in a multivariant playlist: the rungs, what each costs, and their sound. Pure. */

export interface Variant {
  uri: string;
  /** Bits a second on the average, sound included. */
  bitsPerSecond: number;
}
export interface MasterPlaylist {
  /** With a picture, from the smallest up. */
  videos: Variant[];
  /** The sound that all of them share. */
  audioUri: string | null;
}

const attribute = (line: string, name: string) =>
  new RegExp(`[:,]${name}=("[^"]*"|[^,]*)`).exec(line)?.[1]?.replace(/^"|"$/g, '');

export function readMaster(text: string): MasterPlaylist {
  const lines = text.split(/\r?\n/);
  const videos: Variant[] = [];
  let audioUri: string | null = null;
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('#EXT-X-MEDIA:') && attribute(line, 'TYPE') === 'AUDIO')
      audioUri ??= attribute(line, 'URI') ?? null;
    if (!line.startsWith('#EXT-X-STREAM-INF:')) continue;
    const bitsPerSecond = Number(attribute(line, 'AVERAGE-BANDWIDTH') ?? attribute(line, 'BANDWIDTH'));
    if (attribute(line, 'RESOLUTION')) videos.push({ uri: lines[i + 1] ?? '', bitsPerSecond });
  }
  videos.sort((a, b) => a.bitsPerSecond - b.bitsPerSecond);
  return { videos, audioUri };
}
