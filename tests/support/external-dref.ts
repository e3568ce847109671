// A QuickTime file that says its samples lie in another file: what enable_drefs of ffmpeg would follow.
import fs from 'node:fs/promises';
import { findBox } from './patch-media';

/** An alias record with nothing in it but an absolute path. */
function aliasOf(target: string): Buffer {
  const path = Buffer.from(target);
  const fixed = Buffer.alloc(150);
  fixed.writeInt16BE(-1, 10 + 28 + 12 + 64 + 16);
  fixed.writeInt16BE(-1, 10 + 28 + 12 + 64 + 18);
  const record = Buffer.alloc(4 + path.length + (path.length % 2));
  record.writeUInt16BE(2, 0);
  record.writeUInt16BE(path.length, 2);
  path.copy(record, 4);
  const end = Buffer.from([0xff, 0xff, 0, 0]);
  const body = Buffer.concat([Buffer.from('alis'), Buffer.alloc(4), fixed, record, end]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body]);
}

/** `target` (index behind the media) without its media, which the result asks of `target` itself. */
export async function pointElsewhere(target: string): Promise<Buffer> {
  const bytes = Buffer.from(await fs.readFile(target));
  const media = findBox(bytes, 'mdat');
  bytes.fill(0, media.at, media.at + media.size);
  const dref = findBox(bytes, 'dref');
  const alias = aliasOf(target);
  // The one entry, "in this file", makes room for the alias; every box around it grows.
  const [from, to] = [dref.at + 8, dref.at + dref.size];
  const grown = alias.length - (to - from);
  for (const type of ['dref', 'dinf', 'minf', 'mdia', 'trak', 'moov']) {
    const { at } = findBox(bytes, type);
    bytes.writeUInt32BE(bytes.readUInt32BE(at - 8) + grown, at - 8);
  }
  return Buffer.concat([bytes.subarray(0, from), alias, bytes.subarray(to)]);
}
