/**
 * From an uploaded file to facts or a refusal: first bytes, ffprobe with the one demuxer those bytes allow, every
 * packet of the picture track, and a first frame really decoded.
 */
import { open } from 'node:fs/promises';
import { inputGuard, runFfmpeg, runFfprobe } from '~/platform/ffmpeg.server';
import { ProgramError, runProgram } from '~/platform/program.server';
import { judgeProbe, pickVideo, probeSchema, type Probe, type SourceFacts } from './judge-probe';
import { createPacketScan, packetArgs } from './scan-packets';
import { SNIFF_BYTES, sniffContainer, type Demuxer, type NotVideo } from './sniff-container';
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

/** What stands before `-i` for an original: one demuxer, local files only. */
export const sourceInput = (demuxer: Demuxer, file: string) => [...inputGuard, '-f', demuxer, '-i', file];

/** Throws VideoRefused with a sentence; other errors are ours, not the file's. */
export async function probeVideo({
  file,
  signal,
}: {
  file: string;
  signal: AbortSignal;
}): Promise<{ facts: SourceFacts; probe: Probe }> {
  const sniffed = sniffContainer(await readHead(file));
  if ('refused' in sniffed) {
    throw new VideoRefused({
      code: `not-video-${sniffed.refused}`,
      sentence: `동영상이 아니라 ${kinds[sniffed.refused]}입니다. MP4, MOV, MKV, WebM, AVI, TS 동영상을 올려 주세요.`,
    });
  }
  const { demuxer } = sniffed;
  const probe = await readHeaders(file, demuxer, signal);
  const video = pickVideo(probe);
  const scan = createPacketScan();
  if (video) {
    const args = [
      '-v',
      'error',
      ...inputGuard,
      '-f',
      demuxer,
      '-select_streams',
      String(video.index),
      ...packetArgs,
    ];
    const options = { nice: 10, timeoutMs: 300_000, signal, onLine: (line: string) => scan.line(line) };
    await runProgram('ffprobe', [...args, '-i', file], options).catch(unlessExit);
  }
  const verdict = judgeProbe(probe, scan.result(), demuxer);
  if ('refused' in verdict) throw new VideoRefused(verdict.refused);
  await requireDecodable(file, verdict.accepted, signal);
  return { facts: verdict.accepted, probe };
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

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

/** The program's own refusal of the file is an answer; a missing program, an abort or a timeout is not. */
function unlessExit(error: unknown): void {
  if (!(error instanceof ProgramError) || error.reason !== 'exit' || (error.exitCode ?? 0) > 125) throw error;
}

async function requireDecodable(file: string, { demuxer, video, audio }: SourceFacts, signal: AbortSignal) {
  const tracks = [
    { index: video.streamIndex, code: 'undecodable', what: '화면을' },
    ...(audio ? [{ index: audio.streamIndex, code: 'sound-undecodable', what: '소리를' }] : []),
  ];
  const maps = tracks.flatMap(({ index }) => ['-map', `0:${index}`]);
  const { stdout } = await runFfmpeg(
    [...sourceInput(demuxer, file), ...maps, '-t', '1', '-f', 'framecrc', 'pipe:1'],
    { timeoutMs: 60_000, signal },
  ).catch((error: unknown) => {
    unlessExit(error);
    return { stdout: '' };
  });
  for (const [i, { code, what }] of tracks.entries()) {
    // A line of framecrc begins with the number of the output track.
    if (stdout.split('\n').some((line) => line.startsWith(`${i},`))) continue;
    const sentence = `영상의 ${what} 풀 수 없습니다. 손상된 파일이거나 지원하지 않는 압축 방식이니 MP4(H.264, AAC)로 바꾸어 올려 주세요.`;
    throw new VideoRefused({ code, sentence });
  }
}
