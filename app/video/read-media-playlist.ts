/** Reads the media playlists that ffmpeg writes for us, strictly: anything unexpected means the output is not whole. */

export interface MediaPlaylist {
  init: string;
  segments: { uri: string; seconds: number }[];
  seconds: number;
}

/** Throws Error where the text is not a finished VOD playlist with an initialisation section. */
export function readMediaPlaylist(text: string): MediaPlaylist {
  const lines = text.split(/\r?\n/).filter(Boolean);
  if (lines[0] !== '#EXTM3U') throw new Error('not a playlist');
  if (lines.at(-1) !== '#EXT-X-ENDLIST') throw new Error('playlist without an end');
  const init = /^#EXT-X-MAP:URI="([\w.-]+)"$/m.exec(text)?.[1];
  if (!init) throw new Error('playlist without an initialisation section');
  const segments: MediaPlaylist['segments'] = [];
  for (const [i, line] of lines.entries()) {
    const seconds = /^#EXTINF:([\d.]+),/.exec(line)?.[1];
    if (seconds === undefined) continue;
    const uri = lines[i + 1] ?? '';
    if (!/^[\w-]+\.m4s$/.test(uri)) throw new Error(`not a segment: ${uri}`);
    segments.push({ uri, seconds: Number(seconds) });
  }
  if (!segments.length) throw new Error('playlist without segments');
  return { init, segments, seconds: segments.reduce((sum, s) => sum + s.seconds, 0) };
}

/** RFC 6381 name of an H.264 track from its avcC box, for example `avc1.64001e`. */
export function readAvcCodec(init: Buffer): string {
  const at = init.indexOf('avcC');
  if (at < 0) throw new Error('no avcC box');
  return `avc1.${init.subarray(at + 5, at + 8).toString('hex')}`;
}
