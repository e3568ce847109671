/**
 * Fetches side by side, into the browser's cache, what hls.js will ask for one after the other: on a phone's network
 * each of its five rounds costs as much as the piece itself, and hls.js has yet to arrive.
 */
import { readMediaPlaylist } from '~/video/read-media-playlist';
import { readMaster } from './read-master';
import { pickStartLevel } from './start-level';

interface Warmth {
  /** Absolute or from the page. */
  url: string;
  startSeconds: number;
  bitsPerSecond: number;
  signal: AbortSignal;
}

/** Never throws: whatever is missing is fetched again when it is wanted. */
export async function warmMedia({ url, startSeconds, bitsPerSecond, signal }: Warmth): Promise<void> {
  const get = async (address: string | URL) => {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer;
  };
  const base = new URL(url, location.href);
  const warmTrack = async (uri: string) => {
    const playlist = new URL(uri, base);
    const { init, segments } = readMediaPlaylist(await (await get(playlist)).text());
    let from = 0;
    const piece = segments.find(({ seconds }) => (from += seconds) > startSeconds) ?? segments[0]!;
    // Read to the end, or the cache keeps nothing.
    await Promise.all(
      [init, piece.uri].map(async (file) => (await get(new URL(file, playlist))).arrayBuffer()),
    );
  };
  try {
    const { videos, audioUri } = readMaster(await (await get(base)).text());
    const first =
      videos[
        pickStartLevel(
          videos.map((video) => video.bitsPerSecond),
          bitsPerSecond,
        )
      ];
    await Promise.all([first?.uri, audioUri].filter((uri) => uri != null).map(warmTrack));
  } catch {
    // Offline, the cookie is old, or a playlist of another make.
  }
}
