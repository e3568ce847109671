/** Whether a Matroska file says that a track of it is encrypted: ffprobe is silent about it and decodes noise. */

export type ReadAt = (at: number, length: number) => Promise<Buffer>;

interface Element {
  id: number;
  /** Offset of its content. */
  from: number;
  /** Where it ends; Infinity where it does not say. */
  to: number;
}

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
/** Tracks, TrackEntry, ContentEncodings, ContentEncoding: the way to what is looked for. */
const WAY = [0x1654ae6b, 0xae, 0x6d80, 0x6240];
const CONTENT_ENCRYPTION = 0x5035;
const MOST_ELEMENTS = 10_000;

/** A number of EBML's own kind, with or without the bit that tells its length; null where it breaks off. */
export function readVint(
  bytes: Buffer,
  at: number,
  keepMark: boolean,
): { value: number; next: number } | null {
  const first = bytes[at];
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  const parts = [keepMark ? first : first & (0xff >> length), ...bytes.subarray(at + 1, at + length)];
  const isUnknown = !keepMark && parts[0] === 0xff >> length && parts.slice(1).every((byte) => byte === 0xff);
  const value = isUnknown ? Infinity : parts.reduce((sum, byte) => sum * 256 + byte, 0);
  return { value, next: at + length };
}

async function* elementsIn(read: ReadAt, from: number, to: number): AsyncGenerator<Element> {
  let at = from;
  for (let i = 0; i < MOST_ELEMENTS && at < to; i++) {
    const head = await read(at, 12);
    const id = readVint(head, 0, true);
    const size = id && readVint(head, id.next, false);
    if (!size) return;
    yield { id: id.value, from: at + size.next, to: at + size.next + size.value };
    at += size.next + size.value;
  }
}

async function holdsEncryption(read: ReadAt, from: number, to: number, way: number[]): Promise<boolean> {
  const [next, ...rest] = way;
  for await (const element of elementsIn(read, from, to)) {
    // Tracks stand before the pictures; behind them one would walk through the whole recording.
    if (element.id === CLUSTER) return false;
    if (next === undefined && element.id === CONTENT_ENCRYPTION) return true;
    if (element.id === next && (await holdsEncryption(read, element.from, Math.min(element.to, to), rest)))
      return true;
  }
  return false;
}

export async function isMatroskaEncrypted(read: ReadAt, size: number): Promise<boolean> {
  for await (const element of elementsIn(read, 0, size)) {
    if (element.id === SEGMENT) return holdsEncryption(read, element.from, Math.min(element.to, size), WAY);
  }
  return false;
}
