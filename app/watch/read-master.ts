/** What the page itself reads in a multivariant playlist: the ways to play and what each costs. Pure. */

export interface Variant {
  uri: string;
  /** Bits a second on the average, sound included. */
  bitsPerSecond: number;
}
export interface MasterPlaylist {
  /** With a picture, from the smallest up. */
  videos: Variant[];
  /** The sound that all of them share, and the way to play it alone. */
  audioUri: string | null;
  audioOnly: Variant | null;
}

const attribute = (line: string, name: string) =>
  new RegExp(`[:,]${name}=("[^"]*"|[^,]*)`).exec(line)?.[1]?.replace(/^"|"$/g, '');

export function readMaster(text: string): MasterPlaylist {
  const lines = text.split(/\r?\n/);
  const videos: Variant[] = [];
  let audioOnly: Variant | null = null;
  let audioUri: string | null = null;
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('#EXT-X-MEDIA:') && attribute(line, 'TYPE') === 'AUDIO')
      audioUri ??= attribute(line, 'URI') ?? null;
    if (!line.startsWith('#EXT-X-STREAM-INF:')) continue;
    const bitsPerSecond = Number(attribute(line, 'AVERAGE-BANDWIDTH') ?? attribute(line, 'BANDWIDTH'));
    const variant = { uri: lines[i + 1] ?? '', bitsPerSecond };
    if (attribute(line, 'RESOLUTION')) videos.push(variant);
    else audioOnly = variant;
  }
  videos.sort((a, b) => a.bitsPerSecond - b.bitsPerSecond);
  return { videos, audioUri, audioOnly };
}
