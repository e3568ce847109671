/** What a client says of a file, made harmless: the name is shown to people and never becomes a path. */
import { invalid } from '~/platform/errors';

const LONGEST_NAME = 200;

/** The last part of the name in NFC without control characters; throws `invalid` where nothing is left. */
export function readFilename(metadata: Record<string, string | null | undefined> | undefined): string {
  const given = metadata?.filename ?? '';
  const base = given.normalize('NFC').split(/[\\/]/).pop() ?? '';
  // Control characters and the marks that turn text around: a name must read as it is.
  const clean = base
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (!clean) {
    const sentence = '파일 이름이 없습니다. Upload-Metadata에 filename을 넣어 주세요.';
    throw invalid('upload-metadata-invalid', sentence, { filename: sentence });
  }
  return [...clean].slice(0, LONGEST_NAME).join('');
}
