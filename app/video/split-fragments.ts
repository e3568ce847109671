/**
 * Cuts a CMAF segment so that each keyframe is a fragment by itself, which a byte range can name whole (ISO 14496-12;
 * RFC 8216bis section 4.4.3.6); the pictures up to the next one follow in a second fragment. Not one byte of a picture
 * changes. Knows the boxes that ffmpeg's muxer writes, and throws at any other.
 */

export class UnknownFragment extends Error {}

/** The fragment of a keyframe: where its `moof` begins, and how long it is with its data. */
export interface KeyframeRange {
  offset: number;
  bytes: number;
}

const NOT_SYNC = 0x10000;
/** Of `tfhd`: default-base-is-moof, and flags, size and duration of a sample by default. */
const TFHD = { flags: 0x020038, durationAt: 16, sizeAt: 20, flagsAt: 24 };
/** Of `trun`: where the data begins, then maybe the flags of the first sample. */
const TRUN = { dataOffset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400, shift: 0x800 };

interface Box {
  type: string;
  from: number;
  to: number;
}

function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at < to;) {
    const size = at + 8 <= to ? bytes.readUInt32BE(at) : 0;
    if (size < 8 || at + size > to) throw new UnknownFragment('a box reaches beyond its end');
    yield { type: bytes.toString('latin1', at + 4, at + 8), from: at, to: at + size };
    at += size;
  }
}

function pick(bytes: Buffer, from: number, to: number, type: string): Box {
  const found = [...boxesIn(bytes, from, to)].filter((box) => box.type === type);
  if (found.length !== 1) throw new UnknownFragment(`${found.length} ${type} boxes instead of one`);
  return found[0]!;
}

interface Sample {
  bytes: number;
  ticks: number;
  flags: number;
  shift: number;
}

interface Run {
  sequence: number;
  tfhd: Buffer;
  decodeTime: bigint;
  samples: Sample[];
  data: Buffer;
}

function readRun(bytes: Buffer): Run {
  const moof = pick(bytes, 0, bytes.length, 'moof');
  const mdat = pick(bytes, 0, bytes.length, 'mdat');
  const traf = pick(bytes, moof.from + 8, moof.to, 'traf');
  const [mfhd, tfhd, tfdt, trun] = [
    pick(bytes, moof.from + 8, moof.to, 'mfhd'),
    ...['tfhd', 'tfdt', 'trun'].map((type) => pick(bytes, traf.from + 8, traf.to, type)),
  ] as [Box, Box, Box, Box];
  const flags = bytes.readUInt32BE(trun.from + 8) & 0xffffff;
  const version = bytes[trun.from + 8]!;
  if ((bytes.readUInt32BE(tfhd.from + 8) & 0xffffff) !== TFHD.flags)
    throw new UnknownFragment('unknown tfhd');
  if (bytes[tfdt.from + 8] !== 1 || !(flags & TRUN.dataOffset))
    throw new UnknownFragment('unknown tfdt or trun');
  const usual = {
    ticks: bytes.readUInt32BE(tfhd.from + TFHD.durationAt),
    bytes: bytes.readUInt32BE(tfhd.from + TFHD.sizeAt),
    flags: bytes.readUInt32BE(tfhd.from + TFHD.flagsAt),
  };
  let at = trun.from + 16;
  const dataFrom = moof.from + bytes.readInt32BE(at);
  at += 4;
  const next = () => {
    at += 4;
    return bytes.readUInt32BE(at - 4);
  };
  const first = flags & TRUN.firstFlags ? next() : usual.flags;
  const samples: Sample[] = [];
  for (let i = 0; i < bytes.readUInt32BE(trun.from + 12); i++) {
    samples.push({
      ticks: flags & TRUN.duration ? next() : usual.ticks,
      bytes: flags & TRUN.size ? next() : usual.bytes,
      flags: flags & TRUN.flags ? next() : i === 0 ? first : usual.flags,
      shift: flags & TRUN.shift ? (version === 0 ? next() : next() | 0) : 0,
    });
  }
  const total = samples.reduce((sum, sample) => sum + sample.bytes, 0);
  if (at !== trun.to || dataFrom !== mdat.from + 8 || dataFrom + total !== mdat.to)
    throw new UnknownFragment('a run that does not fill its data');
  return {
    sequence: bytes.readUInt32BE(mfhd.from + 12),
    tfhd: bytes.subarray(tfhd.from, tfhd.to),
    decodeTime: bytes.readBigUInt64BE(tfdt.from + 12),
    samples,
    data: bytes.subarray(dataFrom, mdat.to),
  };
}

const uint32 = (...values: number[]) => {
  const words = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) words.writeInt32BE(value | 0, 4 * i);
  return words;
};
const box = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint32(content.length + 8), Buffer.from(type, 'latin1'), content]);
};

function writeFragment(run: Run, sequence: number, decodeTime: bigint, samples: Sample[], data: Buffer) {
  const { duration, size, flags, shift, dataOffset } = TRUN;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(decodeTime);
  const rows = samples.map((each) => uint32(each.ticks, each.bytes, each.flags, each.shift));
  const trun = (offset: number) => {
    const head = uint32(0x01000000 | duration | size | flags | shift | dataOffset, samples.length, offset);
    return box('trun', head, ...rows);
  };
  const moof = (offset: number) =>
    box(
      'moof',
      box('mfhd', uint32(0, sequence)),
      box('traf', run.tfhd, box('tfdt', uint32(0x01000000), time), trun(offset)),
    );
  const header = moof(moof(0).length + 8);
  return Buffer.concat([header, box('mdat', data)]);
}

/** The fragments that keyframes need: from which sample to which, in order. */
function planFragments(samples: Sample[]): { from: number; to: number; isKeyframe: boolean }[] {
  const starts = samples.flatMap(({ flags }, i) => (flags & NOT_SYNC ? [] : [i]));
  if (starts[0] !== 0) throw new UnknownFragment('a segment that begins without a keyframe');
  return starts.flatMap((from, i) => {
    const rest = { from: from + 1, to: starts[i + 1] ?? samples.length, isKeyframe: false };
    return [{ from, to: from + 1, isKeyframe: true }, ...(rest.from < rest.to ? [rest] : [])];
  });
}

/**
 * Returns the segment in fragments, and where its keyframes lie. Throws where it does not begin with one. Fragments are
 * numbered from `sequence`; there are at most two for each keyframe.
 */
export function splitFragments(
  segment: Buffer,
  sequence: number,
): { segment: Buffer; keyframes: KeyframeRange[] } {
  const run = readRun(segment);
  const styp = pick(segment, 0, segment.length, 'styp');
  // The index of ffmpeg's single fragment goes: players of HLS do not read it.
  const parts = [segment.subarray(styp.from, styp.to)];
  const keyframes: KeyframeRange[] = [];
  let offset = parts[0]!.length;
  let time = run.decodeTime;
  let dataAt = 0;
  for (const [i, { from, to, isKeyframe }] of planFragments(run.samples).entries()) {
    const samples = run.samples.slice(from, to);
    const length = samples.reduce((sum, sample) => sum + sample.bytes, 0);
    const data = run.data.subarray(dataAt, dataAt + length);
    const part = writeFragment(run, sequence + i, time, samples, data);
    if (isKeyframe) keyframes.push({ offset, bytes: part.length });
    parts.push(part);
    offset += part.length;
    dataAt += length;
    time += BigInt(samples.reduce((sum, sample) => sum + sample.ticks, 0));
  }
  return { segment: Buffer.concat(parts), keyframes };
}
