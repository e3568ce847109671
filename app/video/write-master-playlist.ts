/**
 * Our own multivariant playlist: ffmpeg's states the encoder's cap instead of what the segments really need, and
 * lacks AVERAGE-BANDWIDTH and FRAME-RATE. RFC 8216bis section 4.4.6.2.
 */

export interface Segment {
  seconds: number;
  bytes: number;
}
export interface VideoRendition {
  name: string;
  width: number;
  height: number;
  /** RFC 6381, for example `avc1.64001e`. */
  codec: string;
  framesPerSecond: number;
  segments: Segment[];
}
/** A rung's keyframes alone, each as a byte range. */
export interface KeyframeRendition extends Omit<VideoRendition, 'framesPerSecond'> {
  /** From the master's folder. */
  uri: string;
}
export interface AudioRendition {
  /** RFC 6381, for example `mp4a.40.2`. */
  codec: string;
  segments: Segment[];
}

const bitsPerSecond = (segments: Segment[]) => {
  const seconds = segments.reduce((sum, s) => sum + s.seconds, 0);
  return seconds ? (segments.reduce((sum, s) => sum + s.bytes, 0) * 8) / seconds : 0;
};

/** Peak segment bit rate: the highest of any run of segments that lasts 0.5 to 1.5 target durations. */
export function peakBandwidth(segments: Segment[]): number {
  const target = Math.max(...segments.map((s) => Math.round(s.seconds)), 1);
  let peak = 0;
  for (let from = 0; from < segments.length; from++) {
    for (let to = from + 1, seconds = 0; to <= segments.length; to++) {
      seconds += segments[to - 1]!.seconds;
      if (seconds > target * 1.5) break;
      if (seconds >= target * 0.5) peak = Math.max(peak, bitsPerSecond(segments.slice(from, to)));
    }
  }
  return Math.ceil(peak || bitsPerSecond(segments));
}

const keyframeEntry = ({ segments, codec, width, height, uri }: KeyframeRendition) =>
  `#EXT-X-I-FRAME-STREAM-INF:${[
    `BANDWIDTH=${peakBandwidth(segments)}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(bitsPerSecond(segments))}`,
    `CODECS="${codec}"`,
    `RESOLUTION=${width}x${height}`,
    `URI="${uri}"`,
  ].join(',')}`;

/**
 * `videos` from the smallest up. The first entry, where native players start, is the second smallest: sharp enough to
 * read and light enough for a slow network.
 */
export function writeMasterPlaylist({
  videos,
  audio,
  keyframes = null,
}: {
  videos: VideoRendition[];
  audio: AudioRendition | null;
  keyframes?: KeyframeRendition | null;
}): string {
  const audioPeak = audio ? peakBandwidth(audio.segments) : 0;
  const audioAverage = audio ? bitsPerSecond(audio.segments) : 0;
  const entry = (peak: number, average: number, more: string[], uri: string) => [
    `#EXT-X-STREAM-INF:${[`BANDWIDTH=${Math.ceil(peak)}`, `AVERAGE-BANDWIDTH=${Math.ceil(average)}`, ...more].join(',')}`,
    uri,
  ];
  const shared = ['CLOSED-CAPTIONS=NONE', ...(audio ? ['AUDIO="audio"'] : [])];
  const first = Math.min(1, videos.length - 1);
  const ordered = [...videos.slice(first, first + 1), ...videos.filter((_, i) => i !== first)];
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(audio
      ? [
          '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="소리",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/media.m3u8"',
        ]
      : []),
    ...ordered.flatMap((video) =>
      entry(
        peakBandwidth(video.segments) + audioPeak,
        bitsPerSecond(video.segments) + audioAverage,
        [
          `CODECS="${[video.codec, ...(audio ? [audio.codec] : [])].join(',')}"`,
          `RESOLUTION=${video.width}x${video.height}`,
          `FRAME-RATE=${video.framesPerSecond.toFixed(3)}`,
          ...shared,
        ],
        `${video.name}/media.m3u8`,
      ),
    ),
    ...(audio
      ? entry(audioPeak, audioAverage, [`CODECS="${audio.codec}"`, ...shared], 'audio/media.m3u8')
      : []),
    ...(keyframes ? [keyframeEntry(keyframes)] : []),
    '',
  ].join('\n');
}
