/** The playlist of a rung's keyframes alone, for fast seeking by players that know it. RFC 8216bis section 4.4.3.6. */
import type { Segment } from './write-master-playlist';

export interface Keyframe extends Segment {
  /** Which file of the rung it lies in, and where. */
  uri: string;
  offset: number;
}

export function writeKeyframePlaylist(init: string, keyframes: Keyframe[]): string {
  const target = Math.max(1, ...keyframes.map(({ seconds }) => Math.round(seconds)));
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${target}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-I-FRAMES-ONLY',
    `#EXT-X-MAP:URI="${init}"`,
    ...keyframes.flatMap(({ uri, offset, bytes, seconds }) => [
      `#EXTINF:${seconds.toFixed(6)},`,
      `#EXT-X-BYTERANGE:${bytes}@${offset}`,
      uri,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}
