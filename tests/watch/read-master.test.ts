import { expect, it } from 'vitest';
import { writeMasterPlaylist } from '~/video/write-master-playlist';
import { readMaster } from '~/watch/read-master';

const rendition = (name: string, bytes: number) => ({
  ...{ name, width: 640, height: 360, codec: 'avc1.64001e', framesPerSecond: 25 },
  segments: [{ seconds: 6, bytes }],
});

it('reads what the server writes: pictures from the smallest up, and the sound', () => {
  const text = writeMasterPlaylist({
    videos: [rendition('240p', 150_000), rendition('360p', 300_000), rendition('540p', 600_000)],
    audio: { codec: 'mp4a.40.2', segments: [{ seconds: 6, bytes: 75_000 }] },
  });
  expect(readMaster(text)).toEqual({
    videos: [
      { uri: '240p/media.m3u8', bitsPerSecond: 300_000 },
      { uri: '360p/media.m3u8', bitsPerSecond: 500_000 },
      { uri: '540p/media.m3u8', bitsPerSecond: 900_000 },
    ],
    audioUri: 'audio/media.m3u8',
  });
});

it('a recording without sound has nothing to listen to', () => {
  const text = writeMasterPlaylist({ videos: [rendition('source', 150_000)], audio: null });
  expect(readMaster(text)).toMatchObject({ audioUri: null });
  expect(readMaster('')).toEqual({ videos: [], audioUri: null });
});
