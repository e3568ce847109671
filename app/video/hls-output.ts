/** ffmpeg's arguments for CMAF HLS, shared by the ladder and the remux. */

/** Seconds; keyframes every 2 s make each segment exactly three groups of pictures. */
export const SEGMENT_SECONDS = 6;
export const KEYFRAME_SECONDS = 2;

/** `streamMap` as ffmpeg's -var_stream_map; every stream gets a folder of its name with media.m3u8 in it. */
export function hlsOutput(streamMap: string): string[] {
  return [
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-f', 'hls', '-hls_playlist_type', 'vod'],
    ...['-hls_time', String(SEGMENT_SECONDS), '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    // Signed composition offsets and no shift: picture and sound both begin at zero without edit lists to honour.
    ...['-avoid_negative_ts', 'disabled'],
    ...['-hls_segment_options', 'movflags=+negative_cts_offsets:avoid_negative_ts=disabled'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', '%v/s%05d.m4s'],
    ...['-var_stream_map', streamMap, '%v/media.m3u8'],
  ];
}
