// The uploader's side of a video, through the public API: tus in chunks; and a look at everything that was published.
import fs from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import type { ApiClient } from '../support/api-client';

const CHUNK = 5 * 1024 * 1024;

export interface Upload {
  /** Address of the upload, and the video that comes of it. */
  at: string;
  videoId: string;
}

/** Announces a file; the answer's status is 201, or the refusal's. */
export async function announceUpload(client: ApiClient, file: string) {
  const { size } = await fs.stat(file);
  const filename = Buffer.from(path.basename(file)).toString('base64');
  const response = await client.fetch('/api/v1/uploads', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(size),
      'upload-metadata': `filename ${filename}`,
    },
  });
  const upload = {
    at: response.headers.get('location') ?? '',
    videoId: response.headers.get('video-id') ?? '',
  };
  return { response, upload };
}

export async function findOffset(client: ApiClient, { at }: Upload): Promise<number> {
  const response = await client.fetch(at, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  return Number(response.headers.get('upload-offset'));
}

/** Sends from where the server stands, chunk by chunk; the answer to the last one, or to the first that fails. */
export async function sendRest(client: ApiClient, file: string, upload: Upload): Promise<Response> {
  const bytes = await fs.readFile(file);
  for (let offset = await findOffset(client, upload); ; offset += CHUNK) {
    const response = await patchUpload(client, upload, offset, bytes.subarray(offset, offset + CHUNK));
    if (!response.ok || offset + CHUNK >= bytes.length) return response;
  }
}

/** The first `share` of a file, and no more. */
export async function sendPart(client: ApiClient, file: string, upload: Upload, share: number) {
  const bytes = await fs.readFile(file);
  return patchUpload(client, upload, 0, bytes.subarray(0, Math.floor(bytes.length * share)));
}

const patchUpload = (client: ApiClient, { at }: Upload, offset: number, bytes: Buffer) =>
  client.fetch(at, {
    method: 'PATCH',
    body: new Uint8Array(bytes),
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
  });

/** Uploads a whole file and returns its video. */
export async function uploadClip(client: ApiClient, file: string): Promise<string> {
  const { response, upload } = await announceUpload(client, file);
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
  const last = await sendRest(client, file, upload);
  if (!last.ok) throw new Error(`upload: ${last.status} ${await last.text()}`);
  return upload.videoId;
}

export interface PlayedRendition {
  name: string;
  /** Sum of the playlist's segments. */
  seconds: number;
  /** Frames that decode, of the picture's renditions. */
  frames: number;
}

/** Addresses that a playlist names, in its lines and in their URI attributes. */
const urisOf = (playlist: string): string[] =>
  [...playlist.matchAll(/URI="([^"]+)"/g), ...playlist.matchAll(/^([^#\s].*)$/gm)].map(([, uri]) => uri!);

/**
 * Follows the master of a published folder through every playlist to every file, and decodes each picture rendition
 * from start to end. Throws where anything is missing, empty or broken.
 */
export async function playFolder(folder: string): Promise<PlayedRendition[]> {
  const master = await fs.readFile(path.join(folder, 'master.m3u8'), 'utf8');
  const played: PlayedRendition[] = [];
  for (const uri of new Set(urisOf(master))) {
    const playlist = await fs.readFile(path.join(folder, uri), 'utf8');
    if (!playlist.includes('#EXT-X-ENDLIST')) throw new Error(`${uri} has no end`);
    for (const file of urisOf(playlist)) {
      const { size } = await fs.stat(path.join(folder, path.dirname(uri), file));
      if (size === 0) throw new Error(`${file} of ${uri} is empty`);
    }
    if (playlist.includes('#EXT-X-I-FRAMES-ONLY')) {
      const keyframes = playlist.match(/#EXT-X-BYTERANGE/g)?.length;
      const decoded = await countFrames(path.join(folder, uri));
      if (decoded !== keyframes) throw new Error(`${uri}: ${decoded} of ${keyframes} keyframes decode`);
      continue;
    }
    const name = path.dirname(uri);
    const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length));
    const seconds = lengths.reduce((sum, length) => sum + length, 0);
    played.push({ name, seconds, frames: name === 'audio' ? 0 : await countFrames(path.join(folder, uri)) });
  }
  return played;
}

async function countFrames(playlist: string): Promise<number> {
  const { stdout } = await runFfmpeg(
    ['-xerror', '-protocol_whitelist', 'file', '-i', playlist, '-map', '0:v:0', '-f', 'framecrc', 'pipe:1'],
    { timeoutMs: 120_000 },
  );
  return stdout.split('\n').filter((line) => /^\d/.test(line)).length;
}
