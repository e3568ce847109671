/** ffmpeg's arguments for CMAF HLS, shared by the ladder and the remux. */

/** Seconds; keyframes every 2 s make each segment exactly three groups of pictures. */
export const SEGMENT_SECONDS = 6;
export const KEYFRAME_SECONDS = 2;

/** `streamMap` as ffmpeg's -var_stream_map; every stream gets a folder of its name with media.m3u8 in it. */
export function hlsOutput(streamMap: string): string[] {
  return [
    ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-dn', '-sn'],
    ...['-f', 'hls', '-hls_playlist_type', 'vod'],
    ...[
      '-hls_time',
      String(SEGMENT_SECONDS),
      '-hls_segment_type',
      'fmp4',
      '-hls_flags',
      'independent_segments',
    ],
    // Without the muxer's shift both tracks begin at zero, and one edit takes off the reordering and priming delay;
    // with it the picture would come two frames after the sound.
    ...['-avoid_negative_ts', 'disabled', '-hls_segment_options', 'avoid_negative_ts=disabled'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', '%v/s%05d.m4s'],
    ...['-var_stream_map', streamMap, '%v/media.m3u8'],
  ];
}
