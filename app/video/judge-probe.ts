/**
 * Decides from ffprobe's words and the packets really there whether a recording can become a lesson, and states the
 * facts that the rest of the pipeline works with. Pure; every refusal is a sentence that says what to do.
 */
import { z } from 'zod';
import type { PacketScan } from './scan-packets';
import type { Demuxer } from './sniff-container';

export interface Refusal {
  code: string;
  sentence: string;
}

export interface SourceFacts {
  demuxer: Demuxer;
  /** The file's zero: where the earliest of its tracks begins. */
  startSeconds: number;
  /** Seconds from the file's zero to the end of its last picture, as really found in the packets. */
  durationSeconds: number;
  video: {
    streamIndex: number;
    codec: string;
    pixelFormat: string;
    /** Upright size with square pixels. */
    width: number;
    height: number;
    medianIntervalSeconds: number;
    lastFrameSeconds: number;
    hdr: 'hlg' | 'pq' | null;
    interlaced: boolean;
    matrixKnown: boolean;
    /** Partly see-through: laid on black, as players show it. */
    alpha: boolean;
    /** The decoder that knows the track's see-through part where ffmpeg's own does not. */
    decoder: string | null;
  };
  audio: { streamIndex: number; codec: string; channels: number } | null;
  /** Phone-friendly as it is: it may be repackaged at once without encoding. */
  remuxable: boolean;
  /** Seconds the file speaks of where it breaks off before them. */
  cutFromSeconds: number | null;
}

const number = z.coerce.number();
const stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  codec_tag_string: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  pix_fmt: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  color_space: z.string().optional(),
  color_transfer: z.string().optional(),
  duration: number.optional(),
  channels: z.number().optional(),
  disposition: z.record(z.string(), z.number()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z
    .array(
      z.looseObject({
        side_data_type: z.string().optional(),
        rotation: z.number().optional(),
        dv_profile: z.number().optional(),
        dv_bl_signal_compatibility_id: z.number().optional(),
      }),
    )
    .optional(),
});
/** What we read of ffprobe's `-show_format -show_streams`. */
export const probeSchema = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ duration: number.optional(), start_time: number.optional() }).default({}),
});
export type Probe = z.infer<typeof probeSchema>;
type Stream = z.infer<typeof stream>;

/** Shorter than this nothing can be seen; that a lesson lasts 5–10 minutes is the lesson's rule. */
const SHORTEST_SECONDS = 0.2;
const LONGEST_SECONDS = 60 * 60;
const SMALLEST_SIDE = 16;
const MOST_PIXELS = 8192 * 4320;

const refuse = (code: string, sentence: string) => ({ refused: { code, sentence } });
const readable = (s: Stream) => !!s.codec_name && s.codec_name !== 'unknown' && s.codec_name !== 'none';

/** The picture track: the default one, else the first; cover images do not count. */
export function pickVideo(probe: Probe): Stream | undefined {
  const pictures = probe.streams.filter((s) => s.codec_type === 'video' && !s.disposition?.attached_pic);
  return (
    pictures.find((s) => readable(s) && s.disposition?.default) ?? pictures.find(readable) ?? pictures[0]
  );
}

export function judgeProbe(
  probe: Probe,
  scan: PacketScan,
  {
    demuxer,
    isCut = false,
    isEncrypted = false,
  }: { demuxer: Demuxer; isCut?: boolean; isEncrypted?: boolean },
): { accepted: SourceFacts } | { refused: Refusal } {
  const video = pickVideo(probe);
  if (!video) {
    return refuse('no-picture', '영상에 화면이 없고 소리만 있습니다. 화면이 있는 동영상 파일을 올려 주세요.');
  }
  const sounds = probe.streams.filter((s) => s.codec_type === 'audio');
  if (isEncrypted || [video, ...sounds].some(isProtected)) {
    return refuse('encrypted', '암호로 보호된 영상이라 열 수 없습니다. 보호되지 않은 원본을 올려 주세요.');
  }
  if (!readable(video) || !video.width || !video.height || (video.pix_fmt ?? 'unknown') === 'unknown') {
    return refuse(
      'undecodable',
      '이 영상의 압축 방식은 풀 수 없습니다. 휴대전화 설정에서 “호환성 우선(H.264)”으로 촬영하거나 MP4(H.264)로 바꾸어 올려 주세요.',
    );
  }
  if (isDolbyVisionAlone(video)) {
    return refuse(
      'dolby-vision-alone',
      '일반 화면으로 바꿀 수 없는 돌비 비전(프로파일 5) 영상입니다. 휴대전화 카메라 설정에서 “HDR 동영상”을 끄고 촬영하거나, 편집 앱에서 SDR의 MP4(H.264)로 내보내어 올려 주세요.',
    );
  }
  if (sounds.length && !sounds.some(readable)) {
    return refuse(
      'sound-undecodable',
      '소리 트랙이 손상되었거나 풀 수 없는 방식입니다. 영상을 AAC 소리의 MP4로 바꾸어 다시 올려 주세요.',
    );
  }
  if (scan.frames === 0) {
    return refuse(
      'damaged',
      '영상이 손상되어 화면을 하나도 찾지 못했습니다. 원본 기기에서 재생되는지 보고 다시 올려 주세요.',
    );
  }
  const start = Math.min(probe.format.start_time ?? scan.firstSeconds, scan.firstSeconds);
  const durationSeconds = scan.endSeconds - start;
  const claimed = overclaim(probe, video, durationSeconds, isCut);
  const wrong = judgeLength(durationSeconds, isCut ? null : claimed) ?? judgeSize(video);
  if (wrong) return { refused: wrong };
  const audio = sounds.find((s) => readable(s) && s.disposition?.default) ?? sounds.find(readable);
  return {
    accepted: {
      demuxer,
      startSeconds: start,
      durationSeconds,
      video: describePicture(video, scan),
      audio: audio
        ? { streamIndex: audio.index, codec: audio.codec_name!, channels: audio.channels ?? 2 }
        : null,
      remuxable: isRemuxable(video, audio, scan, scan.firstSeconds - start),
      cutFromSeconds: isCut ? claimed : null,
    },
  };
}

const isProtected = (s: Stream) =>
  /^enc[va]$|^drm/i.test(s.codec_tag_string ?? '') ||
  !!s.side_data_list?.some((d) => d.side_data_type?.startsWith('Encryption'));

/** Its base layer is in colours of its own (compatible with nothing), as profile 5 is; others play their base layer. */
const isDolbyVisionAlone = (s: Stream) =>
  !!s.side_data_list?.some((d) => d.dv_profile !== undefined && !d.dv_bl_signal_compatibility_id);

/** The seconds that a file speaks of, where far fewer are there. */
function overclaim(probe: Probe, video: Stream, real: number, isCut: boolean): number | null {
  const claimed = video.duration ?? probe.format.duration ?? real;
  // Where only the whole file states a length, a longer sound track may explain the difference.
  const share = video.duration === undefined ? 0.5 : 0.9;
  const most = isCut ? claimed * 0.98 - 0.3 : claimed * share - 1;
  return real < most ? claimed : null;
}

function judgeLength(real: number, claimed: number | null): Refusal | null {
  if (claimed !== null) {
    const [says, has] = [Math.round(claimed), Math.max(0, Math.round(real))];
    const sentence = `파일에는 ${says.toLocaleString('ko-KR')}초라고 적혀 있으나 실제로는 ${has}초만 들어 있습니다. 길이가 잘못 적힌 파일이니 편집 앱에서 다시 내보내거나 원본을 다시 복사해 올려 주세요.`;
    return { code: 'duration-mismatch', sentence };
  }
  if (real < SHORTEST_SECONDS) {
    return { code: 'too-short', sentence: '영상이 너무 짧아 쓸 수 없습니다. 더 길게 촬영해 올려 주세요.' };
  }
  if (real > LONGEST_SECONDS) {
    const sentence = `영상이 ${Math.round(real / 60)}분입니다. 60분까지 올릴 수 있으니 나누어 올려 주세요.`;
    return { code: 'too-long', sentence };
  }
  return null;
}

function judgeSize(video: Stream): Refusal | null {
  const { width = 0, height = 0 } = video;
  if (Math.min(width, height) < SMALLEST_SIDE) {
    return {
      code: 'picture-too-small',
      sentence: `화면이 ${width}×${height}로 너무 작습니다. 더 크게 촬영해 올려 주세요.`,
    };
  }
  if (width * height > MOST_PIXELS) {
    return {
      code: 'picture-too-large',
      sentence: `화면이 ${width}×${height}로 너무 큽니다. 8K(8192×4320) 이하로 촬영해 올려 주세요.`,
    };
  }
  return null;
}

const rotationOf = (video: Stream) =>
  video.side_data_list?.find((d) => d.rotation !== undefined)?.rotation ?? 0;

function aspectOf(video: Stream): number {
  const [num = 0, den = 0] = (video.sample_aspect_ratio ?? '').split(':').map(Number);
  const ratio = num / den;
  return ratio > 0.1 && ratio < 10 ? ratio : 1;
}

const alphaDecoders: Record<string, string> = { vp8: 'libvpx', vp9: 'libvpx-vp9' };

function describePicture(video: Stream, scan: PacketScan): SourceFacts['video'] {
  const width = Math.round(video.width! * aspectOf(video));
  const turned = Math.abs(Math.round(rotationOf(video) / 90)) % 2 === 1;
  const transfer = video.color_transfer;
  const decoder = video.tags?.['alpha_mode'] === '1' ? (alphaDecoders[video.codec_name!] ?? null) : null;
  return {
    streamIndex: video.index,
    codec: video.codec_name!,
    pixelFormat: video.pix_fmt!,
    width: turned ? video.height! : width,
    height: turned ? width : video.height!,
    medianIntervalSeconds: scan.medianIntervalSeconds,
    lastFrameSeconds: scan.lastFrameSeconds,
    hdr: transfer === 'arib-std-b67' ? 'hlg' : transfer === 'smpte2084' ? 'pq' : null,
    interlaced: /^(tt|bb|tb|bt)$/.test(video.field_order ?? ''),
    matrixKnown: !!video.color_space && video.color_space !== 'unknown',
    alpha: decoder !== null || /^(yuva|rgba|bgra|argb|abgr|gbrap|ya8|ya16|pal8|ayuv)/.test(video.pix_fmt!),
    decoder,
  };
}

/** Every phone plays it, and its own keyframes come often enough to cut segments of at most ten seconds. */
function isRemuxable(
  video: Stream,
  audio: Stream | undefined,
  scan: PacketScan,
  lateSeconds: number,
): boolean {
  return (
    video.codec_name === 'h264' &&
    /^yuvj?420p$/.test(video.pix_fmt ?? '') &&
    /^(Constrained Baseline|Baseline|Main|High)$/.test(video.profile ?? '') &&
    !video.side_data_list?.some((d) => d.rotation !== undefined) &&
    aspectOf(video) === 1 &&
    !/^(tt|bb|tb|bt)$/.test(video.field_order ?? '') &&
    scan.startsWithKeyframe &&
    scan.discarded === 0 &&
    scan.longestKeyframeGapSeconds <= 10 &&
    lateSeconds <= 0.1 &&
    (!audio || (audio.codec_name === 'aac' && audio.profile === 'LC' && (audio.channels ?? 0) <= 2))
  );
}
