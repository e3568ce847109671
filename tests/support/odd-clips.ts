// The recordings of every phone, editor and screen recorder, one for each property, as small as they can be.
import { makeClip } from './media';

export const picture = (size = '160x120', rate = '25') => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}`],
];
export const colour = (name: string, size = '160x120') => [
  ...['-f', 'lavfi', '-i', `color=${name}:size=${size}:rate=25`],
];
/** A tone of about -26 LUFS. */
export const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'];
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25'];
export const aac = ['-c:a', 'aac'];
const x265 = (more = '') => [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', `log-level=none${more}`],
];
const two = ['-t', '2'];
const bt2020 = (transfer: string) => [
  ...[
    '-pix_fmt',
    'yuv420p10le',
    '-color_trc',
    transfer,
    '-color_primaries',
    'bt2020',
    '-colorspace',
    'bt2020nc',
  ],
  ...x265(`:colorprim=bt2020:transfer=${transfer}:colormatrix=bt2020nc`),
];

/** Codec and container, by name. */
export const formats: Record<string, () => Promise<string>> = {
  'H.264 and AAC in MP4': () => makeClip('mp4', [...picture(), ...tone, ...two, ...h264, ...aac]),
  'H.264 and PCM in MOV': () =>
    makeClip('mov', [...picture(), ...tone, ...two, ...h264, '-c:a', 'pcm_s16le']),
  'H.264 and MP3 in MKV': () => makeClip('mkv', [...picture(), ...tone, ...two, ...h264, '-c:a', 'mp3']),
  'H.264 and MP2 in TS': () => makeClip('ts', [...picture(), ...tone, ...two, ...h264, '-c:a', 'mp2']),
  'H.264 in fragmented MP4': () =>
    makeClip('mp4', [
      ...[...picture(), ...tone, ...two, ...h264, ...aac],
      ...['-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
    ]),
  'HEVC in MP4': () => makeClip('mp4', [...picture(), ...tone, ...two, ...x265(), '-tag:v', 'hvc1', ...aac]),
  'HEVC of 10 bits in MKV': () =>
    makeClip('mkv', [...picture(), ...tone, ...two, ...x265(), '-pix_fmt', 'yuv420p10le', ...aac]),
  'VP8 and Vorbis in WebM': () =>
    makeClip('webm', [
      ...[...picture(), ...tone, ...two, '-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis'],
    ]),
  'VP9 and Opus in WebM': () =>
    makeClip('webm', [
      ...[...picture(), ...tone, ...two, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
      ...['-c:a', 'libopus'],
    ]),
  'MJPEG and PCM in AVI': () =>
    makeClip('avi', [
      ...[...picture(), ...tone, ...two, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p', '-c:a', 'pcm_s16le'],
    ]),
  'H.263 and AAC in 3GP': () =>
    makeClip('3gp', [
      ...[...picture('176x144', '15'), ...tone, ...two, '-c:v', 'h263', ...aac, '-ac', '1', '-ar', '16000'],
    ]),
  'MPEG-4 in MP4': () => makeClip('mp4', [...picture(), ...tone, ...two, '-c:v', 'mpeg4', ...aac]),
  'MPEG-2 in TS': () =>
    makeClip('ts', [...picture(), ...tone, ...two, '-c:v', 'mpeg2video', '-bf', '2', '-c:a', 'mp2']),
  'ProRes in MOV': () =>
    makeClip('mov', [...picture(), ...tone, ...two, '-c:v', 'prores_ks', '-c:a', 'pcm_s24le']),
};

export const makeAv1Clip = () =>
  makeClip('mp4', [...picture(), ...tone, '-t', '1', '-c:v', 'libsvtav1', '-preset', '12', ...aac]);

/** A white field of so many nits is made by its code value: 203 nits, HDR's reference white. */
export const makeHdrClip = (transfer: 'arib-std-b67' | 'smpte2084') => {
  const code = transfer === 'smpte2084' ? 0.58 : 0.75;
  const luma = Math.round(64 + 876 * code);
  return makeClip('mkv', [
    ...[
      '-f',
      'lavfi',
      '-i',
      `color=black:size=160x120:rate=25,format=yuv420p10le,geq=lum=${luma}:cb=512:cr=512`,
    ],
    ...['-t', '0.4', ...bt2020(transfer)],
  ]);
};

/** Four corners that tell every way of turning and mirroring: red, green, blue, white as one reads. */
export const makeCornerClip = () =>
  makeClip('mp4', [
    ...colour('white', '160x120'),
    ...[
      '-vf',
      'drawbox=0:0:80:60:red:fill,drawbox=80:0:80:60:lime:fill,drawbox=0:60:80:60:blue:fill',
      ...['-t', '0.4', ...h264],
    ],
  ]);

/** A picture whose left half is see-through and hides white, beside an opaque red right half. */
export const makeAlphaClip = (kind: 'QuickTime' | 'ProRes 4444' | 'VP9') => {
  const drawn = [
    ...colour('white', '160x120'),
    ...['-vf', "format=rgba,geq=r=255:g='if(lt(X,80),255,0)':b='if(lt(X,80),255,0)':a='if(lt(X,80),0,255)'"],
    ...['-t', '0.4'],
  ];
  if (kind === 'QuickTime') return makeClip('mov', [...drawn, '-c:v', 'qtrle']);
  if (kind === 'VP9')
    return makeClip('webm', [
      ...drawn,
      '-c:v',
      'libvpx-vp9',
      '-pix_fmt',
      'yuva420p',
      '-cpu-used',
      '8',
      '-deadline',
      'realtime',
    ]);
  return makeClip('mov', [...drawn, '-c:v', 'prores_ks', '-profile:v', '4444', '-pix_fmt', 'yuva444p10le']);
};

/**
 * A white flash at one second and a beep with it, as the player's clock counts. `soundAt`: the sound track begins so
 * many seconds after the picture track; before, where negative.
 */
export const makeFlashClip = (
  extension: string,
  options: { soundAt?: number; fps?: string; codecs?: string[]; more?: string[]; seconds?: number } = {},
) => {
  const { soundAt = 0, fps = '25', codecs = [...h264, ...aac], more = [], seconds = 2 } = options;
  // The track that begins later is made later, and its event is earlier in it.
  const [late, early] = [Math.max(0, soundAt), Math.max(0, -soundAt)];
  const flash = 1 - early;
  const beep = 1 - late;
  return makeClip(extension, [
    ...['-itsoffset', String(early), '-f', 'lavfi'],
    ...[
      '-i',
      `color=black:size=160x120:rate=${fps}:duration=${seconds - early},drawbox=t=fill:color=white:enable='between(t,${flash - 0.001},${flash + 0.2})'`,
    ],
    ...['-itsoffset', String(late), '-f', 'lavfi'],
    ...[
      '-i',
      `aevalsrc='if(between(t,${beep},${beep + 0.2}),0.5*sin(2*PI*1000*t),0)':s=48000:d=${seconds - late}`,
    ],
    // Otherwise ffmpeg would fill the time before a late picture.
    ...['-fps_mode', 'passthrough', ...codecs, ...more],
  ]);
};
