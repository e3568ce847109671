/**
 * What a container says of itself and ffprobe does not tell: whether the file ends before its own structure does (a copy
 * that broke off, told from a header that lies), whether its tracks are encrypted, and what hides behind the end.
 */
import { open } from 'node:fs/promises';
import { isMatroskaEncrypted, readVint, type ReadAt } from './matroska-encryption';
import { SNIFF_BYTES, sniffContainer, sniffTail, TAIL_BYTES } from './sniff-container';
import type { Demuxer, NotVideo } from './sniff-container';

export interface Inspected {
  demuxer: Demuxer;
  isCut: boolean;
  isEncrypted: boolean;
}

const MOST_BOXES = 100_000;

export async function inspectContainer(file: string): Promise<Inspected | { refused: NotVideo }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const read: ReadAt = async (at, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(0, SNIFF_BYTES);
    const sniffed = sniffContainer(head);
    if ('refused' in sniffed) return sniffed;
    const hidden = sniffTail(await read(Math.max(0, size - TAIL_BYTES), TAIL_BYTES));
    if (hidden) return { refused: hidden };
    const { demuxer } = sniffed;
    if (demuxer === 'mov') return { demuxer, ...(await inspectBoxes(read, size)) };
    if (demuxer === 'matroska')
      return {
        demuxer,
        isCut: size < endOfSegment(head),
        isEncrypted: await isMatroskaEncrypted(read, size),
      };
    return { demuxer, isCut: demuxer === 'avi' && size < endOfRiff(head), isEncrypted: false };
  } finally {
    await handle.close();
  }
}

interface Box {
  type: string;
  /** Offsets of its content. */
  from: number;
  to: number;
}

/** The boxes between two offsets; the last may reach beyond `to`. */
async function* boxesIn(read: ReadAt, from: number, to: number): AsyncGenerator<Box> {
  let at = from;
  for (let i = 0; i < MOST_BOXES && at + 8 <= to; i++) {
    const head = await read(at, 16);
    const type = head.toString('latin1', 4, 8);
    if (head.length < 8 || !/^[\w \u00a9-]{4}$/.test(type)) return;
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return;
    // Zero: to the end, wherever that is.
    const length = short === 0 ? to - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return;
    yield { type, from: at + (short === 1 ? 16 : 8), to: at + length };
    at += length;
  }
}

async function inspectBoxes(read: ReadAt, size: number) {
  let [isCut, isEncrypted] = [false, false];
  for await (const box of boxesIn(read, 0, size)) {
    isCut ||= box.to > size;
    if (box.type === 'moov') isEncrypted ||= await hasEncryptedTrack(read, box.from, Math.min(box.to, size));
  }
  return { isCut, isEncrypted };
}

/** Looks at the sample descriptions: encrypted tracks call themselves `encv` or `enca`. */
async function hasEncryptedTrack(read: ReadAt, from: number, to: number): Promise<boolean> {
  for await (const box of boxesIn(read, from, to)) {
    if (/^(trak|mdia|minf|stbl)$/.test(box.type) && (await hasEncryptedTrack(read, box.from, box.to)))
      return true;
    // Version, flags and a count stand before the descriptions.
    if (box.type !== 'stsd') continue;
    for await (const entry of boxesIn(read, box.from + 8, box.to))
      if (/^enc[va]$|^drm/.test(entry.type)) return true;
  }
  return false;
}

const endOfRiff = (head: Buffer) => (head.length < 8 ? 0 : head.readUInt32LE(4) + 8);

/** Where a Matroska file's one segment ends; 0 where it does not say. */
function endOfSegment(head: Buffer): number {
  const header = readVint(head, 4, false);
  if (!header) return 0;
  const segment = header.next + header.value;
  if (head.length < segment + 12 || head.readUInt32BE(segment) !== 0x18538067) return 0;
  const size = readVint(head, segment + 4, false);
  return size && Number.isFinite(size.value) ? size.next + size.value : 0;
}
