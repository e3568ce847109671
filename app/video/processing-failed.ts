/** What goes wrong in processing that is not the recording's fault, and how each error is put into words. */
import { isDatabaseAway } from '~/platform/database-away';
import { ProgramError } from '~/platform/program.server';
import type { Refusal } from './judge-probe';
import { VideoRefused } from './video-refused';

export const failures = {
  'transcode-failed':
    '영상을 변환하는 중에 문제가 생겼습니다. “다시 시도”를 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'disk-full':
    '서버의 저장 공간이 부족하여 변환하지 못했습니다. 관리자에게 공간을 비워 달라고 한 뒤 “다시 시도”를 눌러 주세요.',
  'processing-interrupted':
    '변환하는 동안 서버가 여러 번 멈추었습니다. “다시 시도”를 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'original-missing': '올린 원본 파일을 찾을 수 없습니다. 파일을 다시 올려 주세요.',
};
export type FailureCode = keyof typeof failures;

export class ProcessingFailed extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
  }
}

/** A file that needs more memory than one may have will need it again: it is refused, not tried again. */
export function findRefusal(error: unknown): Refusal | null {
  if (error instanceof VideoRefused) return error.refusal;
  if (!(error instanceof ProgramError) || !/Cannot allocate memory/i.test(error.stderrTail)) return null;
  const sentence =
    '이 영상을 변환하려면 허용된 것보다 많은 메모리가 필요합니다. 4K 이하로 촬영하거나 MP4(H.264)로 바꾸어 올려 주세요.';
  return { code: 'too-heavy', sentence };
}

const wordsOf = (error: unknown) =>
  error instanceof ProgramError ? error.stderrTail || error.message : String(error);

/** What failed because `freeBytes` were left, whatever it says of it. */
export const diskFull = (error: unknown, freeBytes: number) =>
  new ProcessingFailed('disk-full', `${freeBytes} bytes free: ${wordsOf(error)}`);

export function failureCodeOf(error: unknown): FailureCode {
  const full =
    /No space left on device/i.test(wordsOf(error)) || (error as NodeJS.ErrnoException).code === 'ENOSPC';
  if (full) return 'disk-full';
  return error instanceof ProcessingFailed ? error.code : 'transcode-failed';
}

/** For the administrator: the error itself and the last that the program said. */
export const errorLogOf = (error: unknown) =>
  `${String(error).slice(0, 500)}\n${wordsOf(error)}`.slice(-8000);

/** The database went away in the middle: nothing is said of the recording, and nothing can be written of it yet. */
export function isOfDatabase(error: unknown): boolean {
  const ours = [VideoRefused, ProcessingFailed, ProgramError].some((kind) => error instanceof kind);
  // Files speak in the same codes as sockets, but name a path, or a full disk.
  const file = error instanceof Error && ('path' in error || failureCodeOf(error) === 'disk-full');
  return !ours && !file && isDatabaseAway(error);
}

/** What may go better by itself later: room on the disk, memory for a program that the system ended. */
export const mayPass = (error: unknown): boolean =>
  failureCodeOf(error) === 'disk-full' ||
  (error instanceof ProgramError && error.reason === 'exit' && error.exitCode === null);
