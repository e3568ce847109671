/**
 * From an uploaded file to facts or a refusal: its bytes, ffprobe with the one demuxer those bytes allow, every packet
 * of the picture track, and a first frame really decoded.
 */
import { inputGuard, runFencedFfmpeg, runFencedFfprobe, runFfprobe } from '~/platform/ffmpeg.server';
import { HANDED_OVER, ProgramError } from '~/platform/program.server';
import { inspectContainer, type Inspected } from './inspect-container.server';
import { judgeProbe, pickVideo, probeSchema, type Probe, type SourceFacts } from './judge-probe';
import { createPacketScan, packetArgs } from './scan-packets';
import type { Demuxer, NotVideo } from './sniff-container';
import { VideoRefused } from './video-refused';

const kinds: Record<NotVideo, string> = {
  playlist: '재생 목록 파일',
  markup: '웹 문서나 SVG 그림',
  archive: '압축 파일',
  image: '사진',
  audio: '소리 파일',
  document: '문서',
  text: '글 파일',
  empty: '빈 파일',
  unknown: '동영상이 아닌 파일',
};

/** What stands before `-i` for an original that is handed over: one demuxer, local files only. */
export const sourceInput = ({
  demuxer,
  video,
}: {
  demuxer: Demuxer;
  video?: { streamIndex: number; decoder: string | null };
}) => [
  ...[...inputGuard, ...(video?.decoder ? [`-c:${video.streamIndex}`, video.decoder] : [])],
  ...['-f', demuxer, '-i', HANDED_OVER],
];

export interface ProbedVideo {
  facts: SourceFacts;
  probe: Probe;
  /** When the file says that its pictures are, in seconds from its zero. */
  packets: number[];
}

/** Throws VideoRefused with a sentence; other errors are ours, not the file's. */
export async function probeVideo({
  file,
  signal,
}: {
  file: string;
  signal: AbortSignal;
}): Promise<ProbedVideo> {
  const inspected = await inspectContainer(file);
  if ('refused' in inspected) throw refuseKind(inspected.refused);
  const probe = await readHeaders(file, inspected.demuxer, signal);
  const scan = await scanPackets(file, inspected, probe, signal);
  const verdict = judgeProbe(probe, scan, inspected);
  if ('refused' in verdict) throw new VideoRefused(verdict.refused);
  await requireDecodable(file, verdict.accepted, signal);
  const { startSeconds } = verdict.accepted;
  return { facts: verdict.accepted, probe, packets: scan.shownSeconds.map((at) => at - startSeconds) };
}

const refuseKind = (kind: NotVideo) =>
  new VideoRefused({
    code: `not-video-${kind}`,
    sentence: `동영상이 아니라 ${kinds[kind]}입니다. MP4, MOV, MKV, WebM, AVI, TS 동영상을 올려 주세요.`,
  });

async function readHeaders(file: string, demuxer: Demuxer, signal: AbortSignal): Promise<Probe> {
  try {
    const args = ['-f', demuxer, '-show_format', '-show_streams'];
    return probeSchema.parse(await runFfprobe(file, args, { timeoutMs: 60_000, signal }));
  } catch (error) {
    unlessExit(error);
    throw new VideoRefused({
      code: 'damaged',
      sentence: '영상 파일이 손상되었거나 다 옮겨지지 않아 열 수 없습니다. 원본을 다시 복사해 올려 주세요.',
    });
  }
}

async function scanPackets(file: string, { demuxer }: Inspected, probe: Probe, signal: AbortSignal) {
  const video = pickVideo(probe);
  const scan = createPacketScan();
  if (video) {
    const args = [...inputGuard, '-f', demuxer, '-select_streams', String(video.index), ...packetArgs];
    const options = { timeoutMs: 300_000, signal, onLine: (line: string) => scan.line(line) };
    const words = [...args, '-i', HANDED_OVER];
    await runFencedFfprobe(words, { source: file, ...options }).catch(unlessExit);
  }
  return scan.result();
}

/** The program's own refusal of the file is an answer; a missing program, an abort or a timeout is not. */
function unlessExit(error: unknown): void {
  if (!(error instanceof ProgramError) || error.reason !== 'exit' || (error.exitCode ?? 0) > 125) throw error;
}

async function requireDecodable(file: string, facts: SourceFacts, signal: AbortSignal) {
  const { video, audio } = facts;
  // It may be damaged at the beginning and whole after: hence up to the first frame, wherever that is. Each track has an
  // output of its own, because an output ends with the first of its tracks, and tells itself by the length of its sums.
  const tracks = [
    {
      index: video.streamIndex,
      sums: 'framecrc',
      line: /^0,.* 0x[0-9a-f]{8}\b/m,
      code: 'undecodable',
      what: '화면을',
    },
    ...(audio
      ? [
          {
            ...{ index: audio.streamIndex, sums: 'framemd5', line: /^0,.* [0-9a-f]{32}\b/m },
            ...{ code: 'sound-undecodable', what: '소리를' },
          },
        ]
      : []),
  ];
  const outputs = tracks.flatMap(({ index, sums }) => [
    '-map',
    `0:${index}`,
    '-frames',
    '1',
    '-f',
    sums,
    'pipe:1',
  ]);
  const { stdout } = await runFencedFfmpeg(['-max_error_rate', '1', ...sourceInput(facts), ...outputs], {
    ...{ source: file, timeoutMs: 300_000, signal },
  }).catch((error: unknown) => {
    unlessExit(error);
    return { stdout: '' };
  });
  for (const { line, code, what } of tracks) {
    if (line.test(stdout)) continue;
    const sentence = `영상의 ${what} 풀 수 없습니다. 손상된 파일이거나 지원하지 않는 압축 방식이니 MP4(H.264, AAC)로 바꾸어 올려 주세요.`;
    throw new VideoRefused({ code, sentence });
  }
}
