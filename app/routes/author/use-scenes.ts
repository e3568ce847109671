/** The small pictures of recordings along the strip, fetched once for each. */
import { useEffect, useState } from 'react';
import { readStoryboard, type Scenes } from '~/watch/read-storyboard';
import type { TrimMedia } from './trim-types';

export type ScenesById = Record<string, { scenes: Scenes; base: string }>;

export function useScenes(media: Pick<TrimMedia, 'videoId' | 'masterUrl'>[]): ScenesById {
  const [found, setFound] = useState<ScenesById>({});
  const urls = media.map(({ videoId, masterUrl }) => `${videoId} ${masterUrl}`).join('\n');
  useEffect(() => {
    const stop = new AbortController();
    for (const line of urls.split('\n')) {
      const [videoId = '', masterUrl = ''] = line.split(' ');
      const base = masterUrl.replace(/[^/]+$/, '');
      if (!base) continue;
      fetch(`${base}storyboard.vtt`, { signal: stop.signal })
        .then(async (answer) => (answer.ok ? readStoryboard(await answer.text()) : null))
        .then((scenes) => scenes && setFound((before) => ({ ...before, [videoId]: { scenes, base } })))
        // Without pictures the strip is plain, and works.
        .catch(() => undefined);
    }
    return () => stop.abort();
  }, [urls]);
  return found;
}
