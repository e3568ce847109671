/**
 * The text of a caption file. Old Korean tools save in CP949, Windows' notepad in UTF-16: a mark at the start decides,
 * else strict UTF-8, which text in CP949 never passes by chance for long, and CP949 only where UTF-8 fails.
 */
import { AppError } from '~/platform/errors';
import { CAPTIONS_MAX_BYTES } from './captions';
import { captionsBroken } from './captions-broken';
import { decodeCp949 } from './decode-cp949';

/** Lines end in \n, composed (NFC), without mark. Throws `captions-invalid`, `captions-too-large` above 512 kB. */
export function decodeCaptionFile(input: Uint8Array | string): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  if (bytes.byteLength > CAPTIONS_MAX_BYTES) {
    throw new AppError(
      'too-large',
      'captions-too-large',
      '자막 파일이 512 kB를 넘습니다. 나누거나 줄여서 올려 주세요.',
    );
  }
  const text = decode(bytes);
  if (text === null) {
    throw captionsBroken(
      '자막의 글자 인코딩을 알 수 없습니다(UTF-8, UTF-16, CP949가 아닙니다). 메모장에서 “다른 이름으로 저장 → 인코딩 UTF-8”로 저장해 다시 올려 주세요.',
    );
  }
  const unified = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(unified);
  if (control) {
    const line = unified.slice(0, control.index).split('\n').length;
    throw captionsBroken('글이 아닌 문자가 들어 있습니다. 자막 파일이 맞는지 확인해 주세요.', line);
  }
  return unified.normalize('NFC');
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes);
  return strictly('utf-8', bytes) ?? decodeCp949(bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
