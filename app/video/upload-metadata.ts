/** What a client says of a file: only its name, and that only to be shown. */
import { invalid } from '~/platform/errors';
import { cleanFileName } from './file-name';

/** Throws `invalid` where no name is left. */
export function readFilename(metadata: Record<string, string | null | undefined> | undefined): string {
  const clean = cleanFileName(metadata?.filename ?? '');
  if (!clean) {
    const sentence = '파일 이름이 없습니다. Upload-Metadata에 filename을 넣어 주세요.';
    throw invalid('upload-metadata-invalid', sentence, { filename: sentence });
  }
  return clean;
}
