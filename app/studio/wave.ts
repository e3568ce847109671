/** Just enough of WAV for speech: 16-bit mono PCM in, one file out. Every piece is padded to whole milliseconds. */
export interface Wave {
  sampleRate: number;
  samples: Buffer;
  durationMs: number;
}

const BYTES_A_SAMPLE = 2;
const HEADER = 44;

/** Bytes of `ms` milliseconds; exact, because positions are computed from the sum and not piece by piece. */
const bytesAt = (ms: number, sampleRate: number) => Math.round((ms * sampleRate) / 1000) * BYTES_A_SAMPLE;

/** Throws for anything but 16-bit mono PCM. */
export function readWave(file: Buffer): Wave {
  const mono16 =
    file.length > HEADER && file.toString('ascii', 0, 4) === 'RIFF' && file.readUInt16LE(34) === 16;
  if (!mono16 || file.readUInt16LE(22) !== 1) throw new Error('not a 16-bit mono WAV');
  const data = file.indexOf('data', 12, 'ascii');
  if (data < 0) throw new Error('a WAV without data');
  const sampleRate = file.readUInt32LE(24);
  // A stream's header has no true length; the file's end counts.
  const samples = file.subarray(
    data + 8,
    data + 8 + Math.min(file.readUInt32LE(data + 4), file.length - data - 8),
  );
  return {
    sampleRate,
    samples,
    durationMs: Math.ceil((samples.length / BYTES_A_SAMPLE / sampleRate) * 1000),
  };
}

/** One WAV of the pieces in order; a number is that many milliseconds of silence. */
export function joinWaves(pieces: (Wave | number)[]): Buffer {
  const sampleRate = pieces.find((piece) => typeof piece !== 'number')?.sampleRate ?? 22_050;
  const totalMs = pieces.reduce<number>(
    (sum, piece) => sum + (typeof piece === 'number' ? piece : piece.durationMs),
    0,
  );
  const length = bytesAt(totalMs, sampleRate);
  const out = Buffer.alloc(HEADER + length);
  out.write('RIFF', 0, 'ascii');
  out.writeUInt32LE(36 + length, 4);
  out.write('WAVEfmt ', 8, 'ascii');
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(sampleRate, 24);
  out.writeUInt32LE(sampleRate * BYTES_A_SAMPLE, 28);
  out.writeUInt16LE(BYTES_A_SAMPLE, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36, 'ascii');
  out.writeUInt32LE(length, 40);
  let atMs = 0;
  for (const piece of pieces) {
    if (typeof piece === 'number') atMs += piece;
    else {
      piece.samples.copy(out, HEADER + bytesAt(atMs, sampleRate));
      atMs += piece.durationMs;
    }
  }
  return out;
}
