/** Gives the smallest rung of a set its playlist of keyframes; its segments are cut into fragments for that. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { readMediaPlaylist } from './read-media-playlist';
import { splitFragments } from './split-fragments';
import { writeKeyframePlaylist, type Keyframe } from './write-keyframe-playlist';

export const KEYFRAME_PLAYLIST = 'iframes.m3u8';

/**
 * `folder`: a rung's, ours again, with segments of ffmpeg's own making. `keyframeSeconds`: every so often there is one.
 * Each file is written anew under its name, because another set may share it.
 */
export async function makeKeyframePlaylist({
  folder,
  keyframeSeconds,
}: {
  folder: string;
  keyframeSeconds: number;
}): Promise<void> {
  const playlist = readMediaPlaylist(await fs.readFile(path.join(folder, 'media.m3u8'), 'utf8'));
  const keyframes: Keyframe[] = [];
  for (const { uri, seconds } of playlist.segments) {
    const file = path.join(folder, uri);
    const split = splitFragments(await fs.readFile(file), 2 * keyframes.length + 1);
    await fs.writeFile(`${file}.new`, split.segment);
    await fs.rename(`${file}.new`, file);
    for (const [i, range] of split.keyframes.entries()) {
      const last = i === split.keyframes.length - 1;
      const length = last ? seconds - i * keyframeSeconds : keyframeSeconds;
      keyframes.push({ uri, ...range, seconds: length });
    }
  }
  const text = writeKeyframePlaylist(playlist.init, keyframes);
  await fs.writeFile(path.join(folder, KEYFRAME_PLAYLIST), text);
}

/** The keyframes that a rung's playlist names; null where it has none. */
export async function readKeyframePlaylist(folder: string): Promise<Keyframe[] | null> {
  const text = await fs.readFile(path.join(folder, KEYFRAME_PLAYLIST), 'utf8').catch(() => null);
  if (text === null) return null;
  const entry = /#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n([\w-]+\.m4s)\n/g;
  return [...text.matchAll(entry)].map(([, seconds, bytes, offset, uri]) => ({
    ...{ uri: uri!, offset: Number(offset), bytes: Number(bytes), seconds: Number(seconds) },
  }));
}
