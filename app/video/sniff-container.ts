/** What a file is by its first bytes; its name and claimed type are never asked. */

/** The demuxer that alone may read the file, so that nothing in it can name another file. */
export type Demuxer = 'mov' | 'matroska' | 'avi' | 'mpegts';
export type NotVideo =
  'playlist' | 'markup' | 'archive' | 'image' | 'audio' | 'document' | 'text' | 'empty' | 'unknown';
export type Sniffed = { demuxer: Demuxer } | { refused: NotVideo };

/** Bytes that `sniffContainer` wants to see. */
export const SNIFF_BYTES = 4096;
const TS_PACKET = 188;

const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
const starts = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

const imageBrands = /^(heic|heix|hevc|hevx|mif1|msf1|avif|avis|crx )$/;

export function sniffContainer(head: Uint8Array): Sniffed {
  if (head.length === 0) return { refused: 'empty' };
  const type = ascii(head, 4, 8);
  if (type === 'ftyp' && imageBrands.test(ascii(head, 8, 12))) return { refused: 'image' };
  if (type === 'ftyp' && /^M4[AB] $/.test(ascii(head, 8, 12))) return { refused: 'audio' };
  if (/^(ftyp|moov|mdat|wide|free|skip|pnot|styp|moof)$/.test(type)) return { demuxer: 'mov' };
  if (starts(head, 0x1a, 0x45, 0xdf, 0xa3)) return { demuxer: 'matroska' };
  if (ascii(head, 0, 4) === 'RIFF') {
    const form = ascii(head, 8, 12);
    if (form === 'AVI ') return { demuxer: 'avi' };
    return { refused: form === 'WEBP' ? 'image' : form === 'WAVE' ? 'audio' : 'unknown' };
  }
  for (const [offset, stride] of [
    [0, TS_PACKET],
    [4, TS_PACKET + 4],
  ] as const) {
    const syncs = [0, 1, 2, 3].map((i) => head[offset + i * stride]);
    if (syncs.every((byte) => byte === 0x47)) return { demuxer: 'mpegts' };
  }
  return { refused: notVideo(head) };
}

/** Bytes from the end that `sniffTail` wants to see. */
export const TAIL_BYTES = 66_000;

/**
 * What hides behind a recording: a file that is also a whole archive or web document has no business here. Trailers of
 * cameras are left alone.
 */
export function sniffTail(tail: Uint8Array): 'archive' | 'markup' | null {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  // An archive's last record states the length of the comment behind it.
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end >= 0 && end + 22 <= bytes.length && end + 22 + bytes.readUInt16LE(end + 20) === bytes.length)
    return 'archive';
  return /<\/(html|svg|script|body)>\s*$/i.test(bytes.subarray(-256).toString('latin1')) ? 'markup' : null;
}

function notVideo(head: Uint8Array): NotVideo {
  if (starts(head, 0x50, 0x4b) || starts(head, 0x1f, 0x8b) || starts(head, 0x37, 0x7a, 0xbc, 0xaf))
    return 'archive';
  if (ascii(head, 0, 4) === 'Rar!' || starts(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'archive';
  if (starts(head, 0xff, 0xd8, 0xff) || starts(head, 0x89, 0x50, 0x4e, 0x47) || ascii(head, 0, 4) === 'GIF8')
    return 'image';
  if (ascii(head, 0, 3) === 'ID3' || /^(OggS|fLaC|#!AM)/.test(ascii(head, 0, 4)) || starts(head, 0xff, 0xfb))
    return 'audio';
  if (ascii(head, 0, 5) === '%PDF-' || starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'document';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, wholeCharacters(head)));
  } catch {
    return 'unknown';
  }
  const begin = text.replace(/^\ufeff/, '').trimStart();
  if (/^(#EXTM3U|#EXT-X|ffconcat|\[playlist\]|file\s|\[reference\]|rtsptext)/i.test(begin)) return 'playlist';
  if (begin.startsWith('<')) return 'markup';
  return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? 'unknown' : 'text';
}

/** Length up to the last character that is whole, since the head may end inside one. */
function wholeCharacters(head: Uint8Array): number {
  let end = head.length;
  while (end > 0 && end > head.length - 4 && (head[end - 1]! & 0xc0) === 0x80) end--;
  return head.length < SNIFF_BYTES ? head.length : Math.max(0, end - 1);
}
