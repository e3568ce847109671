// Recordings changed byte by byte where no encoder writes what a camera, a broken copy or an attacker does.
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { makeTestClip } from './media';

/** A changed copy beside the clip, named by what was changed. */
export async function patchClip(
  file: string,
  label: string,
  change: (bytes: Buffer) => Buffer | void,
): Promise<string> {
  const bytes = Buffer.from(await fs.readFile(file));
  const changed = change(bytes) ?? bytes;
  const name = createHash('sha256').update(`${file} ${label}`).update(changed).digest('hex').slice(0, 24);
  const copy = path.join(path.dirname(file), `${name}${path.extname(file)}`);
  const part = `${copy}.${process.pid}`;
  await fs.writeFile(part, changed);
  await fs.rename(part, copy);
  return copy;
}

/** Offset of the content of the n-th box of this type, found by its name. */
export function findBox(bytes: Buffer, type: string, n = 0): { at: number; size: number } {
  let at = bytes.indexOf(type, 0, 'latin1');
  for (let i = 0; i < n; i++) at = bytes.indexOf(type, at + 4, 'latin1');
  if (at < 4) throw new Error(`no box ${type}`);
  return { at: at + 4, size: bytes.readUInt32BE(at - 4) - 8 };
}

/** The first track's display matrix as `[a, b, c, d]`: a point goes to (a·x + c·y, b·x + d·y). */
export const setMatrix = (file: string, matrix: readonly [number, number, number, number]) =>
  patchClip(file, `matrix ${matrix.join()}`, (bytes) => {
    const { at } = findBox(bytes, 'tkhd');
    const [a, b, c, d] = matrix;
    for (const [i, value] of [a, b, 0, c, d, 0].entries())
      bytes.writeInt32BE(value * 65_536, at + 40 + i * 4);
  });

/** Every length stated in the header, multiplied: the samples stay as they are. */
export const claimLength = (file: string, factor: number) =>
  patchClip(file, `length ${factor}`, (bytes) => {
    const times = (at: number) => bytes.writeUInt32BE(Math.round(bytes.readUInt32BE(at) * factor), at);
    times(findBox(bytes, 'mvhd').at + 16);
    times(findBox(bytes, 'tkhd').at + 20);
    times(findBox(bytes, 'mdhd').at + 16);
    times(findBox(bytes, 'elst').at + 8);
  });

/** Gives one sample description another name, such as that of a codec nobody here can decode. */
export const renameCodec = (file: string, from: string, to: string) =>
  patchClip(file, `${from} ${to}`, (bytes) => {
    const description = (name: string) => bytes.indexOf(name, bytes.indexOf('stsd', 0, 'latin1'), 'latin1');
    bytes.write(to, description(from), 'latin1');
    // The descriptor would still tell the decoder what it is.
    const descriptor = description('esds');
    if (from === 'mp4a') bytes.write('free', descriptor, 'latin1');
  });

/** A Matroska file's stated length, multiplied. */
export const claimMatroskaLength = (file: string, factor: number) =>
  patchClip(file, `length ${factor}`, (bytes) => {
    const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88])) + 3;
    bytes.writeDoubleBE(bytes.readDoubleBE(at) * factor, at);
  });

/** The part between two shares of the file overwritten with noise that is the same in every run. */
export const scramble = (file: string, from: number, to: number) =>
  patchClip(file, `noise ${from} ${to}`, (bytes) => {
    const end = Math.floor(bytes.length * to);
    for (let i = Math.floor(bytes.length * from); i < end; i++) bytes[i] = (i * 7919 + (i >> 7)) & 0xff;
  });

export const cutOff = (file: string, share: number) =>
  patchClip(file, `cut ${share}`, (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));

export const append = (file: string, tail: Buffer | string) =>
  patchClip(file, 'tail', (bytes) => Buffer.concat([bytes, Buffer.from(tail as string)]));

/**
 * A Matroska file whose picture track says that it is encrypted (AES). No encoder here writes that: the track's name, of
 * as many bytes, makes way for it.
 */
export async function encryptMatroska(): Promise<string> {
  const name = 'fourteen bytes';
  const clip = await makeTestClip({
    ...{ seconds: 1, width: 160, height: 120, extension: 'mkv' },
    more: ['-metadata:s:v', `title=${name}`, '-write_crc32', '0'],
  });
  return patchClip(clip, 'encrypted', (bytes) => {
    // Name (53 6E) becomes ContentEncodings (6D 80) with one ContentEncoding of type 1, encryption, algorithm 5.
    const at = bytes.indexOf(Buffer.from([0x53, 0x6e, 0x80 + name.length]));
    if (at < 0) throw new Error('the track has no name');
    const encoding = [0x62, 0x40, 0x8b, 0x50, 0x33, 0x81, 1, 0x50, 0x35, 0x84, 0x47, 0xe1, 0x81, 5];
    Buffer.from([0x6d, 0x80, 0x80 + encoding.length, ...encoding]).copy(bytes, at);
  });
}
