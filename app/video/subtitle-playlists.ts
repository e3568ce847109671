/**
 * Captions as HLS subtitle renditions, for players that draw them themselves (an iPhone's full screen). Captions belong
 * to a lesson's version and a rendition set to a video, so they are added to the set's multivariant playlist on the way
 * out. RFC 8216bis, sections 3.1.4 and 4.4.6. Pure.
 */

export interface SubtitleTrack {
  /** BCP 47. */
  lang: string;
  /** Address of its media playlist, relative to the multivariant one. */
  uri: string;
}

/** The language institutes speak and are heard in; captions in another one translate. */
const SPOKEN = 'ko';

const nameOf = (lang: string) => new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;

/** Every way to play gets the same group; the spoken language is on until the person says otherwise. */
export function addSubtitles(master: string, tracks: SubtitleTrack[]): string {
  if (tracks.length === 0) return master;
  const media = tracks.map(({ lang, uri }) => {
    const spoken = lang === SPOKEN;
    const attributes = [
      'TYPE=SUBTITLES,GROUP-ID="subs"',
      `NAME="${nameOf(lang)}",LANGUAGE="${lang}"`,
      `DEFAULT=${spoken ? 'YES' : 'NO'},AUTOSELECT=YES,FORCED=NO`,
      // Sounds besides speech are not promised, so nothing is said of them.
      ...(spoken ? ['CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog"'] : []),
      `URI="${uri}"`,
    ];
    return `#EXT-X-MEDIA:${attributes.join(',')}`;
  });
  const lines = master
    .split('\n')
    .map((line) => (line.startsWith('#EXT-X-STREAM-INF:') ? `${line},SUBTITLES="subs"` : line));
  const at = lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF:'));
  return [...lines.slice(0, at), ...media, ...lines.slice(at)].join('\n');
}

/** One piece for the whole lesson: a subtitle playlist of a finished recording may have its own target duration. */
export function writeSubtitlePlaylist(uri: string, seconds: number): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(seconds))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${seconds.toFixed(3)},`,
    uri,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** Our pictures begin at zero, and so do the cues: said aloud, because players guess differently where it is not. */
export const placeOnTimeline = (vtt: string): string =>
  vtt.replace(/^WEBVTT[^\n]*\n/, (head) => `${head}X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n`);
