/**
 * Captions of the stream itself, where the browser's own player reads them: shown while the system shows the video
 * (an iPhone's full screen, picture in picture), silent while the page draws them under the picture.
 */
import { useEffect, type RefObject } from 'react';

type SystemVideo = HTMLVideoElement & {
  webkitDisplayingFullscreen?: boolean;
  webkitPresentationMode?: string;
};

const EVENTS = ['webkitbeginfullscreen', 'webkitendfullscreen', 'webkitpresentationmodechanged'] as const;

const shownBySystem = (video: SystemVideo) =>
  video.webkitDisplayingFullscreen === true || (video.webkitPresentationMode ?? 'inline') !== 'inline';

/** The track of the page's language, else the first; all others are off. */
export function setSystemCaptions(video: SystemVideo, on: boolean, lang: string): void {
  const tracks = [...video.textTracks].filter(({ kind }) => kind === 'subtitles' || kind === 'captions');
  const chosen = tracks.find(({ language }) => language.split('-')[0] === lang) ?? tracks[0];
  for (const track of tracks) {
    const mode = track !== chosen || !on ? 'disabled' : shownBySystem(video) ? 'showing' : 'hidden';
    if (track.mode !== mode) track.mode = mode;
  }
}

export function useSystemCaptions(video: RefObject<HTMLVideoElement>, on: boolean, lang: string) {
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const listen = new AbortController();
    const { signal } = listen;
    const set = () => setSystemCaptions(element, on, lang);
    set();
    element.textTracks?.addEventListener('addtrack', set, { signal });
    for (const name of EVENTS) element.addEventListener(name, set, { signal });
    return () => listen.abort();
  }, [video, on, lang]);
}
